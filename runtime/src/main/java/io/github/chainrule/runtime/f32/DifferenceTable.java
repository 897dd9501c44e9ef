package io.github.chainrule.runtime.f32;

/**
 * Turns the values of a function around a point into its derivative there and a bound of that
 * derivative's error, without knowing the function.
 *
 * <p>Central differences of halving steps are extrapolated to step 0 (L. F. Richardson, 1911). A
 * wide step suffers from the function's curvature, a narrow one from rounding; as C. J. F. Ridders
 * does (Accurate computation of F′(x) and F′(x)F″(x), Advances in Engineering Software 4, 1982),
 * the entry of the table is taken whose neighbours disagree least. Its error is that disagreement,
 * what rounding may have done, and the disagreement of the differences to the left and to the
 * right, which reveals a kink: there, extrapolation converges nicely to a mean of two derivatives
 * that is neither. Neighbours may also agree by chance, so the distance to the best entry of any
 * other step counts as well.
 */
final class DifferenceTable {
  private static final int COLUMNS = 4;
  private static final int NONE = -1;

  /** How many times the least effect of rounding still passes for an effect of rounding. */
  private static final double LIKE_ROUNDING = 4;

  private final double[] plus = new double[Real.STEPS];
  private final double[] minus = new double[Real.STEPS];
  private final double[] row = new double[COLUMNS];
  private final double[] above = new double[COLUMNS];
  private final double[] derivatives = new double[Real.STEPS];
  private final double[] errors = new double[Real.STEPS];
  private double derivative;
  private double uncertainty;
  private boolean limitedByRounding;

  /**
   * Records the values at one pair of points; what {@link #solve} needs of every step.
   *
   * @param step the number of the step, widest first
   * @param valuePlus the function to the right of the point
   * @param valueMinus the function to the left of the point
   */
  void put(int step, double valuePlus, double valueMinus) {
    plus[step] = valuePlus;
    minus[step] = valueMinus;
  }

  /**
   * Computes the derivative from the recorded values.
   *
   * @param center the function at the point
   * @param noise how far values may be off, besides the rounding of the value itself
   * @param right by how much the argument was increased, for each step
   * @param left by how much the argument was decreased, for each step
   */
  void solve(double center, double noise, double[] right, double[] left) {
    double rounding = Math.max(4 * Real.ROUNDING * magnitude(center), 2 * noise);
    for (int step = 0; step < Real.STEPS; step++) {
      System.arraycopy(row, 0, above, 0, COLUMNS);
      row[0] = (plus[step] - minus[step]) / (right[step] + left[step]);
      double kink = step == 0 ? 0 : kink(step, center, right, left);
      extrapolate(step, rounding / right[step] + kink);
    }
    int best = leastError(NONE);
    int second = leastError(best);
    derivative = derivatives[best];
    uncertainty = Math.max(errors[best], Math.abs(derivative - derivatives[second]));
    // Fails for a NaN too.
    if (!(uncertainty <= Double.MAX_VALUE)) {
      uncertainty = Double.POSITIVE_INFINITY;
    }
    limitedByRounding =
        uncertainty <= Math.min(Double.MAX_VALUE, LIKE_ROUNDING * rounding / right[best]);
  }

  /** The largest value; a wide step at which the function overflows says nothing of rounding. */
  private double magnitude(double center) {
    double magnitude = Math.abs(center);
    for (int step = 0; step < Real.STEPS; step++) {
      double larger = Math.max(Math.abs(plus[step]), Math.abs(minus[step]));
      magnitude = larger <= Double.MAX_VALUE ? Math.max(magnitude, larger) : magnitude;
    }
    return magnitude;
  }

  /**
   * Fills the row of a step and records its best entry, with the error of all its entries added.
   */
  private void extrapolate(int step, double commonError) {
    derivatives[step] = row[0];
    errors[step] = Double.POSITIVE_INFINITY;
    double factor = 1;
    for (int column = 1; column <= step && column < COLUMNS; column++) {
      factor *= 4;
      row[column] = row[column - 1] + (row[column - 1] - above[column - 1]) / (factor - 1);
      double disagreement =
          Math.max(
              Math.abs(row[column] - row[column - 1]), Math.abs(row[column] - above[column - 1]));
      if (disagreement + commonError < errors[step]) {
        derivatives[step] = row[column];
        errors[step] = disagreement + commonError;
      }
    }
  }

  /** The step with the least error, one step left out. */
  private int leastError(int leftOut) {
    int best = leftOut == 1 ? 2 : 1;
    for (int step = 1; step < Real.STEPS; step++) {
      if (step != leftOut && errors[step] < errors[best]) {
        best = step;
      }
    }
    return best;
  }

  /**
   * The disagreement of the differences to the left and to the right, each extrapolated so that
   * second and third derivatives of a smooth function cancel.
   */
  private double kink(int step, double center, double[] right, double[] left) {
    double rightSlope =
        2 * (plus[step] - center) / right[step] - (plus[step - 1] - center) / right[step - 1];
    double leftSlope =
        2 * (center - minus[step]) / left[step] - (center - minus[step - 1]) / left[step - 1];
    return Math.abs(rightSlope - leftSlope);
  }

  /** The derivative, NaN if the function was not finite anywhere around the point. */
  double derivative() {
    return derivative;
  }

  /** By how much the derivative may be wrong, infinite if there is none. */
  double uncertainty() {
    return uncertainty;
  }

  /** Whether that is no more than rounding explains: no kink, and no derivative that shows. */
  boolean limitedByRounding() {
    return limitedByRounding;
  }
}
