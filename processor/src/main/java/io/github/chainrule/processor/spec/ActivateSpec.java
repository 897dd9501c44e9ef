package io.github.chainrule.processor.spec;

import java.util.List;

/** A function of what is read: y = φ(v). */
public record ActivateSpec(String name, List<Integer> sources, ActivationSpec activation)
    implements LayerSpec {

  public ActivateSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public ActivateSpec with(String otherName, List<Integer> otherSources) {
    return new ActivateSpec(otherName, otherSources, activation);
  }

  @Override
  public String kind() {
    return "Activate";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return inputs.get(0);
  }

  @Override
  public void checkInput(Extent read, LayerFindings findings) {
    findings.softmaxOf(read.channels());
  }

  @Override
  public String content() {
    return kind() + activation.name();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.activate(this);
  }
}
