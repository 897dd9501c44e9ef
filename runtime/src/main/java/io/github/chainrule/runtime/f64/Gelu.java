package io.github.chainrule.runtime.f64;

/**
 * GELU, x Φ(x) with Φ the normal distribution, and its derivative Φ(x) + x φ(x).
 *
 * <p>Next to 0, Φ is ½ and an odd polynomial. Further out its tail Φ(−a) = ½ erfc(a/√2) keeps its
 * relative accuracy, however small it is: Φ(−a) = e^{−a²/2} M(a) with Mills' ratio M, whose product
 * with a + 4 is a polynomial in w = 8 / (a + 4) − 1. Rounding a² would cost the exponential all its
 * accuracy, so it is taken apart into h², which is exact, and (a − h)(a + h) with h the upper half
 * of a's digits. What is no normal number is rounded once, at the end.
 */
final class Gelu {
  /** Beyond it x Φ(−x) rounds to 0. */
  private static final double FAR = 39.0;

  private static final long UPPER_HALF = 0xfffffffff8000000L;
  private static final long EXPONENT_OF_ONE = 1023;
  private static final int SMALLEST_EXPONENT = -1022;
  private static final int MANTISSA_BITS = 52;

  /** Where the derivative vanishes, and what rounding has lost of that. */
  private static final double ZERO = 0.7517915246935645;

  private static final double LOST_OF_ZERO = -1.4956759177009883e-17;

  private Gelu() {}

  static double value(double x) {
    if (x > -1.0 && x < 1.0) {
      return x * (0.5 + x * center(x));
    }
    double a = Math.min(FAR, Math.abs(x));
    double v = 8.0 / (a + 4.0);
    return Math.max(0.0, x) - timesDecay(a * (v * ratio(v - 1.0)), a);
  }

  /** Nearer to 0 on the left, where the derivative vanishes, than on the right. */
  static double slope(double x) {
    if (x > -0.5 && x < 1.0) {
      return 0.5 + x * slopeCenter(x);
    }
    double a = Math.min(FAR, Math.abs(x));
    double w = 8.0 / (a + 4.0) - 1.0;
    double below = timesDecay(((ZERO - a) + LOST_OF_ZERO) * slopeRatio(w), a);
    return x < 0.0 ? below : 1.0 - below;
  }

  /** (Φ(x) − ½) / x for |x| ≤ 1; within 2.4e-19. */
  private static double center(double x) {
    double z = x * x;
    double z2 = z * z;
    double low =
        (0.3989422804014327 - 0.06649038006690543 * z)
            + z2 * (0.009973557010035022 - 0.0011873282154680343 * z);
    double middle =
        (0.00011543468751655941 - 9.444655793103845e-06 * z)
            + z2 * (6.659679879655231e-07 - 4.1224107514160815e-08 * z);
    double high = (2.2704137585676e-09 - 1.106432828275589e-10 * z) + 4.0743269774266276e-12 * z2;
    double z4 = z2 * z2;
    return low + z4 * (middle + z4 * high);
  }

  /** (Φ(x) + x φ(x) − ½) / x for |x| ≤ 1; within 3.2e-18. */
  private static double slopeCenter(double x) {
    double z = x * x;
    double z2 = z * z;
    double low =
        (0.7978845608028654 - 0.2659615202676213 * z)
            + z2 * (0.05984134206019615 - 0.009498625723550667 * z);
    double middle =
        (0.0011543468738117737 - 0.00011333586410691417 * z)
            + z2 * (9.323538726043348e-06 - 6.595661478265337e-07 * z);
    double high = (4.084984352244583e-08 - 2.2041260164796876e-09 * z) + 8.779619601413838e-11 * z2;
    double z4 = z2 * z2;
    return low + z4 * (middle + z4 * high);
  }

  /** factor · e^{−a²/2}. */
  private static double timesDecay(double factor, double a) {
    double h = Double.longBitsToDouble(Double.doubleToRawLongBits(a) & UPPER_HALF);
    double low = 0.5 * (a - h) * (a + h);
    double x = -0.5 * h * h;
    double t = (x - low) * Elementary.LOG2_E + Elementary.ROUNDER;
    double m = t - Elementary.ROUNDER;
    double e = Elementary.expm1Reduced(x - m * Elementary.LN_2_HIGH, m * Elementary.LN_2_LOW + low);
    long n = Double.doubleToRawLongBits(t) - Double.doubleToRawLongBits(Elementary.ROUNDER);
    double scaled = factor + factor * e;
    if (n >= SMALLEST_EXPONENT) {
      return scaled * powerOfTwo(n);
    }
    long half = n >> 1;
    return scaled * powerOfTwo(half) * powerOfTwo(n - half);
  }

  private static double powerOfTwo(long n) {
    return Double.longBitsToDouble((n + EXPONENT_OF_ONE) << MANTISSA_BITS);
  }

  /** M(a) (a + 4) / 8; within 1.1e-16. */
  private static double ratio(double w) {
    double z = w * w;
    double z2 = z * z;
    double p0 =
        (0.09441064130196894 + 0.07598708024648647 * w)
            + z * (0.04839217509277736 + 0.02331523224496177 * w);
    double p1 =
        (0.007549571861337433 + 0.0009425236206991324 * w)
            + z * (-0.00043496154528031665 - 0.00020385230523629495 * w);
    double p2 =
        (1.666803175238114e-05 + 2.8886852289922025e-05 * w)
            + z * (-2.384833164576697e-07 - 4.393022644720122e-06 * w);
    double p3 =
        (8.937569949020123e-08 + 7.398615914704045e-07 * w)
            + z * (-7.81415130059835e-08 - 1.2747560647668965e-07 * w);
    double p4 =
        (3.296031072050953e-08 + 1.9282900670963844e-08 * w)
            + z * (-9.547602566863063e-09 - 1.8223241683795575e-09 * w);
    double p5 = (1.7405029991877137e-09 - 9.086931848783362e-12 * w) - 1.206678177528563e-10 * z;
    return p0 + z2 * (p1 + z2 * (p2 + z2 * (p3 + z2 * (p4 + z2 * p5))));
  }

  /** (M(a) − a/√(2π)) / (ZERO − a); within 4.2e-17. */
  private static double slopeRatio(double w) {
    double z = w * w;
    double z2 = z * z;
    double p0 =
        (0.4622112440495753 + 0.10336589852195688 * w)
            + z * (0.06046293676785042 + 0.028083359953052892 * w);
    double p1 =
        (0.009504950375126924 + 0.0017882605410933987 * w)
            + z * (-0.00015461331335530346 - 0.00018577577260925931 * w);
    double p2 =
        (-1.747720966539394e-05 + 1.8034922180162664e-05 * w)
            + z * (3.5388768930091383e-06 - 2.2166521645715812e-06 * w);
    double p3 =
        (-4.920988675629532e-07 + 3.490900884851139e-07 * w)
            + z * (5.2288893385006546e-08 - 6.269238185075815e-08 * w);
    double p4 =
        (-7.012451232844863e-10 + 1.0636154215226024e-08 * w)
            + z * (-1.6522826448891393e-09 - 1.1799913829300914e-09 * w);
    double p5 = (3.846976762643408e-10 - 3.5653962791646823e-12 * w);
    return p0 + z2 * (p1 + z2 * (p2 + z2 * (p3 + z2 * (p4 + z2 * p5))));
  }
}
