package io.github.chainrule.processor.spec;

import java.util.List;

/** Values of the same shape, element by element from left to right: v = a + b + …, and y = φ(v). */
public record AddSpec(String name, List<Integer> sources, ActivationSpec activation)
    implements LayerSpec {

  public AddSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public AddSpec with(String otherName, List<Integer> otherSources) {
    return new AddSpec(otherName, otherSources, activation);
  }

  @Override
  public String kind() {
    return "Add";
  }

  @Override
  public boolean isJoining() {
    return false;
  }

  @Override
  public int fewestSources() {
    return 2;
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return Extent.largest(inputs);
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
    return visitor.add(this);
  }
}
