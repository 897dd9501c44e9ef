package io.github.chainrule.runtime.f64;

/**
 * Sine, cosine and tangent: an angle is taken to between ±π/4 by a number of quarters of a turn,
 * and what is left, in two parts, goes through the Taylor series of sine and cosine.
 */
final class Trigonometry {
  private static final double QUARTER = 0.7853981633974483;

  /** Up to it, quarters of a turn have so few bits that their products are exact. */
  private static final double MEDIUM = 0x1p20;

  /** Below, a sine or a tangent rounds to its angle. */
  private static final double SMALL = 0x1p-27;

  private static final double TWO_BY_PI = 0.6366197723675814;

  /** Adding it rounds to an integer. */
  private static final double ROUNDER = 0x1.8p52;

  /** π/2 in four parts, of which three have 33 bits. */
  private static final double HALF_PI_1 = 0x1.921fb544p0;

  private static final double HALF_PI_2 = 0x1.0b4611a6p-34;
  private static final double HALF_PI_3 = 0x1.3198a2ep-69;
  private static final double HALF_PI_4 = 0x1.b839a252049c1p-104;

  private static final int SINE = 0;
  private static final int COSINE = 1;
  private static final int TANGENT = 2;

  private Trigonometry() {}

  static double sin(double x) {
    return Math.abs(x) < SMALL ? x : of(SINE, x);
  }

  static double cos(double x) {
    return of(COSINE, x);
  }

  static double tan(double x) {
    return Math.abs(x) < SMALL ? x : of(TANGENT, x);
  }

  private static double of(int function, double x) {
    double a = Math.abs(x);
    if (a <= QUARTER) {
      return of(function, 0, x, 0.0);
    }
    if (a < MEDIUM) {
      double n = (x * TWO_BY_PI + ROUNDER) - ROUNDER;
      double first = x - n * HALF_PI_1;
      double second = first - n * HALF_PI_2;
      double third = second - n * HALF_PI_3;
      double lost =
          Pairs.lostByDifference(first, n * HALF_PI_2)
              + (Pairs.lostByDifference(second, n * HALF_PI_3) - n * HALF_PI_4);
      return of(function, (int) n, third + lost, Pairs.lostBySum(third, lost));
    }
    if (!(a < Double.POSITIVE_INFINITY)) {
      return Double.NaN;
    }
    double r = LargeAngle.remainder(a);
    double rLow = LargeAngle.remainderLow(a);
    int n = LargeAngle.quarters(a);
    return x < 0.0 ? of(function, -n, -r, -rLow) : of(function, n, r, rLow);
  }

  /** The function of n quarters of a turn and r + rLow. */
  private static double of(int function, int n, double r, double rLow) {
    if (function == TANGENT) {
      return tangent((n & 1) == 0, r, rLow);
    }
    int quarters = n + function;
    double value =
        (quarters & 1) == 0 ? r + sineRest(r, rLow) : cosineMain(r) + cosineRest(r, rLow);
    return (quarters & 2) == 0 ? value : -value;
  }

  /** The quotient of sine and cosine, or its negative inverse. */
  private static double tangent(boolean isEven, double r, double rLow) {
    double rest = sineRest(r, rLow);
    double sine = r + rest;
    double sineLow = Pairs.lostBySum(r, rest);
    double cosineRest = cosineRest(r, rLow);
    double cosine = cosineMain(r) + cosineRest;
    double cosineLow = Pairs.lostBySum(cosineMain(r), cosineRest);
    return isEven
        ? Pairs.quotient(sine, sineLow, cosine, cosineLow)
        : -Pairs.quotient(cosine, cosineLow, sine, sineLow);
  }

  /** sin(r + rLow) − r for |r| ≤ π/4; what rounding loses of r³ is added to what is smaller. */
  private static double sineRest(double r, double rLow) {
    double z = r * r;
    double z2 = z * z;
    double z4 = z2 * z2;
    double low = (1.0 / 120 - 1.0 / 5040 * z) + z2 * (1.0 / 362880 - 1.0 / 39916800 * z);
    double high = (1.0 / 6227020800.0 - 1.0 / 1307674368000.0 * z) + z2 * (1.0 / 355687428096000.0);
    double cube = r * z;
    double lost = Pairs.lostByProduct(r, z) + r * lostOfSquare(r);
    double small = (cube * z * (low + z4 * high) - lost * (1.0 / 6)) + rLow * (1.0 - 0.5 * z);
    return small - cube * (1.0 / 6);
  }

  /** 1 − r²/2, of which {@link #cosineRest} knows what rounding has lost. */
  private static double cosineMain(double r) {
    return 1.0 - 0.5 * (r * r);
  }

  /** cos(r + rLow) − {@link #cosineMain} for |r| ≤ π/4. */
  private static double cosineRest(double r, double rLow) {
    double z = r * r;
    double z2 = z * z;
    double z4 = z2 * z2;
    double low = (1.0 / 24 - 1.0 / 720 * z) + z2 * (1.0 / 40320 - 1.0 / 3628800 * z);
    double high =
        (1.0 / 479001600 - 1.0 / 87178291200.0 * z)
            + z2 * (1.0 / 20922789888000.0 - 1.0 / 6402373705728000.0 * z);
    double lost = ((1.0 - cosineMain(r)) - 0.5 * z) - 0.5 * lostOfSquare(r);
    return lost + (z2 * (low + z4 * high) - r * rLow);
  }

  private static double lostOfSquare(double r) {
    double upper = Pairs.upper(r);
    return (upper * upper - r * r) + (r - upper) * (r + upper);
  }
}
