package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.program.Window;
import io.github.chainrule.processor.spec.WindowSpec.Axis;
import java.util.ArrayList;
import java.util.List;

/** The windows of convolutions and pools over steps or images, as pairs of flattened positions. */
final class Windows {

  /** What stands for the rows of steps: a single one. */
  private static final Axis ONE = new Axis(1, 1, 1, 1, 0, 1);

  private Windows() {}

  /** A tap for each place of a window, row by row. */
  static Window of(List<Axis> axes) {
    Axis rows = axes.size() == 1 ? ONE : axes.get(0);
    Axis columns = axes.get(axes.size() - 1);
    List<Tap> taps = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        taps.add(tap(rows, row, columns, column));
      }
    }
    return new Window(rows.length() * columns.length(), rows.count() * columns.count(), taps);
  }

  private static Tap tap(Axis rows, int row, Axis columns, int column) {
    int firstRow = rows.first(row);
    int firstColumn = columns.first(column);
    int read =
        rows.position(firstRow, row) * columns.length() + columns.position(firstColumn, column);
    return Tap.of(
        rows.end(row) - firstRow,
        columns.end(column) - firstColumn,
        new Tap.Places(read, rows.stride() * columns.length(), columns.stride()),
        new Tap.Places(firstRow * columns.count() + firstColumn, columns.count(), 1));
  }
}
