package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.Unexpected;
import io.github.chainrule.runtime.f32.Arguments;
import io.github.chainrule.runtime.f32.Real;
import io.github.chainrule.runtime.train.Settings;
import java.util.Arrays;

/**
 * Brings each column of a table to a common scale, {@code (value − shift) / scale}, and back.
 *
 * <p>The constants are measured on the training samples, kept with the model, and applied to
 * whatever the model sees later; {@link #shift} and {@link #scale} give them, {@link #of} takes
 * them. A column that does not vary has scale 1, so it becomes 0. Immutable.
 *
 * <pre>{@code
 * Scaling scaling = Scaling.standard(train.features(), 4);
 * Dataset scaled = scaling.features(train);
 * }</pre>
 */
public final class Scaling {
  private final double[] shift;
  private final double[] scale;

  private Scaling(double[] shift, double[] scale) {
    this.shift = shift;
    this.scale = scale;
  }

  /**
   * Takes constants that were kept.
   *
   * @param shift what is subtracted from each column
   * @param scale what each column is then divided by, as long as the shift; finite and not 0
   * @return the scaling
   * @throws IllegalArgumentException if the lengths differ or a constant is not usable
   * @throws NullPointerException if an array is null
   */
  public static Scaling of(double[] shift, double[] scale) {
    Settings.present("shift", shift);
    Settings.present("scale", scale);
    if (shift.length != scale.length) {
      throw Unexpected.argument("scale", "length " + shift.length + " (columns)", scale.length);
    }
    for (int j = 0; j < shift.length; j++) {
      if (!(Math.abs(shift[j]) <= Double.MAX_VALUE)) {
        throw Unexpected.argument("shift", "finite numbers", shift[j]);
      }
      if (!(Math.abs(scale[j]) <= Double.MAX_VALUE) || scale[j] == 0) {
        throw Unexpected.argument("scale", "finite numbers other than 0", scale[j]);
      }
    }
    return new Scaling(shift.clone(), scale.clone());
  }

  /**
   * Standardises: each column gets mean 0 and standard deviation 1 (that of the population, which
   * divides by n).
   *
   * @param a the table to measure, row-major {@code [n][columns]}
   * @param columns the number of columns, at least 1
   * @return the scaling
   * @throws IllegalArgumentException if the table has no row, no whole number of rows, or a number
   *     that is not finite
   * @throws NullPointerException if the table is null
   */
  public static Scaling standard(float[] a, int columns) {
    int n = rows(a, columns);
    double[] mean = new double[columns];
    for (int k = 0; k < a.length; k++) {
      mean[k % columns] += a[k];
    }
    divide(mean, n);
    double[] deviation = new double[columns];
    for (int k = 0; k < a.length; k++) {
      double d = a[k] - mean[k % columns];
      deviation[k % columns] += d * d;
    }
    divide(deviation, n);
    for (int j = 0; j < columns; j++) {
      // The mean of equal numbers is rounded, so their deviation need not be 0.
      if (constant(a, columns, j)) {
        mean[j] = a[j];
        deviation[j] = 1;
      } else {
        deviation[j] = Math.sqrt(deviation[j]);
      }
    }
    return of(mean, deviation);
  }

  /**
   * Brings each column to [0, 1].
   *
   * @param a the table to measure, row-major {@code [n][columns]}
   * @param columns the number of columns, at least 1
   * @return the scaling
   * @throws IllegalArgumentException if the table has no row, no whole number of rows, or a number
   *     that is not finite
   * @throws NullPointerException if the table is null
   */
  public static Scaling minMax(float[] a, int columns) {
    return minMax(a, columns, 0, 1);
  }

  /**
   * Brings each column to a range.
   *
   * @param a the table to measure, row-major {@code [n][columns]}
   * @param columns the number of columns, at least 1
   * @param low what the least number of a column becomes
   * @param high what the largest number of a column becomes, over low
   * @return the scaling; a column that does not vary becomes low
   * @throws IllegalArgumentException if the range is empty, or the table has no row, no whole
   *     number of rows, or a number that is not finite
   * @throws NullPointerException if the table is null
   */
  public static Scaling minMax(float[] a, int columns, double low, double high) {
    Settings.positive("high - low", high - low);
    int n = rows(a, columns);
    double[] shift = new double[columns];
    double[] scale = new double[columns];
    for (int j = 0; j < columns; j++) {
      double least = a[j];
      double largest = a[j];
      for (int i = 1; i < n; i++) {
        least = Math.min(least, a[i * columns + j]);
        largest = Math.max(largest, a[i * columns + j]);
      }
      scale[j] = largest > least ? (largest - least) / (high - low) : 1;
      shift[j] = least - low * scale[j];
    }
    return of(shift, scale);
  }

  /**
   * The number of columns.
   *
   * @return the number of columns
   */
  public int columns() {
    return shift.length;
  }

  /**
   * What is subtracted from each column.
   *
   * @return a new array
   */
  public double[] shift() {
    return shift.clone();
  }

  /**
   * What each column is then divided by.
   *
   * @return a new array
   */
  public double[] scale() {
    return scale.clone();
  }

  /**
   * Scales the first n rows of a table in place.
   *
   * @param a the table, row-major {@code [n][columns]}; written
   * @param n the number of rows, at least 0
   * @throws IllegalArgumentException if the table has fewer rows
   * @throws NullPointerException if the table is null
   */
  public void apply(float[] a, int n) {
    Arguments.rows("a", a, n, shift.length, "columns");
    for (int k = 0, i = 0; i < n; i++) {
      for (int j = 0; j < shift.length; j++, k++) {
        a[k] = Real.round((a[k] - shift[j]) / scale[j]);
      }
    }
  }

  /**
   * Undoes the scaling of the first n rows of a table in place, such as that of the targets in the
   * outputs of a network.
   *
   * @param a the table, row-major {@code [n][columns]}; written
   * @param n the number of rows, at least 0
   * @throws IllegalArgumentException if the table has fewer rows
   * @throws NullPointerException if the table is null
   */
  public void invert(float[] a, int n) {
    Arguments.rows("a", a, n, shift.length, "columns");
    for (int k = 0, i = 0; i < n; i++) {
      for (int j = 0; j < shift.length; j++, k++) {
        a[k] = Real.round(a[k] * scale[j] + shift[j]);
      }
    }
  }

  /**
   * Scales the features of samples.
   *
   * @param data the samples; not written
   * @return a copy of them with scaled features
   * @throws IllegalArgumentException if they have another number of inputs than there are columns
   */
  public Dataset features(Dataset data) {
    width("inputs", data.inputs());
    float[] x = data.features();
    apply(x, data.size());
    return data.of(x, data.targets());
  }

  /**
   * Scales the targets of samples.
   *
   * @param data the samples; not written
   * @return a copy of them with scaled targets
   * @throws IllegalArgumentException if they have another number of targets than there are columns
   */
  public Dataset targets(Dataset data) {
    width("outputs", data.outputs());
    float[] t = data.targets();
    apply(t, data.size());
    return data.of(data.features(), t);
  }

  /** The constants, for people. */
  @Override
  public String toString() {
    return "(value - " + Arrays.toString(shift) + ") / " + Arrays.toString(scale);
  }

  private void width(String what, int width) {
    if (width != shift.length) {
      throw Unexpected.argument("data", shift.length + " " + what + " (columns)", width);
    }
  }

  private static int rows(float[] a, int columns) {
    Settings.present("a", a);
    Settings.atLeast("columns", columns, 1);
    if (a.length == 0 || a.length % columns != 0) {
      throw Unexpected.argument(
          "a", "whole rows of " + columns + " columns, at least one", "length " + a.length);
    }
    for (int k = 0; k < a.length; k++) {
      if (!(Math.abs(a[k]) <= Float.MAX_VALUE)) {
        throw Unexpected.argument(
            "a", "finite numbers", a[k] + " in row " + k / columns + ", column " + k % columns);
      }
    }
    return a.length / columns;
  }

  private static void divide(double[] sums, int n) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] /= n;
    }
  }

  private static boolean constant(float[] a, int columns, int column) {
    for (int k = column; k < a.length; k += columns) {
      if (a[k] != a[column]) {
        return false;
      }
    }
    return true;
  }
}
