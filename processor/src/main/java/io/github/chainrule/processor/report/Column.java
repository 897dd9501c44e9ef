package io.github.chainrule.processor.report;

import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What one column of the diagram shows: the network's input, a layer, or that layers are left out.
 *
 * @param layer the index of the layer, or {@link LayerSpec#NETWORK_INPUT}
 * @param leftOut how many layers are left out here; 0 for a column of units
 * @param units how many there are
 */
record Column(int layer, int leftOut, int units) {

  /** Layers more than this are drawn by their first and last units. */
  private static final int MOST_CIRCLES = 16;

  /** Units that are drawn at either end of a longer column. */
  private static final int CIRCLES_AT_END = 3;

  /** Fewer equal layers in a row are all drawn. */
  private static final int FEWEST_TO_LEAVE_OUT = 4;

  private static final double TALLEST = 190;
  private static final double SHORTEST_BAR = 110;
  private static final double WIDEST_SPACING = 25;

  /** The columns of a network from its input on. */
  static List<Column> of(NetworkSpec network) {
    List<LayerSpec> layers = network.layers();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(LayerSpec.NETWORK_INPUT, 0, network.inputs()));
    for (int index = 0; index < layers.size(); ) {
      int end = index + 1;
      while (end < layers.size() && isRepeated(network, end)) {
        end++;
      }
      int run = end - index;
      columns.add(new Column(index, 0, network.extents().get(index).channels()));
      if (run >= FEWEST_TO_LEAVE_OUT) {
        columns.add(new Column(index + 1, run - 2, 0));
        columns.add(new Column(end - 1, 0, network.extents().get(end - 1).channels()));
        index = end;
      } else {
        index++;
      }
    }
    return columns;
  }

  /** Whether a layer is but for its name the one before, which it reads. */
  private static boolean isRepeated(NetworkSpec network, int index) {
    LayerSpec layer = network.layers().get(index);
    LayerSpec before = network.layers().get(index - 1);
    return layer.with(before.name(), before.sources()).equals(before)
        && layer.sources().equals(List.of(index - 1))
        && before.sources().equals(List.of(index - 2));
  }

  boolean isInput() {
    return layer == LayerSpec.NETWORK_INPUT;
  }

  boolean isLeftOut() {
    return leftOut > 0;
  }

  /** Whether not all units are drawn. */
  boolean isBar() {
    return units > MOST_CIRCLES;
  }

  double radius() {
    return isBar() ? 5.5 : Math.min(9, 0.37 * spacing());
  }

  private double spacing() {
    return Math.min(WIDEST_SPACING, TALLEST / units);
  }

  /** Half of the height that the units take up. */
  double reach() {
    if (isLeftOut()) {
      return 0;
    }
    if (!isBar()) {
      return 0.5 * spacing() * (units - 1) + radius();
    }
    double growth =
        StrictMath.log((double) units / MOST_CIRCLES) / StrictMath.log(1000.0 / MOST_CIRCLES);
    return 0.5 * (SHORTEST_BAR + (TALLEST - SHORTEST_BAR) * Math.min(1, growth));
  }

  /** The centres of the units that are drawn, from the middle of the column. */
  List<Double> centres() {
    List<Double> centres = new ArrayList<>();
    if (!isBar()) {
      for (int unit = 0; unit < units; unit++) {
        centres.add(spacing() * (unit - 0.5 * (units - 1)));
      }
      return centres;
    }
    double first = -reach() + 13;
    for (int unit = 0; unit < CIRCLES_AT_END; unit++) {
      centres.add(first + 16 * unit);
    }
    for (int unit = CIRCLES_AT_END - 1; unit >= 0; unit--) {
      centres.add(-first - 16 * unit);
    }
    return centres;
  }

  /** A layer's nodes. */
  ForwardProgram.Layer in(ForwardProgram forward) {
    return forward.layers().get(layer);
  }
}
