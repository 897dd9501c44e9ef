package io.github.chainrule.processor.spec;

import io.github.chainrule.processor.diagnostic.NetworkMessage;
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
  public void checkAttributes(LayerFindings findings) {
    window.check("size", 2, findings);
  }

  @Override
  public void checkInput(Extent read, LayerFindings findings) {
    int axes = read.positions().size();
    if (axes == 0 || window.size().size() > axes) {
      findings.rank(axes == 1 ? "{height, width, channels}" : "steps or an image", read);
      return;
    }
    if (axes == 2) {
      window.checkImage(findings);
    }
    window.checkFit("size", read, findings);
    if (window.hasEmptyOf(read.positions())) {
      findings.refuse(NetworkMessage.WINDOW_EMPTY, "pad", window.text(), read.text());
    }
  }

  @Override
  public String content() {
    return kind() + detail();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.pool(this);
  }
}
