package io.github.chainrule.processor.spec;

import java.util.List;

/**
 * A normalisation of each channel by statistics that are parameters, a mean m and a variance s: v =
 * γ (x − m) / √(s + ε) + β, and y = φ(v).
 */
public record BatchNormSpec(
    String name, List<Integer> sources, double epsilon, ActivationSpec activation)
    implements LayerSpec {

  public BatchNormSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public BatchNormSpec with(String otherName, List<Integer> otherSources) {
    return new BatchNormSpec(otherName, otherSources, epsilon, activation);
  }

  @Override
  public String kind() {
    return "BatchNorm";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return inputs.get(0);
  }

  @Override
  public List<TensorSpec> tensors(List<Extent> inputs) {
    List<Integer> channels = List.of(inputs.get(0).channels());
    return List.of(
        new TensorSpec(TensorRole.SCALES, channels, Initialization.ones(channels.get(0))),
        new TensorSpec(TensorRole.SHIFTS, channels, Initialization.ZERO),
        new TensorSpec(TensorRole.MEANS, channels, Initialization.ZERO),
        new TensorSpec(TensorRole.VARIANCES, channels, Initialization.ones(channels.get(0))));
  }

  @Override
  public String detail() {
    return "epsilon " + epsilon;
  }

  @Override
  public void checkAttributes(LayerFindings findings) {
    findings.epsilon(epsilon);
  }

  @Override
  public void checkInput(Extent read, LayerFindings findings) {
    findings.softmaxOf(read.channels());
  }

  @Override
  public String content() {
    return kind() + epsilon + activation.name();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.batchNorm(this);
  }
}
