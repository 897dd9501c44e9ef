package io.github.chainrule.samples.benchmarks.elementary.doubles;

/**
 * A number of some 105 bits: the sum of a double and of a smaller one, which the first would lose.
 *
 * @param high the number, rounded
 * @param low what rounding has lost
 */
record Pair(double high, double low) {
  static final Pair ONE = new Pair(1, 0);

  static Pair of(double x) {
    return new Pair(x, 0);
  }

  /** The exact sum of two doubles. */
  static Pair sum(double a, double b) {
    double s = a + b;
    double other = s - a;
    return new Pair(s, (a - (s - other)) + (b - other));
  }

  private static Pair normal(double high, double low) {
    double s = high + low;
    return new Pair(s, low - (s - high));
  }

  Pair plus(Pair other) {
    Pair s = sum(high, other.high);
    Pair t = sum(low, other.low);
    Pair u = normal(s.high, s.low + t.high);
    return normal(u.high, u.low + t.low);
  }

  Pair plus(double other) {
    return plus(of(other));
  }

  Pair minus(Pair other) {
    return plus(other.negated());
  }

  Pair negated() {
    return new Pair(-high, -low);
  }

  Pair times(Pair other) {
    double product = high * other.high;
    double lost = Math.fma(high, other.high, -product);
    return normal(product, lost + (high * other.low + low * other.high));
  }

  Pair times(double other) {
    return times(of(other));
  }

  /** The product with a power of two. */
  Pair scaled(double power) {
    return new Pair(high * power, low * power);
  }

  Pair over(Pair other) {
    double q = high / other.high;
    Pair rest = minus(other.times(q));
    double q2 = rest.high / other.high;
    double q3 = rest.minus(other.times(q2)).high / other.high;
    return normal(q, q2).plus(q3);
  }

  Pair over(double other) {
    return over(of(other));
  }
}
