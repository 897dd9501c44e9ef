package io.github.chainrule.samples.benchmarks.costs;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The straight line that is nearest to some points, by least squares of the errors relative to the
 * points, so that the small layers count as much as the large ones.
 *
 * @param start its value at 0
 * @param slope its rise
 */
record Line(double start, double slope) {
  static <T> Line through(List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
    double w = 0;
    double wx = 0;
    double wy = 0;
    double wxx = 0;
    double wxy = 0;
    for (T point : points) {
      double a = x.applyAsDouble(point);
      double b = y.applyAsDouble(point);
      double weight = 1 / (b * b);
      w += weight;
      wx += weight * a;
      wy += weight * b;
      wxx += weight * a * a;
      wxy += weight * a * b;
    }
    double slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
    return new Line((wy - slope * wx) / w, slope);
  }
}
