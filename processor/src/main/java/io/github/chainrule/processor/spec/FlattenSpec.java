package io.github.chainrule.processor.spec;

import java.util.List;
import java.util.stream.IntStream;

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
  public boolean isRearrangement() {
    return true;
  }

  @Override
  public int[] rearrangement(Extent read) {
    return IntStream.range(0, read.size()).toArray();
  }

  @Override
  public String content() {
    return kind();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.flatten(this);
  }
}
