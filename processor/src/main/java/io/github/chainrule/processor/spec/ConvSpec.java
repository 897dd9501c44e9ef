package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.diagnostic.NetworkMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A convolution over steps or images: v[s][f] = b[f] + Σ_k Σ_c x[place k of window s][c] ·
 * w[k][c][f] and y = φ(v), in groups of channels and filters.
 *
 * @param axes 1 for steps, 2 for images
 */
public record ConvSpec(
    String name,
    List<Integer> sources,
    int axes,
    int filters,
    WindowSpec window,
    int groups,
    ActivationSpec activation,
    boolean bias,
    OptionalInt shares)
    implements LayerSpec {

  public ConvSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public ConvSpec with(String otherName, List<Integer> otherSources) {
    return new ConvSpec(
        otherName, otherSources, axes, filters, window, groups, activation, bias, shares);
  }

  @Override
  public String kind() {
    return "Conv" + axes + "D";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return new Extent(window.counts(inputs.get(0).positions()), filters);
  }

  @Override
  public List<TensorSpec> tensors(List<Extent> inputs) {
    List<Integer> shape = new ArrayList<>(window.sizes(axes));
    int places = shape.stream().reduce(1, Math::multiplyExact);
    int channels = inputs.get(0).channels() / groups;
    shape.add(channels);
    shape.add(filters);
    Initialization drawn =
        new Initialization(activation.initialWeights(), places * channels, filters);
    List<TensorSpec> tensors = new ArrayList<>();
    tensors.add(new TensorSpec(TensorRole.WEIGHTS, shape, drawn));
    if (bias) {
      tensors.add(new TensorSpec(TensorRole.BIASES, List.of(filters), Initialization.ZERO));
    }
    return tensors;
  }

  @Override
  public String detail() {
    return groups == 1 ? window.text() : window.text() + ", groups " + groups;
  }

  @Override
  public List<String> remarks() {
    return bias ? List.of(detail()) : List.of(detail(), "without biases");
  }

  @Override
  public void checkAttributes(LayerFindings findings) {
    findings.atLeastOne("filters", filters);
    findings.atLeastOne("groups", groups);
    if (groups >= 1 && filters % groups != 0) {
      findings.refuse(NetworkMessage.CONV_GROUPS, "groups", filters + " filters", groups);
    }
    findings.softmaxOf(filters);
    window.check("kernel", axes, findings);
    if (axes == 2) {
      window.checkImage(findings);
    }
  }

  @Override
  public void checkInput(Extent read, LayerFindings findings) {
    if (read.positions().size() != axes) {
      findings.rank(axes == 1 ? "{steps, channels}" : "{height, width, channels}", read);
      return;
    }
    if (read.channels() % groups != 0) {
      findings.refuse(NetworkMessage.CONV_GROUPS, "groups", read.channels() + " channels", groups);
    }
    window.checkFit("kernel", read, findings);
  }

  @Override
  public String content() {
    String shared = shares.isPresent() ? "=" + shares.getAsInt() : "";
    return kind() + filters + detail() + activation.name() + bias + shared;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.conv(this);
  }
}
