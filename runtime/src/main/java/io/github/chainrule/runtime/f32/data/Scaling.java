package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.Signature;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.PowerOfTwo;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Arrays;

/**
 * Brings each column of a table to a common scale, {@code (value / unit − shift) / scale}, and
 * back.
 *
 * <p>The constants are measured on the training samples, kept with the model, and applied to
 * whatever the model sees later; {@link #shift} and {@link #scale} give them, {@link #of} takes
 * them. The unit is 1, but for columns so large or small that no number is their scale. Immutable.
 *
 * <p>Finite numbers of any size are scaled without overflow or underflow on the way; a result that
 * is beyond the largest number is infinite. The constants are rounded to double, so {@code double}
 * columns that vary only in their last digits are scaled as coarsely.
 *
 * <pre>{@code
 * Scaling scaling = Scaling.standard(train.copyFeatures(), 4);
 * Dataset scaled = scaling.features(train);
 * }</pre>
 */
@CheckReturnValue
public final class Scaling {
  private final double[] shift;
  private final double[] scale;

  /** Powers of two. */
  private final double[] unit;

  private Scaling(double[] shift, double[] scale, double[] unit) {
    this.shift = shift;
    this.scale = scale;
    this.unit = unit;
  }

  /**
   * Takes constants that were kept, of columns whose unit is 1.
   *
   * @param shift what is subtracted from each column
   * @param scale what each column is then divided by, as long as the shift; finite and not 0
   * @return the scaling
   * @throws IllegalArgumentException if the lengths differ or a constant is not usable
   * @throws NullPointerException if an array is null
   */
  public static Scaling of(double[] shift, double[] scale) {
    Settings.present("shift", shift);
    double[] unit = new double[shift.length];
    Arrays.fill(unit, 1);
    return of(shift, scale, unit);
  }

  /**
   * Takes constants that were kept.
   *
   * @param shift what is subtracted from each column
   * @param scale what each column is then divided by, as long as the shift; finite and not 0
   * @param unit what each column is divided by at first, as long as the shift; powers of two,
   *     mostly 1
   * @return the scaling
   * @throws IllegalArgumentException if the lengths differ or a constant is not usable
   * @throws NullPointerException if an array is null
   */
  public static Scaling of(double[] shift, double[] scale, double[] unit) {
    Settings.present("shift", shift);
    sameLength("scale", scale, shift);
    sameLength("unit", unit, shift);
    for (int j = 0; j < shift.length; j++) {
      if (!(Math.abs(shift[j]) <= Double.MAX_VALUE)) {
        throw Unexpected.argument("shift", "finite numbers", shift[j]);
      }
      if (!(Math.abs(scale[j]) <= Double.MAX_VALUE) || scale[j] == 0) {
        throw Unexpected.argument("scale", "finite numbers other than 0", scale[j]);
      }
      if (!PowerOfTwo.is(unit[j])) {
        throw Unexpected.argument("unit", "powers of two", unit[j]);
      }
    }
    return new Scaling(shift.clone(), scale.clone(), unit.clone());
  }

  private static void sameLength(String name, double[] constants, double[] shift) {
    Settings.present(name, constants);
    if (constants.length != shift.length) {
      throw Unexpected.argument(name, "length " + shift.length + " (columns)", constants.length);
    }
  }

  /**
   * Standardises: each column gets mean 0 and standard deviation 1 (that of the population, which
   * divides by n). A column that does not vary has scale 1, and so becomes 0.
   *
   * @param a the table to measure, row-major {@code [n][columns]}
   * @param columns the number of columns, at least 1
   * @return the scaling
   * @throws IllegalArgumentException if the table has no row, no whole number of rows, or a number
   *     that is not finite
   * @throws NullPointerException if the table is null
   */
  public static Scaling standard(float[] a, int columns) {
    FiniteTable table = new FiniteTable(a, columns);
    ColumnConstants[] constants = new ColumnConstants[columns];
    for (int j = 0; j < columns; j++) {
      constants[j] = ColumnConstants.standard(table.column(j), table.rows());
    }
    return of(constants);
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
    FiniteTable table = new FiniteTable(a, columns);
    ColumnConstants[] constants = new ColumnConstants[columns];
    for (int j = 0; j < columns; j++) {
      constants[j] = ColumnConstants.minMax(table.column(j), low, high);
    }
    return of(constants);
  }

  /**
   * This scaling of some columns; all others are left as they are, as suits numbers that are 0 or 1
   * beside others.
   *
   * <pre>{@code
   * Scaling.standard(data.copyFeatures(), INPUTS).withOnly(network.signature(), "distance", "ratio")
   * }</pre>
   *
   * @param signature what the columns are called, those of a network's inputs
   * @param features the names of features, see {@link Signature#inputsOf}
   * @return a new scaling
   * @throws IllegalArgumentException if there are names for another number of columns, or none of
   *     these names
   * @throws NullPointerException if anything is null
   */
  public Scaling withOnly(Signature signature, String... features) {
    Settings.present("signature", signature);
    Settings.allPresent("features", features);
    if (signature.inputNames().size() != shift.length) {
      throw Unexpected.argument(
          "signature", shift.length + " names (columns)", signature.inputNames().size());
    }
    boolean[] named = new boolean[shift.length];
    for (String feature : features) {
      for (int column : signature.inputsOf(feature)) {
        named[column] = true;
      }
    }
    return only(named);
  }

  static Scaling of(ColumnConstants[] columns) {
    double[] shift = new double[columns.length];
    double[] scale = new double[columns.length];
    double[] unit = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      shift[j] = columns[j].shift;
      scale[j] = columns[j].scale;
      unit[j] = columns[j].unit;
    }
    return of(shift, scale, unit);
  }

  /**
   * This scaling, with some columns left as they are: codes, which an embedding looks up and no
   * scaled number could be, or the classes of one head beside the numbers of another.
   *
   * <pre>{@code
   * Scaling.standard(train.copyFeatures(), 5).withUnscaled(network.word().codes());
   * }</pre>
   *
   * @param unscaled the indices of the columns
   * @return a new scaling
   * @throws IllegalArgumentException if there is no such column
   * @throws NullPointerException if the array is null
   */
  public Scaling withUnscaled(int... unscaled) {
    return without(marked(unscaled));
  }

  private Scaling without(boolean[] left) {
    double[] newShift = shift.clone();
    double[] newScale = scale.clone();
    double[] newUnit = unit.clone();
    for (int j = 0; j < shift.length; j++) {
      if (left[j]) {
        newShift[j] = 0;
        newScale[j] = 1;
        newUnit[j] = 1;
      }
    }
    return new Scaling(newShift, newScale, newUnit);
  }

  /**
   * This scaling of inputs, with all codes that a model looks up left as they are.
   *
   * @param model the model whose inputs the columns are
   * @return a new scaling
   * @throws IllegalArgumentException if the model looks up an input that is no column
   * @throws NullPointerException if the model is null
   */
  public Scaling withUnscaledCodes(Model model) {
    Settings.present("model", model);
    Scaling scaling = this;
    for (Layer layer : model.layers()) {
      scaling = scaling.withUnscaled(layer.codes());
    }
    return scaling;
  }

  /**
   * This scaling for some columns, all others being left as they are.
   *
   * <pre>{@code
   * Scaling.standard(train.copyTargets(), 5).withOnly(network.loss().head("value").columns());
   * }</pre>
   *
   * @param scaled the indices of the columns
   * @return a new scaling
   * @throws IllegalArgumentException if there is no such column
   * @throws NullPointerException if the array is null
   */
  public Scaling withOnly(int... scaled) {
    return only(marked(scaled));
  }

  private Scaling only(boolean[] scaled) {
    boolean[] others = new boolean[scaled.length];
    for (int j = 0; j < scaled.length; j++) {
      others[j] = !scaled[j];
    }
    return without(others);
  }

  private boolean[] marked(int[] columns) {
    Settings.present("columns", columns);
    boolean[] marked = new boolean[shift.length];
    for (int column : columns) {
      if (column < 0 || column >= shift.length) {
        throw Unexpected.argument("columns", "indices from 0 to " + (shift.length - 1), column);
      }
      marked[column] = true;
    }
    return marked;
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
   * What each column is divided by before the shift is subtracted.
   *
   * @return a new array; powers of two, 1 unless a shift or scale could not be a number then
   */
  public double[] unit() {
    return unit.clone();
  }

  /**
   * Scales the first n rows of a table in place.
   *
   * @param a the table, row-major {@code [n][columns]}; written
   * @param n the number of rows, at least 0
   * @throws IllegalArgumentException if n is negative or the table has fewer rows
   * @throws NullPointerException if the table is null
   */
  public void apply(float[] a, int n) {
    Settings.atLeast("n", n, 0);
    Arguments.rows("a", a, n, shift.length, "columns");
    for (int k = 0, i = 0; i < n; i++) {
      for (int j = 0; j < shift.length; j++, k++) {
        a[k] = Real.round(ColumnConstants.apply(a[k] / unit[j], shift[j], scale[j]));
      }
    }
  }

  /**
   * Undoes the scaling of the first n rows of a table in place, such as that of the targets in the
   * outputs of a network.
   *
   * @param a the table, row-major {@code [n][columns]}; written
   * @param n the number of rows, at least 0
   * @throws IllegalArgumentException if n is negative or the table has fewer rows
   * @throws NullPointerException if the table is null
   */
  public void invert(float[] a, int n) {
    Settings.atLeast("n", n, 0);
    Arguments.rows("a", a, n, shift.length, "columns");
    for (int k = 0, i = 0; i < n; i++) {
      for (int j = 0; j < shift.length; j++, k++) {
        a[k] = Real.round(ColumnConstants.invert(a[k], shift[j], scale[j], unit[j]));
      }
    }
  }

  /**
   * Scales the features of samples.
   *
   * @param data the samples; not written
   * @return a copy of them with scaled features
   * @throws IllegalArgumentException if they have another number of inputs than there are columns
   * @throws NullPointerException if data is null
   */
  public Dataset features(Dataset data) {
    Settings.present("data", data);
    width("inputs", data.inputs());
    float[] x = data.copyFeatures();
    apply(x, data.size());
    return data.of(x, data.copyTargets());
  }

  /**
   * Scales the targets of samples.
   *
   * @param data the samples; not written
   * @return a copy of them with scaled targets
   * @throws IllegalArgumentException if they have another number of targets than there are columns
   * @throws NullPointerException if data is null
   */
  public Dataset targets(Dataset data) {
    Settings.present("data", data);
    width("outputs", data.outputs());
    float[] t = data.copyTargets();
    apply(t, data.size());
    return data.of(data.copyFeatures(), t);
  }

  /** The constants, for people. */
  @Override
  public String toString() {
    String units = Arrays.toString(unit);
    return "(value / " + units + " - " + Arrays.toString(shift) + ") / " + Arrays.toString(scale);
  }

  private void width(String what, int width) {
    if (width != shift.length) {
      throw Unexpected.argument("data", shift.length + " " + what + " (columns)", width);
    }
  }
}
