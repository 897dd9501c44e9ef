package io.github.chainrule.processor.report;

/** The error function by its series, which converges fast enough for small arguments. */
public final class Erf {

  private Erf() {}

  public static double of(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 400; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return Math.abs(x) > 5 ? Math.signum(x) : 2 / Math.sqrt(Math.PI) * sum;
  }
}
