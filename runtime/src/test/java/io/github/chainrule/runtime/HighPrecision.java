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

  private static final int TERMS = 300;

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

  /** The normal distribution ½ erfc(−x/√2), with its relative accuracy in the lower tail. */
  public static BigDecimal normal(double x) {
    BigDecimal v = new BigDecimal(Math.abs(x)).divide(sqrt(2), CONTEXT);
    BigDecimal tail = half(x < -4 || x > 4 ? erfcByFraction(v) : BigDecimal.ONE.subtract(erf(v)));
    return x < 0 ? tail : BigDecimal.ONE.subtract(tail);
  }

  /** The normal density e^{−x²/2}/√(2π). */
  public static BigDecimal normalDensity(double x) {
    BigDecimal exponent = half(new BigDecimal(x).pow(2, CONTEXT)).negate();
    BigDecimal root = BigDecimal.valueOf(2).multiply(PI, CONTEXT).sqrt(CONTEXT);
    return exp(exponent).divide(root, CONTEXT);
  }

  /** erfc(v) = e^−v²/√π · 1/(v + (1/2)/(v + (2/2)/(v + (3/2)/(v + …)))). */
  private static BigDecimal erfcByFraction(BigDecimal v) {
    BigDecimal fraction = v;
    for (int n = TERMS; n >= 1; n--) {
      fraction = v.add(half(BigDecimal.valueOf(n)).divide(fraction, CONTEXT), CONTEXT);
    }
    BigDecimal decay = exp(v.pow(2, CONTEXT).negate());
    return decay.divide(PI.sqrt(CONTEXT), CONTEXT).divide(fraction, CONTEXT);
  }

  private static BigDecimal sqrt(long n) {
    return BigDecimal.valueOf(n).sqrt(CONTEXT);
  }

  private static BigDecimal half(BigDecimal x) {
    return x.divide(BigDecimal.valueOf(2), CONTEXT);
  }

  /** The error function: 2/√π Σ (−1)^n x^{2n+1} / (n! (2n+1)). Up to |x| = 6 it keeps 60 digits. */
  public static BigDecimal erf(double x) {
    return erf(new BigDecimal(x));
  }

  private static BigDecimal erf(BigDecimal x) {
    BigDecimal square = x.pow(2, CONTEXT);
    BigDecimal power = x;
    BigDecimal sum = power;
    BigDecimal smallest = power.abs().multiply(SMALL, CONTEXT);
    for (int n = 1; power.abs().compareTo(smallest) > 0; n++) {
      power = power.multiply(square, CONTEXT).divide(BigDecimal.valueOf(-n), CONTEXT);
      sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), CONTEXT), CONTEXT);
    }
    return sum.multiply(BigDecimal.valueOf(2), CONTEXT).divide(PI.sqrt(CONTEXT), CONTEXT);
  }

  /** e^x − 1. */
  public static BigDecimal expm1(double x) {
    return exp(new BigDecimal(x)).subtract(BigDecimal.ONE);
  }

  /** (e^{2x} − 1) / (e^{2x} + 1). */
  public static BigDecimal tanh(double x) {
    BigDecimal e = expm1(2 * x);
    return e.divide(e.add(BigDecimal.valueOf(2)), CONTEXT);
  }

  /** x^y = e^{y log x}. */
  public static BigDecimal pow(double x, double y) {
    return exp(new BigDecimal(y).multiply(log(new BigDecimal(x)), CONTEXT));
  }

  /** The sine of an angle of less than 1e9, from its power series. */
  public static BigDecimal sin(double x) {
    return sine(new BigDecimal(x));
  }

  /** The cosine of an angle of less than 1e9: the sine of a quarter of a turn more. */
  public static BigDecimal cos(double x) {
    return sine(new BigDecimal(x).add(half(PI)));
  }

  /** The quotient of sine and cosine. */
  public static BigDecimal tan(double x) {
    return sin(x).divide(cos(x), CONTEXT);
  }

  /** The angle whose tangent is x: a double, and the angle of what is left after it. */
  public static BigDecimal atan(double x) {
    double angle = Math.atan(x);
    BigDecimal wide = new BigDecimal(x);
    BigDecimal rest = wide.multiply(cos(angle)).subtract(sin(angle));
    BigDecimal along = wide.multiply(sin(angle)).add(cos(angle));
    return new BigDecimal(angle).add(rest.divide(along, CONTEXT));
  }

  private static BigDecimal sine(BigDecimal x) {
    BigDecimal turns = x.divide(PI.multiply(BigDecimal.valueOf(2)), 0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(turns.multiply(PI).multiply(BigDecimal.valueOf(2)));
    BigDecimal square = r.pow(2, CONTEXT).negate();
    BigDecimal term = r;
    BigDecimal sum = r;
    for (int n = 1; term.abs().compareTo(SMALL) > 0; n++) {
      term =
          term.multiply(square, CONTEXT).divide(BigDecimal.valueOf(2L * n * (2 * n + 1)), CONTEXT);
      sum = sum.add(term, CONTEXT);
    }
    return sum;
  }
}
