package io.github.chainrule.processor.kernel;

import java.util.List;

/**
 * Which positions of one row each position of another is summed from.
 *
 * @param positions how many are written
 * @param taps the pairs of positions that each adds from and to, in the order of the sums
 */
public record RowWindow(int positions, List<Pairs> taps) {

  public RowWindow {
    taps = List.copyOf(taps);
  }
}
