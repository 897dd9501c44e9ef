package io.github.chainrule.runtime.f64;

/**
 * The arc tangent: of |x| over 1 that of 1 / |x| is taken from π/2, and of what is left the arc
 * tangent of c, the next multiple of 1/8, is in a table: atan x = atan c + atan((x − c) / (1 + c
 * x)).
 */
final class ArcTangent {
  private static final double HALF_PI = 1.5707963267948966;
  private static final double HALF_PI_LOW = 6.123233995736766e-17;

  /** Below, an arc tangent rounds to its argument. */
  private static final double SMALL = 0x1p-27;

  /** From here on the table is used. */
  private static final double NEAR = 0.4375;

  private static final int FIRST = 4;
  private static final double EIGHTH = 0.125;

  /** atan(k / 8) for k from 4 to 8. */
  private static final double[] ANGLE = {
    0.4636476090008061,
    0.5585993153435624,
    0.6435011087932844,
    0.7188299996216245,
    0.7853981633974483
  };

  private static final double[] ANGLE_LOW = {
    2.2698777452961687e-17,
    -5.4556305485916264e-18,
    1.5834785051444286e-17,
    -2.1478388444456983e-17,
    3.061616997868383e-17
  };

  /** π/2 − atan(k / 8) for k from 4 to 8. */
  private static final double[] COMPLEMENT = {
    1.1071487177940904,
    1.0121970114513341,
    0.9272952180016122,
    0.8519663271732721,
    0.7853981633974483
  };

  private static final double[] COMPLEMENT_LOW = {
    9.40447137356638e-17,
    6.668797050595929e-17,
    4.5397554905923374e-17,
    -2.831157406069101e-17,
    3.061616997868383e-17
  };

  private ArcTangent() {}

  static double of(double x) {
    double a = Math.abs(x);
    if (!(a >= NEAR)) {
      return a < SMALL ? x : x + rest(x);
    }
    double angle = a <= 1.0 ? upToOne(a) : beyondOne(a);
    return x < 0.0 ? -angle : angle;
  }

  private static double upToOne(double a) {
    int k = (int) (a / EIGHTH + 0.5);
    double c = k * EIGHTH;
    double t = (a - c) / (1.0 + c * a);
    return ANGLE[k - FIRST] + (t + (rest(t) + ANGLE_LOW[k - FIRST]));
  }

  private static double beyondOne(double a) {
    double inverse = 1.0 / a;
    if (inverse < NEAR) {
      return HALF_PI - (inverse + (rest(inverse) - HALF_PI_LOW));
    }
    int k = (int) (inverse / EIGHTH + 0.5);
    double c = k * EIGHTH;
    // c times the upper half of a is exact.
    double upper = Pairs.upper(a);
    double t = ((1.0 - c * upper) - c * (a - upper)) / (a + c);
    return COMPLEMENT[k - FIRST] - (t + (rest(t) - COMPLEMENT_LOW[k - FIRST]));
  }

  /** atan t − t for |t| ≤ 7/16; the polynomial is within 7e-19 of the quotient by t. */
  private static double rest(double t) {
    double z = t * t;
    double z2 = z * z;
    double z4 = z2 * z2;
    double low =
        (-0.3333333333333333 + 0.1999999999999941 * z)
            + z2 * (-0.14285714285566806 + 0.11111111096645038 * z);
    double middle =
        (-0.09090908355602592 + 0.07692285554889286 * z)
            + z2 * (-0.06666241923359964 + 0.05876946456755061 * z);
    double high =
        (-0.05216679739313656 + 0.04492259293193656 * z)
            + z2 * (-0.033128134256069586 + 0.014773184616983806 * z);
    return t * z * (low + z4 * (middle + z4 * high));
  }
}
