package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.Column;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

/** A table of finite numbers, whose columns are to be measured. */
final class FiniteTable {
  private final float[] a;
  private final int columns;

  /**
   * Checks a table.
   *
   * @param a row-major {@code [n][columns]}; not copied
   * @throws IllegalArgumentException if it has no row, no whole number of rows, or a number that is
   *     not finite
   */
  FiniteTable(float[] a, int columns) {
    Settings.present("a", a);
    Settings.atLeast("columns", columns, 1);
    if (a.length == 0 || a.length % columns != 0) {
      throw Unexpected.argument(
          "a", "whole rows of " + columns + " columns, at least one", "length " + a.length);
    }
    requireFinite("a", a, a.length / columns, columns, 0);
    this.a = a;
    this.columns = columns;
  }

  /** Checks the first n rows of a table, which come after so many others. */
  static void requireFinite(String name, float[] a, int n, int columns, long before) {
    for (int k = 0; k < n * columns; k++) {
      if (!(Math.abs(a[k]) <= Float.MAX_VALUE)) {
        long row = before + k / columns;
        throw Unexpected.argument(
            name, "finite numbers", a[k] + " in row " + row + ", column " + k % columns);
      }
    }
  }

  int rows() {
    return a.length / columns;
  }

  /** A copy of the numbers of a column. */
  Column column(int j) {
    double[] values = new double[rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = a[i * columns + j];
    }
    return new Column(values);
  }
}
