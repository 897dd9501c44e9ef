package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.f64.Model;

/**
 * Where a network's parts stand: the inputs are column 0, the units of layer l column l + 1. Each
 * column is centred; the 1 that the biases of the next layer weigh is the top of it.
 */
final class Columns {
  private static final double LEFT = 150;
  private static final double RIGHT = Sheet.WIDTH - 150;
  private static final double TOP = 186;
  private static final double BOTTOM = Sheet.HEIGHT - 115;
  private static final double LARGEST_GAP = 72;

  private final Model model;
  private final int biases;
  private final double gap;

  /**
   * Finds places for the parts.
   *
   * @param model the network
   * @param withBiases whether to leave room for the biases
   */
  Columns(Model model, boolean withBiases) {
    this.model = model;
    this.biases = withBiases ? 1 : 0;
    int most = 0;
    for (int column = 0; column < count(); column++) {
      most = Math.max(most, places(column));
    }
    gap = Math.min(LARGEST_GAP, (BOTTOM - TOP) / (most - 1));
  }

  int count() {
    return model.layers().size() + 1;
  }

  /** The number of inputs or units of a column. */
  int size(int column) {
    return column == 0 ? model.inputs() : model.layers().get(column - 1).units();
  }

  private int places(int column) {
    return size(column) + (column < count() - 1 ? biases : 0);
  }

  double x(int column) {
    return LEFT + (RIGHT - LEFT) * column / (count() - 1);
  }

  /** The place of an input or a unit. */
  Point unit(int column, int index) {
    int below = places(column) - size(column);
    return place(column, below + index);
  }

  /** The place of the 1 that the next column's biases weigh. */
  Point bias(int column) {
    return place(column, 0);
  }

  private Point place(int column, int index) {
    double middle = (TOP + BOTTOM) / 2;
    return new Point(x(column), middle + (index - (places(column) - 1) / 2.0) * gap);
  }

  /** Where the name of a column stands. */
  Point heading(int column) {
    return new Point(x(column), TOP - 68);
  }
}
