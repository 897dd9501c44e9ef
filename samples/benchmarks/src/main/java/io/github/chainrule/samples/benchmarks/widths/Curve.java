package io.github.chainrule.samples.benchmarks.widths;

import java.util.NavigableMap;
import java.util.TreeMap;

/** The time of a network by the width of its layers, and where it falls as the width grows. */
final class Curve {
  /** A layer of n + 1 units is compared with one of n + 8. */
  static final int DISTANCE = 7;

  /**
   * Two widths and how their times compare.
   *
   * @param width the smaller width
   * @param ratio its time divided by that of a layer seven units wider
   */
  record Cliff(int width, double ratio) {}

  private final String title;
  private final NavigableMap<Integer, Double> times = new TreeMap<>();

  Curve(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Adds the nanoseconds that some virtual machine took; the fewest of each width count. */
  void add(int width, double nanoseconds) {
    times.merge(width, nanoseconds, Math::min);
  }

  /** The nanoseconds by the width. */
  NavigableMap<Integer, Double> times() {
    return times;
  }

  /** Where a narrower layer costs most beside a wider one; of width 0 if there are too few. */
  Cliff worst() {
    Cliff worst = new Cliff(0, 0);
    for (int width : times.keySet()) {
      Double wider = times.get(width + DISTANCE);
      if (wider != null && times.get(width) / wider > worst.ratio()) {
        worst = new Cliff(width, times.get(width) / wider);
      }
    }
    return worst;
  }
}
