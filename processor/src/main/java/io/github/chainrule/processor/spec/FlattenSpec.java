package io.github.chainrule.processor.spec;

import java.util.List;

/** All channels of all positions as one vector. */
public record FlattenSpec(String name, List<Integer> sources) implements LayerSpec {

  public FlattenSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public FlattenSpec with(String otherName, List<Integer> otherSources) {
    return new FlattenSpec(otherName, otherSources);
  }

  @Override
  public String kind() {
    return "Flatten";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return Extent.vector(inputs.get(0).size());
  }

  @Override
  public String content() {
    return kind();
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.flatten(this);
  }
}
