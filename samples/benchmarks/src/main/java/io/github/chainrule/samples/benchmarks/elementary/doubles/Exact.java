package io.github.chainrule.samples.benchmarks.elementary.doubles;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Elementary functions of some 95 bits, by power series and Newton's iteration in pairs of doubles.
 * They have nothing in common with the functions that they judge.
 */
final class Exact {
  private static final Pair LN_2 = new Pair(0.6931471805599453, 2.3190468138462996e-17);

  /** π/2, each part of what those before have lost; multiples of the first three are exact. */
  private static final double[] HALF_PI = {
    0x1.921fb544p0, 0x1.0b4611a6p-34, 0x1.3198a2ep-69, 0x1.b839a252049c1p-104
  };

  private static final int HALVINGS = 8;

  /** 1 / (k + 1)!. */
  private static final Pair[] EXPONENTIAL = quotients(13, k -> k + 1);

  /** (−1)^k / (2k + 1)!. */
  private static final Pair[] SINE = quotients(15, k -> -2.0 * k * (2 * k + 1));

  /** (−1)^k / (2k)!. */
  private static final Pair[] COSINE = quotients(15, k -> -2.0 * k * (2 * k - 1));

  /** 1 / (2k + 1). */
  private static final Pair[] LOGARITHM =
      IntStream.range(0, 27).mapToObj(k -> Pair.ONE.over(2 * k + 1)).toArray(Pair[]::new);

  /** Where a logarithm is so near 0 that its error is to be relative. */
  private static final double NEAR = 0.3;

  private Exact() {}

  static Pair exp(Pair x) {
    double n = exponent(x);
    return expm1Reduced(x, n).plus(1).scaled(Math.scalb(1.0, (int) n));
  }

  static Pair expm1(Pair x) {
    double n = exponent(x);
    Pair power = Pair.sum(Math.scalb(1.0, (int) n), -1);
    return expm1Reduced(x, n).scaled(Math.scalb(1.0, (int) n)).plus(power);
  }

  private static double exponent(Pair x) {
    return Math.rint(x.high() / LN_2.high());
  }

  /** e^(x − n ln 2) − 1 = y (y + 2) with y the same of the half. */
  private static Pair expm1Reduced(Pair x, double n) {
    Pair r = x.minus(LN_2.times(n)).scaled(Math.scalb(1.0, -HALVINGS));
    Pair y = series(EXPONENTIAL, r).times(r);
    for (int k = 0; k < HALVINGS; k++) {
      y = y.times(y.plus(2));
    }
    return y;
  }

  static Pair log(double x) {
    return Math.abs(x - 1) < NEAR ? logOfQuotient(Pair.sum(x, -1)) : logOf(Pair.of(x));
  }

  static Pair log1p(double x) {
    return Math.abs(x) < NEAR ? logOfQuotient(Pair.of(x)) : logOf(Pair.sum(1, x));
  }

  /** One step of Newton from the logarithm as a double has it. */
  private static Pair logOf(Pair x) {
    int n = Math.getExponent(x.high());
    Pair m = x.scaled(Math.scalb(1.0, -n));
    double y = Math.log(m.high());
    Pair t = m.times(exp(Pair.of(-y))).plus(-1);
    return LN_2.times(n).plus(y).plus(t.minus(t.times(t).scaled(0.5)));
  }

  /** log(1 + f) = 2 artanh(f / (2 + f)). */
  private static Pair logOfQuotient(Pair f) {
    Pair s = f.over(f.plus(2));
    return series(LOGARITHM, s.times(s)).times(s).scaled(2);
  }

  static Pair tanh(double x) {
    Pair e = expm1(Pair.of(2 * x));
    return e.over(e.plus(2));
  }

  static Pair pow(double x, double y) {
    return exp(log(x).times(y));
  }

  static Pair sin(double x) {
    long n = quarters(x);
    return function(n, reduced(x, n));
  }

  static Pair cos(double x) {
    long n = quarters(x);
    return function(n + 1, reduced(x, n));
  }

  static Pair tan(double x) {
    long n = quarters(x);
    Pair r = reduced(x, n);
    return function(n, r).over(function(n + 1, r));
  }

  private static long quarters(double x) {
    return Math.round(x / (HALF_PI[0] + HALF_PI[1]));
  }

  private static Pair reduced(double x, long n) {
    Pair r = Pair.of(x);
    for (double part : HALF_PI) {
      r = r.plus(Pair.of(part).times((double) -n));
    }
    return r;
  }

  private static Pair function(long quarters, Pair r) {
    Pair z = r.times(r);
    Pair value = (quarters & 1) == 0 ? series(SINE, z).times(r) : series(COSINE, z);
    return (quarters & 2) == 0 ? value : value.negated();
  }

  /** The angle as a double has it, and that of what is left after turning back by it. */
  static Pair atan(double x) {
    double y = Math.atan(x);
    Pair sine = sin(y);
    Pair cosine = cos(y);
    Pair rest = cosine.times(x).minus(sine).over(sine.times(x).plus(cosine));
    return rest.plus(y);
  }

  private static Pair series(Pair[] coefficients, Pair z) {
    Pair sum = coefficients[coefficients.length - 1];
    for (int k = coefficients.length - 2; k >= 0; k--) {
      sum = sum.times(z).plus(coefficients[k]);
    }
    return sum;
  }

  /** 1, and each of the others the one before it over a divisor. */
  private static Pair[] quotients(int count, IntToDoubleFunction divisor) {
    Pair[] quotients = new Pair[count];
    quotients[0] = Pair.ONE;
    for (int k = 1; k < count; k++) {
      quotients[k] = quotients[k - 1].over(divisor.applyAsDouble(k));
    }
    return quotients;
  }
}
