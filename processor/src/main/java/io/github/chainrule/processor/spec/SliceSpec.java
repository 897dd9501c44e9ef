package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.diagnostic.NetworkMessage;
import java.util.List;
import java.util.stream.IntStream;

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
  public boolean isRearrangement() {
    return true;
  }

  @Override
  public int[] rearrangement(Extent read) {
    int channels = read.channels();
    return IntStream.range(0, read.size())
        .filter(element -> element % channels >= offset && element % channels < offset + units)
        .toArray();
  }

  @Override
  public String detail() {
    return "from channel " + offset;
  }

  @Override
  public void checkAttributes(LayerFindings findings) {
    findings.units(units);
  }

  @Override
  public void checkInput(Extent read, LayerFindings findings) {
    if (offset < 0 || units > read.channels() - offset) {
      boolean isBeyond = offset < 0 || offset >= read.channels();
      String attribute = isBeyond ? "offset" : "units";
      findings.refuse(NetworkMessage.SLICE_CHANNELS, attribute, offset, units, read.channels());
    }
  }

  @Override
  public String content() {
    return kind() + offset + "+" + units;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.slice(this);
  }
}
