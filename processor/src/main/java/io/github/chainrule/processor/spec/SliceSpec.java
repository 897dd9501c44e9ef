package io.github.chainrule.processor.spec;

import java.util.List;

/** Some neighbouring channels of what is read. */
public record SliceSpec(String name, List<Integer> sources, int offset, int units)
    implements LayerSpec {

  public SliceSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public SliceSpec with(String otherName, List<Integer> otherSources) {
    return new SliceSpec(otherName, otherSources, offset, units);
  }

  @Override
  public String kind() {
    return "Slice";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    return new Extent(inputs.get(0).positions(), units);
  }

  @Override
  public String detail() {
    return "from channel " + offset;
  }

  @Override
  public String content() {
    return kind() + offset + "+" + units;
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.slice(this);
  }
}
