package io.github.chainrule.processor.emit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Numbers as Java literals: the fewest digits that give the same bits.
 *
 * <p>{@link Double#toString} would do but for two things: up to JDK 18 it sometimes prints a digit
 * more than it needs, and generated code is to be the same on every JDK.
 */
final class Literal {

  private Literal() {}

  static String ofFloat(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return special(value, "f");
    }
    String digits = shortest(value, 9, rounded -> rounded.floatValue() == Math.abs(value));
    return sign(Float.floatToIntBits(value) < 0) + digits + "f";
  }

  static String ofDouble(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return special(value, "d");
    }
    String digits = shortest(value, 17, rounded -> rounded.doubleValue() == Math.abs(value));
    boolean isDouble = digits.contains(".") || digits.contains("e");
    return sign(Double.doubleToLongBits(value) < 0) + digits + (isDouble ? "" : ".0");
  }

  /** No literal, but a constant, and without a name that could mean a class of the user. */
  private static String special(double value, String suffix) {
    double numerator = Double.isNaN(value) ? 0 : Math.signum(value);
    return "(" + (int) numerator + suffix + " / 0" + suffix + ")";
  }

  private static String sign(boolean isNegative) {
    return isNegative ? "-" : "";
  }

  private static String shortest(double value, int maxDigits, Predicate<BigDecimal> same) {
    BigDecimal exact = new BigDecimal(Math.abs(value));
    BigDecimal rounded = exact;
    for (int digits = 1; digits <= maxDigits; digits++) {
      rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (same.test(rounded)) {
        break;
      }
    }
    return written(rounded.stripTrailingZeros());
  }

  /** Plain, or with an exponent where that would take many zeros. */
  private static String written(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (value.signum() == 0 || (exponent >= -4 && exponent < 9)) {
      return value.toPlainString();
    }
    BigDecimal mantissa = value.movePointLeft(exponent);
    return mantissa.toPlainString() + "e" + exponent;
  }
}
