package io.github.chainrule.processor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A fully connected layer: y = φ(Wᵀ x + b), along the channels. */
public record DenseSpec(
    String name,
    List<Integer> sources,
    int units,
    ActivationSpec activation,
    boolean bias,
    OptionalInt shares)
    implements LayerSpec {

  public DenseSpec {
    sources = List.copyOf(sources);
  }

  /** A layer with parameters of its own. */
  public DenseSpec(
      String name, List<Integer> sources, int units, ActivationSpec activation, boolean bias) {
    this(name, sources, units, activation, bias, OptionalInt.empty());
  }

  @Override
  public DenseSpec with(String otherName, List<Integer> otherSources) {
    return new DenseSpec(otherName, otherSources, units, activation, bias, shares);
  }

  @Override
  public String kind() {
    return "Dense";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return new Extent(inputs.get(0).positions(), units);
  }

  @Override
  public List<TensorSpec> tensors(List<Extent> inputs) {
    int channels = inputs.get(0).channels();
    List<TensorSpec> tensors = new ArrayList<>();
    Initialization drawn = new Initialization(activation.initialWeights(), channels, units);
    tensors.add(new TensorSpec(TensorRole.WEIGHTS, List.of(channels, units), drawn));
    if (bias) {
      tensors.add(new TensorSpec(TensorRole.BIASES, List.of(units), Initialization.ZERO));
    }
    return tensors;
  }

  @Override
  public List<String> remarks() {
    return bias ? List.of() : List.of("without biases");
  }

  @Override
  public void checkAttributes(LayerFindings findings) {
    findings.units(units);
    findings.softmaxOf(units);
  }

  @Override
  public String content() {
    return units + activation.name() + bias + (shares.isPresent() ? shares.getAsInt() : "");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.dense(this);
  }
}
