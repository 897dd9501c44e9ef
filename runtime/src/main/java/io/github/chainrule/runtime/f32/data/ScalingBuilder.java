package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.io.IOException;

/**
 * Measures the columns of a table that comes in pieces, such as one that does not fit into memory.
 *
 * <pre>{@code
 * SampleSource table = ...;
 * ScalingBuilder columns = new ScalingBuilder(table.inputs()).addInputs(table);
 * ModelScaling scaling = ModelScaling.ofInputs(columns.buildStandard());
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
    add("a", a, n, 0);
    return this;
  }

  /** Measures rows that come after so many others. */
  private void add(String name, float[] a, int n, long before) {
    FiniteTable.requireFinite(name, a, n, columns.length, before);
    for (int k = 0; k < n * columns.length; k++) {
      columns[k % columns.length].add(a[k]);
    }
  }

  /**
   * Measures the inputs of all samples of a source, which are read once, as those of epoch 1.
   *
   * @param source the samples, with as many inputs as there are columns
   * @return this builder
   * @throws IllegalArgumentException if they have another number of inputs, or a number is not
   *     finite; what was read before it has been measured then
   * @throws IOException if they cannot be read
   * @throws NullPointerException if the source is null
   */
  public ScalingBuilder addInputs(SampleSource source) throws IOException {
    Settings.present("source", source);
    width("inputs", source.inputs());
    return add(source, false);
  }

  /**
   * Measures the targets of all samples of a source, which are read once, as those of epoch 1.
   *
   * @param source the samples, with as many targets as there are columns
   * @return this builder
   * @throws IllegalArgumentException if they have another number of targets, or a number is not
   *     finite; what was read before it has been measured then
   * @throws IOException if they cannot be read
   * @throws NullPointerException if the source is null
   */
  public ScalingBuilder addTargets(SampleSource source) throws IOException {
    Settings.present("source", source);
    width("targets", source.outputs());
    return add(source, true);
  }

  private void width(String what, int width) {
    if (width != columns.length) {
      throw Unexpected.argument("source", columns.length + " " + what + " (columns)", width);
    }
  }

  private ScalingBuilder add(SampleSource source, boolean targets) throws IOException {
    SampleRows rows = new SampleRows(source);
    try (SampleSource.Reader reader = source.begin(1)) {
      long before = 0;
      int n = 1;
      while (n > 0) {
        n = rows.read(reader, Integer.MAX_VALUE);
        add("source", targets ? rows.t : rows.x, n, before);
        before += n;
      }
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
