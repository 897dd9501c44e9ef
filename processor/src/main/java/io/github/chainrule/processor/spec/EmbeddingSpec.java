package io.github.chainrule.processor.spec;

import java.util.List;
import java.util.OptionalInt;

/** A table of rows, of which each channel of codes chooses one. */
public record EmbeddingSpec(
    String name, List<Integer> sources, int size, int units, OptionalInt shares)
    implements LayerSpec {

  public EmbeddingSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public EmbeddingSpec with(String otherName, List<Integer> otherSources) {
    return new EmbeddingSpec(otherName, otherSources, size, units, shares);
  }

  @Override
  public String kind() {
    return "Embedding";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    Extent codes = inputs.get(0);
    long channels = (long) codes.channels() * units;
    return new Extent(codes.positions(), (int) Math.min(Integer.MAX_VALUE, channels));
  }

  @Override
  public List<TensorSpec> tensors(List<Extent> inputs) {
    Initialization drawn =
        new Initialization(Initialization.Distribution.STANDARD_NORMAL, size, units);
    return List.of(new TensorSpec(TensorRole.ENTRIES, List.of(size, units), drawn));
  }

  @Override
  public String detail() {
    return "codes 0 to " + (size - 1);
  }

  @Override
  public OptionalInt codes() {
    return OptionalInt.of(size);
  }

  @Override
  public void checkAttributes(LayerFindings findings) {
    findings.atLeastOne("size", size);
    findings.units(units);
  }

  @Override
  public String content() {
    return kind() + size + "x" + units + (shares.isPresent() ? shares.getAsInt() : "");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.embedding(this);
  }
}
