package io.github.chainrule.processor.spec;

import java.util.List;

/** The largest, or the mean, of each window over steps or images, channel by channel. */
public record PoolSpec(String name, List<Integer> sources, Reduction reduction, WindowSpec window)
    implements LayerSpec {

  /** What becomes of a window. */
  public enum Reduction {
    /** The largest; the derivative goes to the first of equal ones. */
    MAX("Max"),
    /** The mean of the positions inside. */
    AVERAGE("Average");

    private final String text;

    Reduction(String text) {
      this.text = text;
    }
  }

  public PoolSpec {
    sources = List.copyOf(sources);
  }

  @Override
  public PoolSpec with(String otherName, List<Integer> otherSources) {
    return new PoolSpec(otherName, otherSources, reduction, window);
  }

  @Override
  public String kind() {
    return reduction.text + "Pool";
  }

  @Override
  public Extent extent(List<Extent> inputs) {
    Extent read = inputs.get(0);
    return new Extent(window.counts(read.positions()), read.channels());
  }

  @Override
  public String detail() {
    return window.text();
  }

  @Override
  public String content() {
    return kind() + detail();
  }

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.pool(this);
  }
}
