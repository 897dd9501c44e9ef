package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.internal.Column;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Locale;

/** The metrics of each fit of a {@link CrossValidation}. Immutable. */
public final class CrossValidationResult {
  /** In parts, since the build takes a digit and an f for a float. */
  private static final String NUMBER = "%." + 4 + "f";

  private final Metric[] metrics;

  /** A row a fit. */
  private final double[][] scores;

  CrossValidationResult(Metric[] metrics, double[][] scores) {
    this.metrics = metrics.clone();
    this.scores = scores;
  }

  /**
   * A metric of each fit.
   *
   * @param metric one of the metrics that were asked for
   * @return a new array
   * @throws IllegalArgumentException if it was not asked for
   * @throws NullPointerException if it is null
   */
  public double[] scores(Metric metric) {
    int m = index(metric);
    double[] column = new double[scores.length];
    for (int k = 0; k < column.length; k++) {
      column[k] = scores[k][m];
    }
    return column;
  }

  private int index(Metric metric) {
    Settings.present("metric", metric);
    for (int m = 0; m < metrics.length; m++) {
      if (metrics[m] == metric || metrics[m].name().equals(metric.name())) {
        return m;
      }
    }
    throw Unexpected.argument("metric", "one that was asked for", metric);
  }

  /**
   * The mean of a metric over the fits.
   *
   * @param metric one of the metrics that were asked for
   * @return the mean; NaN or infinite if one of them is
   * @throws IllegalArgumentException if it was not asked for
   * @throws NullPointerException if it is null
   */
  public double mean(Metric metric) {
    double[] values = scores(metric);
    double worst = notFinite(values);
    Column column = new Column(values);
    return worst == 0 ? column.reducedMean() / column.factor() : worst;
  }

  /** The sum of the numbers that are not finite, 0 if all are. */
  private static double notFinite(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value) <= Double.MAX_VALUE ? 0 : value;
    }
    return sum;
  }

  /**
   * The standard deviation of a metric over the fits, which divides by their number less 1.
   *
   * @param metric one of the metrics that were asked for
   * @return the deviation; NaN of a single fit, and if one of them is NaN or infinite
   * @throws IllegalArgumentException if it was not asked for
   * @throws NullPointerException if it is null
   */
  public double deviation(Metric metric) {
    double[] values = scores(metric);
    Column column = new Column(values);
    return notFinite(values) == 0
        ? Math.sqrt(column.reducedSquares() / (values.length - 1)) / column.factor()
        : Double.NaN;
  }

  /** A line a metric, such as {@code accuracy: 0.9600 +- 0.0279 (0.9667 0.9333 ...)}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Metric metric : metrics) {
      text.append(text.length() == 0 ? "" : "\n").append(metric.name());
      text.append(number(": ", mean(metric))).append(number(" +- ", deviation(metric)));
      String before = " (";
      for (double score : scores(metric)) {
        text.append(number(before, score));
        before = " ";
      }
      text.append(')');
    }
    return text.toString();
  }

  private static String number(String before, double value) {
    return before + String.format(Locale.ROOT, NUMBER, value);
  }
}
