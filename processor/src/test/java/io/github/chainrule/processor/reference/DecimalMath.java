package io.github.chainrule.processor.reference;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Elementary functions to 60 and more digits, from their series: what the compiler's own and the
 * generated code's are compared with. Slow, and evidently right.
 */
public final class DecimalMath {

  /** More digits than are needed, so that the rounding of every step can be forgotten. */
  public static final MathContext DIGITS = new MathContext(90);

  private static final BigDecimal PI =
      new BigDecimal(
          "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899863");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-95");

  private DecimalMath() {}

  /** e^x, by the Taylor series of e^(x/2^k), squared k times. */
  public static BigDecimal exp(BigDecimal x) {
    int halvings = Math.max(0, x.precision() - x.scale()) * 4 + 8;
    BigDecimal small = x.divide(TWO.pow(halvings), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int n = 1; term.abs().compareTo(NEGLIGIBLE) > 0; n++) {
      term = term.multiply(small).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term);
    }
    for (int halving = 0; halving < halvings; halving++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /** log(1 + u) for u ≥ 0, by 2 artanh(u/(2 + u)) where u is small, else by Newton's iteration. */
  public static BigDecimal log1p(BigDecimal u) {
    return u.doubleValue() < 0.5 ? log1pSeries(u) : log(u.add(BigDecimal.ONE));
  }

  private static BigDecimal log1pSeries(BigDecimal u) {
    if (u.signum() == 0) {
      return u;
    }
    BigDecimal z = u.divide(TWO.add(u), DIGITS);
    BigDecimal square = z.multiply(z, DIGITS);
    BigDecimal power = z;
    BigDecimal sum = z;
    for (int n = 3; power.compareTo(sum.multiply(NEGLIGIBLE)) > 0; n += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
    }
    return TWO.multiply(sum);
  }

  /** log x for an x that is a double or nearly so: y ← y + 2 (x − e^y)/(x + e^y). */
  public static BigDecimal log(BigDecimal x) {
    BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
    for (int iteration = 0; iteration < 4; iteration++) {
      BigDecimal power = exp(y);
      y = y.add(TWO.multiply(x.subtract(power)).divide(x.add(power), DIGITS), DIGITS);
    }
    return y;
  }

  /** erf x = 2/√π e^−x² Σ 2ⁿ x^(2n+1)/(1·3·…·(2n+1)). */
  public static BigDecimal erf(BigDecimal x) {
    BigDecimal square = x.multiply(x);
    BigDecimal term = x;
    BigDecimal sum = x;
    for (int n = 1; term.abs().compareTo(NEGLIGIBLE) > 0; n++) {
      term = term.multiply(TWO.multiply(square)).divide(BigDecimal.valueOf(2L * n + 1), DIGITS);
      sum = sum.add(term);
    }
    BigDecimal scale = TWO.divide(PI.sqrt(DIGITS), DIGITS);
    return scale.multiply(exp(square.negate())).multiply(sum, DIGITS);
  }

  /** |actual − expected| / |expected|; of an expected zero, |actual|. */
  public static double relativeError(BigDecimal expected, double actual) {
    BigDecimal error = new BigDecimal(actual).subtract(expected).abs();
    return expected.signum() == 0
        ? error.doubleValue()
        : error.divide(expected.abs(), DIGITS).doubleValue();
  }
}
