package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * Measures the columns of a table that comes in pieces, such as one that does not fit into memory.
 *
 * <pre>{@code
 * ScalingBuilder builder = new ScalingBuilder(4);
 * while (...) {
 *   builder.add(rows, n);
 * }
 * Scaling scaling = builder.buildStandard();
 * }</pre>
 *
 * <p>The constants are those of {@link Scaling#standard} and {@link Scaling#minMax} for the whole
 * table, but for roundings in the last digits of mean and deviation.
 */
public final class ScalingBuilder {
  private final ColumnPieces[] columns;

  /**
   * Begins with no row.
   *
   * @param columns the number of columns, at least 1
   * @throws IllegalArgumentException if it is less than 1
   */
  public ScalingBuilder(int columns) {
    Settings.atLeast("columns", columns, 1);
    this.columns = new ColumnPieces[columns];
    for (int j = 0; j < columns; j++) {
      this.columns[j] = new ColumnPieces();
    }
  }

  /**
   * Measures more rows.
   *
   * @param a the rows, row-major {@code [n][columns]}; not written
   * @param n the number of rows, at least 0
   * @return this builder
   * @throws IllegalArgumentException if n is negative, there are fewer rows, or a number is not
   *     finite; nothing is measured then
   * @throws NullPointerException if the array is null
   */
  public ScalingBuilder add(float[] a, int n) {
    Settings.atLeast("n", n, 0);
    Arguments.rows("a", a, n, columns.length, "columns");
    for (int k = 0; k < n * columns.length; k++) {
      if (!(Math.abs(a[k]) <= Float.MAX_VALUE)) {
        throw Unexpected.argument(
            "a",
            "finite numbers",
            a[k] + " in row " + k / columns.length + ", column " + k % columns.length);
      }
    }
    for (int k = 0; k < n * columns.length; k++) {
      columns[k % columns.length].add(a[k]);
    }
    return this;
  }

  /**
   * Each column gets mean 0 and standard deviation 1; one that does not vary becomes 0.
   *
   * @return the scaling
   * @throws IllegalStateException if there was no row
   */
  @CheckReturnValue
  public Scaling buildStandard() {
    ColumnConstants[] constants = new ColumnConstants[columns.length];
    for (int j = 0; j < constants.length; j++) {
      requireRows();
      constants[j] = ColumnConstants.standard(columns[j]);
    }
    return Scaling.of(constants);
  }

  /**
   * Each column is brought to a range; one that does not vary becomes low.
   *
   * @param low what the least number of a column becomes
   * @param high what the largest number of a column becomes, over low
   * @return the scaling
   * @throws IllegalArgumentException if the range is empty
   * @throws IllegalStateException if there was no row
   */
  @CheckReturnValue
  public Scaling buildMinMax(double low, double high) {
    Settings.positive("high - low", high - low);
    ColumnConstants[] constants = new ColumnConstants[columns.length];
    for (int j = 0; j < constants.length; j++) {
      requireRows();
      ColumnPieces c = columns[j];
      constants[j] = ColumnConstants.minMax(c.least, c.largest, c.factor, low, high);
    }
    return Scaling.of(constants);
  }

  private void requireRows() {
    if (columns[0].count == 0) {
      throw new IllegalStateException("no row was measured");
    }
  }
}
