package io.github.chainrule.processor.spec;

import java.util.List;

/**
 * A normalisation along the channels: v = γ (x − μ) / √(σ² + ε) + β, with the mean μ and the biased
 * variance σ² of the channels, and y = φ(v).
 */
public record LayerNormSpec(
    String name, List<Integer> sources, double epsilon, ActivationSpec activation)
    implements LayerSpec {

  public LayerNormSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public LayerNormSpec with(String otherName, List<Integer> otherSources) {
    return new LayerNormSpec(otherName, otherSources, epsilon, activation);
  }

  @Override
  public String kind() {
    return "LayerNorm";
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
        new TensorSpec(TensorRole.SHIFTS, channels, Initialization.ZERO));
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
    return visitor.layerNorm(this);
  }
}
