package io.github.chainrule.processor.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extent of a layer's value: none, one or two axes of positions, steps or pixels, and the
 * channels at each. A vector has no positions. Values are row-major, the channels last.
 */
public record Extent(List<Integer> positions, int channels) {

  public Extent {
    positions = List.copyOf(positions);
  }

  public static Extent vector(int size) {
    return new Extent(List.of(), size);
  }

  /** The extent whose axes are these, the channels last. */
  public static Extent of(List<Integer> axes) {
    int last = axes.size() - 1;
    return new Extent(axes.subList(0, last), axes.get(last));
  }

  /** The extent of several values side by side along the channels, as many as an int can count. */
  static Extent joined(List<Extent> extents) {
    long channels = extents.stream().mapToLong(Extent::channels).sum();
    return new Extent(
        extents.get(0).positions(), (int) Math.min(Integer.MAX_VALUE, Math.max(0, channels)));
  }

  /** That of several extents which has the most positions. */
  static Extent largest(List<Extent> extents) {
    Extent largest = extents.get(0);
    for (Extent extent : extents) {
      largest = extent.positions().size() > largest.positions().size() ? extent : largest;
    }
    return largest;
  }

  /** Whether a value of this extent can serve every position of a value of another, or its like. */
  boolean serves(Extent other) {
    boolean samePositions = positions.isEmpty() || positions.equals(other.positions);
    return samePositions && channels == other.channels;
  }

  /** The lengths of all axes, the channels last. */
  public List<Integer> axes() {
    List<Integer> axes = new ArrayList<>(positions);
    axes.add(channels);
    return axes;
  }

  /** The number of elements. */
  public int size() {
    return positions.stream().reduce(channels, Math::multiplyExact);
  }

  /** As an annotation has it, such as {@code {28, 28, 1}}. */
  public String text() {
    return axes().stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
  }
}
