package io.github.chainrule.processor.spec;

import java.util.List;
import java.util.stream.IntStream;

/** Values one after another along the channels. */
public record ConcatSpec(String name, List<Integer> sources) implements LayerSpec {

  public ConcatSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public ConcatSpec with(String otherName, List<Integer> otherSources) {
    return new ConcatSpec(otherName, otherSources);
  }

  @Override
  public String kind() {
    return "Concat";
  }

  @Override
  public int fewestSources() {
    return 2;
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return inputs.get(0);
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
    return visitor.concat(this);
  }
}
