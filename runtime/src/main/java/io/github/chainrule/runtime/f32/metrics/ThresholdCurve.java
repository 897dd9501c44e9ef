package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Arrays;

/**
 * What becomes of the answers yes and no as the threshold falls from which an output means yes: the
 * receiver operating characteristic, the curve of precision and recall, and the best threshold.
 *
 * <pre>{@code
 * ThresholdCurve curve = ThresholdCurve.of(network, validation);
 * double threshold = curve.bestByCost(1, 20);
 * ConfusionMatrix confusion = ConfusionMatrix.of(network, test, threshold);
 * }</pre>
 *
 * <p>Points are those of all outputs that occur, as in scikit-learn without its thinning, from the
 * strictest threshold, infinity, at which nothing is taken for yes, to the least output, at which
 * all is. A sample's target means yes from 0.5 on. Choose a threshold by other samples than those
 * that judge it. Immutable.
 */
public final class ThresholdCurve {
  private final double[] thresholds;

  /** The weights of the samples of the class with at least the output, and of the others. */
  private final double[] right;

  private final double[] wrong;

  /** Counts one of the outputs; without weights every sample counts as 1. */
  ThresholdCurve(float[] y, float[] t, float[] weights, int n, int outputs, int column) {
    Metrics.check(y, t, n, outputs);
    float[] scores = new float[n];
    for (int i = 0; i < n; i++) {
      scores[i] = y[i * outputs + column];
      if (!(Math.abs(scores[i]) <= Float.MAX_VALUE)) {
        throw Unexpected.argument("y", "finite numbers", scores[i] + " for sample " + i);
      }
    }
    float[] sorted = scores.clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (distinct == 0 || sorted[distinct - 1] != sorted[i]) {
        sorted[distinct++] = sorted[i];
      }
    }
    this.thresholds = new double[distinct + 1];
    this.right = new double[distinct + 1];
    this.wrong = new double[distinct + 1];
    thresholds[0] = Double.POSITIVE_INFINITY;
    for (int k = 0; k < distinct; k++) {
      thresholds[k + 1] = sorted[distinct - 1 - k];
    }
    for (int i = 0; i < n; i++) {
      // −0.0 and 0.0 are equal, but not to a binary search.
      int k = distinct - Arrays.binarySearch(sorted, 0, distinct, scores[i]);
      k = k > distinct ? distinct - Arrays.binarySearch(sorted, 0, distinct, -scores[i]) : k;
      double weight = weights == null ? 1 : weights[i];
      (t[i * outputs + column] >= 0.5 ? right : wrong)[k] += weight;
    }
    for (int k = 1; k <= distinct; k++) {
      right[k] += right[k - 1];
      wrong[k] += wrong[k - 1];
    }
  }

  /**
   * Of outputs and targets.
   *
   * @param y the outputs, {@code [n]}
   * @param t the targets, {@code [n]}
   * @param n the number of samples, at least 1
   * @return the curve
   * @throws IllegalArgumentException if n is less than 1, an array has fewer elements, or an output
   *     is not finite
   * @throws NullPointerException if an array is null
   */
  public static ThresholdCurve of(float[] y, float[] t, int n) {
    return new ThresholdCurve(y, t, null, n, 1, 0);
  }

  /**
   * Of a model with a single output.
   *
   * @param model the model; it is only read
   * @param data the samples, at least one, scaled as the model expects them
   * @return the curve; weights of the samples count
   * @throws IllegalArgumentException if the model has several outputs, the samples do not fit it or
   *     have other targets than of [0, 1], or an output is not finite
   * @throws NullPointerException if an argument is null
   */
  public static ThresholdCurve of(Model model, Dataset data) {
    Settings.present("model", model);
    if (model.outputs() != 1) {
      throw Unexpected.argument("model", "one output, or a class to be named", model.outputs());
    }
    return of(model, data, 0);
  }

  /**
   * Of one output of a model, against all others.
   *
   * @param model the model; it is only read
   * @param data the samples, at least one, scaled as the model expects them
   * @param output the output, from 0
   * @return the curve; weights of the samples count
   * @throws IllegalArgumentException if there is no such output, the samples do not fit the model
   *     or have other targets than of [0, 1], or an output is not finite
   * @throws NullPointerException if an argument is null
   */
  public static ThresholdCurve of(Model model, Dataset data, int output) {
    Outputs outputs = new Outputs(model, data);
    if (output < 0 || output >= outputs.width) {
      throw Unexpected.argument("output", "0 to " + (outputs.width - 1), output);
    }
    Probabilities.requireTargets("data", data, output);
    return new ThresholdCurve(
        outputs.y, outputs.t, outputs.weights, outputs.n, outputs.width, output);
  }

  private int last() {
    return thresholds.length - 1;
  }

  /**
   * The thresholds of the points, falling; the first is infinite.
   *
   * @return a new array
   */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /**
   * The share of the samples of the class that are taken for it, at each point: the recall, which
   * is the ordinate of the receiver operating characteristic.
   *
   * @return a new array, rising from 0 to 1; NaN if no sample is of the class
   */
  public double[] truePositiveRates() {
    return shares(right);
  }

  /**
   * The share of the other samples that are taken for the class, at each point: the abscissa of the
   * receiver operating characteristic.
   *
   * @return a new array, rising from 0 to 1; NaN if all samples are of the class
   */
  public double[] falsePositiveRates() {
    return shares(wrong);
  }

  private double[] shares(double[] sums) {
    double[] shares = new double[sums.length];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = sums[k] / sums[last()];
    }
    return shares;
  }

  /**
   * The share of what is taken for the class that is of it, at each point.
   *
   * @return a new array; 1 at the first point, where nothing is taken
   */
  public double[] precisions() {
    double[] precisions = new double[thresholds.length];
    for (int k = 0; k < precisions.length; k++) {
      double taken = right[k] + wrong[k];
      precisions[k] = taken == 0 ? 1 : right[k] / taken;
    }
    return precisions;
  }

  /**
   * The area under the receiver operating characteristic, by trapezoids.
   *
   * @return the area, of [0, 1]; NaN if the class has no samples or all
   */
  public double rocArea() {
    double area = 0;
    for (int k = 1; k < thresholds.length; k++) {
      area += (wrong[k] - wrong[k - 1]) * (right[k] + right[k - 1]) / 2;
    }
    return area / right[last()] / wrong[last()];
  }

  /**
   * The average precision, Σ (recall − recall before) × precision over the points, as in
   * scikit-learn.
   *
   * @return the average precision, of [0, 1]; NaN if the class has no samples
   */
  public double averagePrecision() {
    double[] recalls = truePositiveRates();
    double[] precisions = precisions();
    double sum = 0;
    for (int k = 1; k < recalls.length; k++) {
      sum += (recalls[k] - recalls[k - 1]) * precisions[k];
    }
    return sum;
  }

  /**
   * The threshold with the best F1, the harmonic mean of precision and recall.
   *
   * @return the threshold, of equally good ones the strictest; an output of at least as much means
   *     yes
   */
  public double bestByF1() {
    double positives = right[last()];
    int best = 0;
    double most = 0;
    for (int k = 1; k < thresholds.length; k++) {
      double f1 = 2 * right[k] / (right[k] + wrong[k] + positives);
      if (f1 > most) {
        most = f1;
        best = k;
      }
    }
    return thresholds[best];
  }

  /**
   * The threshold at which wrong answers cost least.
   *
   * @param falsePositive what it costs to take a sample for the class that is not of it, at least 0
   * @param falseNegative what it costs not to take one that is, at least 0
   * @return the threshold, of equally good ones the strictest; infinite if it is best never to say
   *     yes
   * @throws IllegalArgumentException if a cost is negative or not finite
   */
  public double bestByCost(double falsePositive, double falseNegative) {
    Settings.notNegative("falsePositive", falsePositive);
    Settings.notNegative("falseNegative", falseNegative);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < thresholds.length; k++) {
      double cost = falsePositive * wrong[k] + falseNegative * (right[last()] - right[k]);
      if (cost < least) {
        least = cost;
        best = k;
      }
    }
    return thresholds[best];
  }
}
