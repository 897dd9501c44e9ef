package io.github.chainrule.runtime.f32.train;

/**
 * Finds a point along a direction that satisfies the strong Wolfe conditions: the value falls by at
 * least 1e-4 of what the slope at the start promises, and the slope is at most 0.9 of that at the
 * start (J. Nocedal, S. J. Wright: Numerical optimization, 2nd edition, 2006, algorithms 3.5 and
 * 3.6, with the cubic interpolation 3.59).
 *
 * <p>A value that is not finite counts as infinitely high, and so does a point that is not. Where
 * rounding keeps the conditions from being met, the lowest point found is taken, if it is lower
 * than the start.
 */
final class LineSearch {
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final double LONGEST = 1e10;
  private static final int EVALUATIONS = 30;

  /** The point that was tried last, its gradient and its value. */
  final double[] x;

  final double[] g;
  double value;
  double step;

  private final PenalizedObjective objective;
  private double[] start;
  private double[] direction;
  private double startValue;
  private double startSlope;
  private double slope;
  private int left;

  LineSearch(PenalizedObjective objective) {
    this.objective = objective;
    this.x = new double[objective.size()];
    this.g = new double[objective.size()];
  }

  /**
   * Searches along d from x0 with value f0 and gradient g0.
   *
   * @return whether a lower point was found; the parameters are there
   */
  boolean search(double[] x0, double f0, double[] g0, double[] d, double first) {
    start = x0;
    direction = d;
    startValue = f0;
    startSlope = Vectors.dot(g0, d);
    left = EVALUATIONS;
    double lastStep = 0;
    double lastValue = f0;
    double lastSlope = startSlope;
    for (double a = first; left > 0 && a < LONGEST; a *= 2) {
      evaluate(a);
      if (tooHigh() || (lastStep > 0 && value >= lastValue)) {
        return zoom(lastStep, lastValue, lastSlope, a, value, slope);
      }
      if (flat()) {
        return true;
      }
      if (slope >= 0) {
        return zoom(a, value, slope, lastStep, lastValue, lastSlope);
      }
      lastStep = a;
      lastValue = value;
      lastSlope = slope;
    }
    return value < startValue;
  }

  /**
   * Narrows an interval; the low end is the lowest point so far and fulfils the first condition.
   */
  private boolean zoom(
      double low,
      double lowValue,
      double lowSlope,
      double high,
      double highValue,
      double highSlope) {
    double a = low;
    double aValue = lowValue;
    double aSlope = lowSlope;
    double b = high;
    double bValue = highValue;
    double bSlope = highSlope;
    while (left > 0 && Math.abs(b - a) > 1e-12 * Math.max(Math.abs(a), Math.abs(b))) {
      evaluate(between(a, aValue, aSlope, b, bValue, bSlope));
      if (tooHigh() || value >= aValue) {
        b = step;
        bValue = value;
        bSlope = slope;
        continue;
      }
      if (flat()) {
        return true;
      }
      if (slope * (b - a) >= 0) {
        b = a;
        bValue = aValue;
        bSlope = aSlope;
      }
      a = step;
      aValue = value;
      aSlope = slope;
    }
    evaluate(a);
    return value < startValue;
  }

  private void evaluate(double a) {
    left--;
    step = a;
    Vectors.sum(x, start, a, direction);
    boolean finite = objective.write(x);
    value = finite ? objective.value(g) : Double.NaN;
    slope = finite ? Vectors.dot(g, direction) : Double.NaN;
    if (!Vectors.finite(value) || !Vectors.finite(slope)) {
      value = Double.POSITIVE_INFINITY;
    }
  }

  private boolean tooHigh() {
    return value > startValue + DECREASE * step * startSlope;
  }

  private boolean flat() {
    return Math.abs(slope) <= -CURVATURE * startSlope;
  }

  /** The minimum of the cubic through both ends, kept a tenth of the interval away from them. */
  private static double between(
      double a, double aValue, double aSlope, double b, double bValue, double bSlope) {
    double middle = 0.5 * (a + b);
    double d1 = aSlope + bSlope - 3 * (aValue - bValue) / (a - b);
    double d2 = Math.signum(b - a) * Math.sqrt(d1 * d1 - aSlope * bSlope);
    double best = b - (b - a) * (bSlope + d2 - d1) / (bSlope - aSlope + 2 * d2);
    double margin = 0.1 * Math.abs(b - a);
    if (!Vectors.finite(best)) {
      return middle;
    }
    return Math.max(Math.min(a, b) + margin, Math.min(Math.max(a, b) - margin, best));
  }
}
