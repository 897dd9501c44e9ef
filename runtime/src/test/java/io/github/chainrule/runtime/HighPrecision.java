package io.github.chainrule.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Elementary functions to 40 digits and more, from their power series, to compare others with. They
 * share no coefficient and no idea with the functions under test.
 */
public final class HighPrecision {
  private static final MathContext CONTEXT = new MathContext(80, RoundingMode.HALF_EVEN);
  private static final BigDecimal SMALL = new BigDecimal("1e-75");
  private static final BigDecimal PI =
      new BigDecimal(
          "3.1415926535897932384626433832795028841971693993751058209749445923078164062862089986");

  private HighPrecision() {}

  /** e^x: the power series of x / 2^k, squared k times. */
  public static BigDecimal exp(BigDecimal x) {
    int squarings = 0;
    BigDecimal reduced = x;
    while (reduced.abs().compareTo(new BigDecimal("0.01")) > 0) {
      reduced = reduced.divide(BigDecimal.valueOf(2), CONTEXT);
      squarings++;
    }
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; term.abs().compareTo(SMALL) > 0; n++) {
      term = term.multiply(reduced, CONTEXT).divide(BigDecimal.valueOf(n), CONTEXT);
      sum = sum.add(term, CONTEXT);
    }
    for (int k = 0; k < squarings; k++) {
      sum = sum.multiply(sum, CONTEXT);
    }
    return sum;
  }

  /** log x for x &gt; 0: Halley's iteration y += 2 (x − e^y) / (x + e^y), which triples digits. */
  public static BigDecimal log(BigDecimal x) {
    BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
    for (int k = 0; k < 2; k++) {
      BigDecimal e = exp(y);
      BigDecimal quotient = x.subtract(e, CONTEXT).divide(x.add(e, CONTEXT), CONTEXT);
      y = y.add(quotient.multiply(BigDecimal.valueOf(2), CONTEXT), CONTEXT);
    }
    return y;
  }

  /** 1 / (1 + e^−x). */
  public static BigDecimal sigmoid(double x) {
    BigDecimal e = exp(new BigDecimal(x).negate());
    return BigDecimal.ONE.divide(BigDecimal.ONE.add(e, CONTEXT), CONTEXT);
  }

  /** log(1 + e^x). */
  public static BigDecimal softplus(double x) {
    return log(BigDecimal.ONE.add(exp(new BigDecimal(x)), CONTEXT));
  }

  /** The error function: 2/√π Σ (−1)^n x^{2n+1} / (n! (2n+1)). Up to |x| = 6 it keeps 60 digits. */
  public static BigDecimal erf(double x) {
    BigDecimal square = new BigDecimal(x).pow(2, CONTEXT);
    BigDecimal power = new BigDecimal(x);
    BigDecimal sum = power;
    BigDecimal smallest = power.abs().multiply(SMALL, CONTEXT);
    for (int n = 1; power.abs().compareTo(smallest) > 0; n++) {
      power = power.multiply(square, CONTEXT).divide(BigDecimal.valueOf(-n), CONTEXT);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), CONTEXT), CONTEXT);
    }
    return sum.multiply(BigDecimal.valueOf(2), CONTEXT).divide(PI.sqrt(CONTEXT), CONTEXT);
  }
}
