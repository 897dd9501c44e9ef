package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.f64.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Which units of a network of rectifiers fire at a sample, and along how many paths from an input
 * to an output a derivative passes: all those on which every rectifier fires.
 */
final class LivePaths {
  private final Columns columns;
  private final Parts parts;

  LivePaths(Model rectifiers, double... x) {
    this.columns = new Columns(rectifiers, false);
    this.parts = new Parts(rectifiers, x);
  }

  /** Whether a unit fires; inputs and outputs, which no rectifier cuts off, always do. */
  boolean fires(int column, int index) {
    return column == 0 || column == columns.count() - 1 || parts.value(column, index) > 0;
  }

  /** How many parts of a column fire. */
  int firing(int column) {
    int firing = 0;
    for (int index = 0; index < columns.size(column); index++) {
      firing += fires(column, index) ? 1 : 0;
    }
    return firing;
  }

  /** The number of live paths: neighbouring layers are fully connected, so the numbers multiply. */
  long number() {
    long paths = 1;
    for (int column = 0; column < columns.count(); column++) {
      paths *= firing(column);
    }
    return paths;
  }

  /** The number of all paths. */
  long all() {
    long paths = 1;
    for (int column = 0; column < columns.count(); column++) {
      paths *= columns.size(column);
    }
    return paths;
  }

  double value(int column, int index) {
    return parts.value(column, index);
  }

  Columns columns() {
    return columns;
  }

  /** All connections; where no unit of some layer fires, none is live. */
  List<Segment> connections() {
    List<Segment> segments = new ArrayList<>();
    for (int column = 1; column < columns.count(); column++) {
      for (int from = 0; from < columns.size(column - 1); from++) {
        for (int to = 0; to < columns.size(column); to++) {
          boolean live = number() > 0 && fires(column - 1, from) && fires(column, to);
          segments.add(new Segment(parts.weight(columns, column, from, to), live));
        }
      }
    }
    return segments;
  }

  /**
   * A connection, and whether it is part of a live path.
   *
   * @param connection the connection
   * @param live whether the units at both ends fire, and so does a unit of every layer
   */
  record Segment(Connection connection, boolean live) {}
}
