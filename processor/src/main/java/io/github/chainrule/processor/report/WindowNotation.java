package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/** What the formulas of windows have in common. */
final class WindowNotation {

  static final String OUTSIDE = "Places outside of what is read are left out.";

  private WindowNotation() {}

  /** An operation over all places of a window. */
  static Notation over(
      PositionNotation at, String operator, List<WindowSpec.Axis> axes, Notation body) {
    Notation all = body;
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      all = at.over(operator, PositionNotation.KERNEL.get(axis), axes.get(axis).size(), all);
    }
    return all;
  }

  /** How many places a window has. */
  static int places(List<WindowSpec.Axis> axes) {
    return axes.stream().mapToInt(WindowSpec.Axis::size).reduce(1, Math::multiplyExact);
  }

  /** Whether no window reaches over an end. */
  static boolean areInside(List<WindowSpec.Axis> axes) {
    return axes.stream()
        .allMatch(
            axis ->
                axis.before() == 0
                    && axis.position(axis.count() - 1, axis.size() - 1) < axis.length());
  }

  /** Whether the maximum of a window is at an element of a source, axis by axis. */
  static List<Notation> chosen(PositionAdjoint source, List<Notation> windows) {
    PositionLayer of = source.layer();
    List<Notation> conditions = new ArrayList<>();
    for (int axis = 0; axis < source.positions().size(); axis++) {
      String letter = PositionNotation.MAXIMA.get(axis);
      Notation place = of.at().element(letter, of.index(), windows, source.joined());
      if (source.extent().positions().get(axis) > 1) {
        conditions.add(of.at().equal(source.positions().get(axis), place));
      }
    }
    return conditions;
  }
}
