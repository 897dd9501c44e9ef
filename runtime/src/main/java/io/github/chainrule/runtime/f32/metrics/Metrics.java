package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f64.Elementary;
import io.github.chainrule.runtime.internal.Column;
import io.github.chainrule.runtime.internal.PowerOfTwo;
import io.github.chainrule.runtime.internal.Settings;
import java.util.Arrays;

/**
 * The metrics as functions of outputs and targets; those of a {@link ConfusionMatrix} apart.
 *
 * <p>A NaN or an infinity in any output or target, at any position, shows: a sample with one is
 * wrong for {@link #accuracy} and {@link #topK}, and the other metrics are NaN. Finite numbers of
 * any size are judged without overflow or underflow on the way; a metric beyond the largest number
 * is infinite.
 */
public final class Metrics {
  private Metrics() {}

  /**
   * The share of samples whose class is predicted.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the accuracy, of [0, 1]
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double accuracy(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    int right = 0;
    for (int i = 0; i < n; i++) {
      int actual = classOf(t, i, outputs);
      right += actual >= 0 && classOf(y, i, outputs) == actual ? 1 : 0;
    }
    return (double) right / n;
  }

  /**
   * The share of samples whose class is among the k largest outputs. Other outputs that equal that
   * of the class count as larger.
   *
   * @param k how many outputs count, at least 1
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 2
   * @return the top-k accuracy, of [0, 1]
   * @throws IllegalArgumentException if a number is out of its range or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double topK(int k, float[] y, float[] t, int n, int outputs) {
    Settings.atLeast("k", k, 1);
    Settings.atLeast("outputs", outputs, 2);
    check(y, t, n, outputs);
    int right = 0;
    for (int i = 0; i < n; i++) {
      right += amongLargest(k, y, t, i, outputs) ? 1 : 0;
    }
    return (double) right / n;
  }

  static boolean amongLargest(int k, float[] y, float[] t, int row, int outputs) {
    int actual = classOf(t, row, outputs);
    boolean finite = actual >= 0 && classOf(y, row, outputs) >= 0;
    return finite && rank(y, row * outputs, outputs, actual) < k;
  }

  /** The number of other elements of a row that are not smaller. */
  private static int rank(float[] y, int at, int outputs, int own) {
    int before = -1;
    for (int j = 0; j < outputs; j++) {
      before += y[at + j] < y[at + own] ? 0 : 1;
    }
    return before;
  }

  /**
   * The mean of the squared errors over all samples and outputs.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the mean squared error, NaN if a number is not finite
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double meanSquaredError(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    if (!finite(y, t, n * outputs)) {
      return Double.NaN;
    }
    Errors errors = new Errors(y, t, 0, 1, n * outputs);
    return errors.squares() / n / outputs / errors.factor() / errors.factor();
  }

  /**
   * The mean of the absolute errors over all samples and outputs.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the mean absolute error, NaN if a number is not finite
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double meanAbsoluteError(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    if (!finite(y, t, n * outputs)) {
      return Double.NaN;
    }
    Errors errors = new Errors(y, t, 0, 1, n * outputs);
    return errors.magnitudes() / n / outputs / errors.factor();
  }

  /**
   * The coefficient of determination R², 1 − Σ (t−y)² / Σ (t−mean t)², the mean over the outputs.
   * An output whose targets do not vary counts as 1 if it is exact, else as 0, as in scikit-learn.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return R², at most 1; 0 for outputs no better than the mean; NaN if a number is not finite
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double r2(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    if (!finite(y, t, n * outputs)) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = 0; j < outputs; j++) {
      // The sum may be beyond the largest number, and the mean not.
      sum += r2OfColumn(y, t, n, outputs, j) * 0x1p-31;
    }
    return sum / outputs * 0x1p31;
  }

  private static double r2OfColumn(float[] y, float[] t, int n, int outputs, int column) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = t[i * outputs + column];
    }
    Column targets = new Column(values);
    Errors errors = new Errors(y, t, column, outputs, n);
    double residual = errors.squares();
    if (targets.constant()) {
      return residual == 0 ? 1 : 0;
    }
    double ratio = targets.factor() / errors.factor();
    return 1 - residual / targets.reducedSquares() * ratio * ratio;
  }

  /**
   * The mean over the samples of −Σ t log y; with one output, of −t log y − (1−t) log(1−y).
   * Probabilities are kept the distance of 1 to the next number away from 0 and 1, as in
   * scikit-learn.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the log loss in nats, NaN if a number is not finite
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double logLoss(float[] y, float[] t, int n, int outputs) {
    return logLoss(y, t, n, outputs, outputs == 1);
  }

  /**
   * The mean over the samples of −Σ t log y + (1−t) log(1−y): the log loss of outputs that are each
   * the probability of something of its own, as those of {@code BINARY_CROSS_ENTROPY}.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the log loss in nats, NaN if a number is not finite
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double binaryLogLoss(float[] y, float[] t, int n, int outputs) {
    return logLoss(y, t, n, outputs, true);
  }

  /** A probability, kept away from 0 and 1. */
  static double probability(float y) {
    double least = Math.ulp(1f);
    return Math.max(least, Math.min(1 - least, y));
  }

  private static double logLoss(float[] y, float[] t, int n, int outputs, boolean independent) {
    check(y, t, n, outputs);
    if (!finite(y, t, n * outputs)) {
      return Double.NaN;
    }
    double largest = 1;
    for (int k = 0; k < n * outputs; k++) {
      largest = Math.max(largest, Math.abs(t[k]));
    }
    double factor = PowerOfTwo.reducing(largest);
    double sum = 0;
    for (int k = 0; k < n * outputs; k++) {
      double p = probability(y[k]);
      double target = t[k] * factor;
      sum -= target == 0 ? 0 : target * Elementary.log(p);
      sum -= !independent || target == factor ? 0 : (factor - target) * Elementary.log(1 - p);
    }
    return sum / n / factor;
  }

  /**
   * The area under the receiver operating characteristic: the probability that a sample of the
   * class has a larger output than one of another class, where equal ones count half (J. A. Hanley,
   * B. J. McNeil, Radiology 143, 1982). With several outputs the mean over the classes, each
   * against all others. Allocates.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}; from 0.5 on a sample is of the class
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the area, of [0, 1]; NaN if a class has no samples or all, or a number is not finite
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double rocAuc(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    if (!finite(y, t, n * outputs)) {
      return Double.NaN;
    }
    double sum = 0;
    for (int j = 0; j < outputs; j++) {
      sum += pairsWon(scores(y, t, n, outputs, j, true), scores(y, t, n, outputs, j, false));
    }
    return sum / outputs;
  }

  /** The outputs of the samples that are of the class, or are not, ascending. */
  private static float[] scores(
      float[] y, float[] t, int n, int outputs, int column, boolean ofClass) {
    float[] scores = new float[n];
    int count = 0;
    for (int i = 0; i < n; i++) {
      if (t[i * outputs + column] >= 0.5 == ofClass) {
        scores[count++] = y[i * outputs + column];
      }
    }
    scores = Arrays.copyOf(scores, count);
    Arrays.sort(scores);
    return scores;
  }

  private static double pairsWon(float[] positive, float[] negative) {
    double won = 0;
    int below = 0;
    int notAbove = 0;
    for (float score : positive) {
      while (below < negative.length && negative[below] < score) {
        below++;
      }
      while (notAbove < negative.length && negative[notAbove] <= score) {
        notAbove++;
      }
      won += below + 0.5 * (notAbove - below);
    }
    return won / positive.length / negative.length;
  }

  /** The class of a row, −1 if it holds a number that is not finite. */
  static int classOf(float[] a, int row, int outputs) {
    int at = row * outputs;
    int best = 0;
    for (int j = 0; j < outputs; j++) {
      if (!finite(a[at + j])) {
        return -1;
      }
      best = a[at + j] > a[at + best] ? j : best;
    }
    return outputs > 1 ? best : a[at] >= 0.5 ? 1 : 0;
  }

  static boolean finite(float[] y, float[] t, int count) {
    boolean finite = true;
    for (int k = 0; k < count; k++) {
      finite &= finite(y[k]) && finite(t[k]);
    }
    return finite;
  }

  private static boolean finite(float value) {
    return Math.abs(value) <= Float.MAX_VALUE;
  }

  static void check(float[] y, float[] t, int n, int outputs) {
    Settings.atLeast("n", n, 1);
    Settings.atLeast("outputs", outputs, 1);
    Arguments.rows("y", y, n, outputs, "outputs");
    Arguments.rows("t", t, n, outputs, "outputs");
  }
}
