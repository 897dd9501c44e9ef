package io.github.chainrule.processor.spec;

import java.util.List;

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

  /** The number of elements. */
  public int size() {
    return positions.stream().reduce(channels, Math::multiplyExact);
  }
}
