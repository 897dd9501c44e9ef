package io.github.chainrule.exchange.formula;

/**
 * The error function erf(x) = 2/√π ∫₀ˣ e^(−t²) dt.
 *
 * <p>For |x| below 3 by the series 2/√π e^(−x²) Σ 2ⁿ x^(2n+1) / (2n+1)!!, whose terms are all
 * positive, beyond by the continued fraction of erfc (Abramowitz and Stegun, 7.1.6 and 7.1.14).
 */
final class ErrorFunction {
  private static final double SERIES_BELOW = 3;
  private static final int FRACTION_DEPTH = 60;

  private ErrorFunction() {}

  static double erf(double x) {
    double size = Math.abs(x);
    if (size < SERIES_BELOW) {
      return series(x);
    }
    return Math.signum(x) * (1 - complement(size));
  }

  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  private static double complement(double x) {
    double fraction = x;
    for (int k = FRACTION_DEPTH; k >= 1; k--) {
      fraction = x + k / 2.0 / fraction;
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
  }
}
