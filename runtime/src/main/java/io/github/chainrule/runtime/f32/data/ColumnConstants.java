package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.Column;
import io.github.chainrule.runtime.PowerOfTwo;
import io.github.chainrule.runtime.f32.Real;

/** What a column of numbers measures becomes the constants of its scaling. */
final class ColumnConstants {
  /** How far a scale other than 1 is looked for, as a power of two. */
  private static final int FARTHEST = 1000;

  /** A quarter of the largest number, and of what rounding makes of it there and back. */
  private static final double EDGE = 0.25 * Float.MAX_VALUE * (1 + 4 * Math.ulp(1f));

  final double shift;
  final double scale;
  final double unit;

  private ColumnConstants(double shift, double scale, double unit) {
    this.shift = shift;
    this.scale = scale;
    this.unit = unit;
  }

  static ColumnConstants standard(Column column, int n) {
    if (column.constant()) {
      return new ColumnConstants(column.least(), 1, 1);
    }
    double deviation = Math.sqrt(column.reducedSquares() / n);
    return reduced(column.reducedMean(), deviation, column.factor());
  }

  static ColumnConstants minMax(Column column, double low, double high) {
    if (column.constant()) {
      return constant(column.least(), Real.round(low));
    }
    double factor = column.factor();
    double least = column.least() * factor;
    double scale = (column.largest() * factor - least) / (high - low);
    return reduced(least - low * scale, scale, factor);
  }

  /** Constants that are a power of two too large, which remains their unit if it must. */
  private static ColumnConstants reduced(double shift, double scale, double factor) {
    double ownShift = shift / factor;
    double ownScale = scale / factor;
    boolean fit =
        Math.abs(ownShift) <= Double.MAX_VALUE
            && ownScale <= Double.MAX_VALUE
            && ownScale >= Double.MIN_NORMAL;
    return fit
        ? new ColumnConstants(ownShift, ownScale, 1)
        : new ColumnConstants(shift, scale, 1 / factor);
  }

  /**
   * Makes a value low, and low the value again. With scale 1 the larger of them may swallow the
   * other, so the scale is the power of two next to 1 that loses nothing.
   */
  private static ColumnConstants constant(double value, double low) {
    double step = Math.abs(value) > Math.abs(low) ? 2 : 0.5;
    double scale = 1;
    for (int k = 0; k <= FARTHEST; k++, scale *= step) {
      ColumnConstants constants = new ColumnConstants(value - low * scale, scale, 1);
      if (constants.exchange(value, low)) {
        return constants;
      }
    }
    boolean far = Math.abs(Math.getExponent(value) - Math.getExponent(low)) > FARTHEST;
    double factor = far ? PowerOfTwo.reducing(Math.abs(value)) : 1;
    return alike(value * factor, low, 1 / factor);
  }

  private boolean exchange(double value, double low) {
    return Math.abs(shift) <= Double.MAX_VALUE
        && Real.round(apply(value, shift, scale)) == low
        && Real.round(invert(low, shift, scale, unit)) == value;
  }

  /** Makes low as large as the value and of its sign, so that their difference is exact. */
  private static ColumnConstants alike(double value, double low, double unit) {
    int exponent = Math.getExponent(value) - Math.getExponent(low);
    double power = Math.scalb(1.0, Math.max(-FARTHEST, Math.min(FARTHEST, exponent)));
    double scale = value > 0 == low > 0 ? power : -power;
    return new ColumnConstants(value - low * scale, scale, unit);
  }

  /** (value − shift) / scale, also where the difference is twice the largest number. */
  static double apply(double value, double shift, double scale) {
    double difference = value - shift;
    return Math.abs(difference) <= Double.MAX_VALUE
        ? difference / scale
        : (0.5 * value - 0.5 * shift) / scale * 2;
  }

  /**
   * (value × scale + shift) × unit, also where the product is twice the largest number; that number
   * itself does not become infinite because the value was rounded.
   */
  static double invert(double value, double shift, double scale, double unit) {
    double original = (value * scale + shift) * unit;
    if (Math.abs(original) <= Float.MAX_VALUE) {
      return original;
    }
    double quarter = (value * (0.25 * scale) + 0.25 * shift) * unit;
    return Math.abs(quarter) <= EDGE ? Math.copySign(Float.MAX_VALUE, quarter) : 4 * quarter;
  }
}
