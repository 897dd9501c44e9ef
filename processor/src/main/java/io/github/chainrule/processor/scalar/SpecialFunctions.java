package io.github.chainrule.processor.scalar;

/**
 * The elementary functions that {@link StrictMath} lacks, in {@code double}, for evaluation at
 * compile time: made to be evidently right, independently of those that the runtime computes with.
 */
final class SpecialFunctions {

  private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;

  private static final double SQRT_HALF = 0.7071067811865476;

  /** Further out the normal density is 0. */
  private static final double FAR = 1000;

  private SpecialFunctions() {}

  /** 1/(1 + e^−v), without overflow and accurate in both tails. */
  static double sigmoid(double v) {
    double e = StrictMath.exp(-Math.abs(v));
    return (v >= 0 ? 1 : e) / (1 + e);
  }

  /** log(1 + e^v) = max(v, 0) + log(1 + e^−|v|). */
  static double softplus(double v) {
    return Math.max(v, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(v)));
  }

  /** v/(1 + |v|), and ±1 at infinity. */
  static double softsign(double v) {
    return Double.isInfinite(v) ? Math.signum(v) : v / (1 + Math.abs(v));
  }

  /** v Φ(v), and 0 at −∞. */
  static double gelu(double v) {
    return v == Double.NEGATIVE_INFINITY ? 0 : v * normal(v);
  }

  /** Φ(v) + v φ(v), the density φ(v) = e^{−v²/2}/√(2π) being 0 beyond what |v| is bounded by. */
  static double geluSlope(double v) {
    double density = 0.5 * SQRT_HALF * TWO_OVER_SQRT_PI * StrictMath.exp(-0.5 * v * v);
    return normal(v) + bounded(v) * density;
  }

  private static double bounded(double v) {
    return Math.max(-FAR, Math.min(FAR, v));
  }

  /** Φ(v) = ½ erfc(−v/√2). */
  private static double normal(double v) {
    double a = SQRT_HALF * Math.abs(v);
    double tail = 0.5 * (a < 2.5 ? 1 - series(a) : complementaryFraction(a));
    return v < 0 ? tail : 1 - tail;
  }

  /** erf(v) = 2/√π ∫₀^v e^−s² ds; Abramowitz and Stegun, Handbook, 7.1.6 and 7.1.14. */
  static double erf(double v) {
    double a = Math.abs(v);
    if (Double.isNaN(v) || a < 2.5) {
      return series(v);
    }
    return Math.signum(v) * (a > 6.5 ? 1 : 1 - complementaryFraction(a));
  }

  /** 2/√π e^−v² Σ 2ⁿ v^(2n+1) / (1·3·…·(2n+1)): all terms have one sign. */
  private static double series(double v) {
    double term = v;
    double sum = v;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * v * v / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_SQRT_PI * StrictMath.exp(-v * v) * sum;
  }

  /** erfc(v) = e^−v²/√π · 1/(v + (1/2)/(v + (2/2)/(v + (3/2)/(v + …)))), for v ≥ 2.5. */
  private static double complementaryFraction(double v) {
    double fraction = v;
    for (int n = 80; n >= 1; n--) {
      fraction = v + 0.5 * n / fraction;
    }
    return 0.5 * TWO_OVER_SQRT_PI * StrictMath.exp(-v * v) / fraction;
  }
}
