package io.github.chainrule.processor.spec;

import java.util.ArrayList;
import java.util.List;

/** A fully connected layer: y = φ(Wᵀ x + b). */
public record DenseSpec(
    String name, List<Integer> sources, int units, ActivationSpec activation, boolean bias)
    implements LayerSpec {

  public DenseSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public DenseSpec with(String otherName, List<Integer> otherSources) {
    return new DenseSpec(otherName, otherSources, units, activation, bias);
  }

  @Override
  public Extent extent(Extent input) {
    return new Extent(input.positions(), units);
  }

  @Override
  public List<TensorSpec> tensors(Extent input) {
    int inputs = input.channels();
    List<TensorSpec> tensors = new ArrayList<>();
    Initialization drawn = new Initialization(activation.initialWeights(), inputs, units);
    tensors.add(new TensorSpec(TensorRole.WEIGHTS, List.of(inputs, units), drawn));
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
  public String content() {
    return units + activation.name() + bias;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.dense(this);
  }
}
