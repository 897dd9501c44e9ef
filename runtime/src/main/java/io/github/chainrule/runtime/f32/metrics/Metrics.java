package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Arguments;
import io.github.chainrule.runtime.train.Settings;
import java.util.Arrays;

/** The metrics as functions of outputs and targets; those of a {@link ConfusionMatrix} apart. */
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
      int actual = classOf(t, i, outputs);
      right += actual >= 0 && rank(y, i * outputs, outputs, actual) < k ? 1 : 0;
    }
    return (double) right / n;
  }

  /** The number of other elements of a row that are not smaller; none is smaller than a NaN. */
  private static int rank(float[] y, int at, int outputs, int own) {
    int before = -1;
    for (int j = 0; j < outputs; j++) {
      before += y[at + j] < y[at + own] ? 0 : 1;
    }
    return Float.isNaN(y[at + own]) ? Integer.MAX_VALUE : before;
  }

  /**
   * The mean of the squared errors over all samples and outputs.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the mean squared error
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double meanSquaredError(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    double sum = 0;
    for (int k = 0; k < n * outputs; k++) {
      double d = y[k] - t[k];
      sum += d * d;
    }
    return sum / n / outputs;
  }

  /**
   * The mean of the absolute errors over all samples and outputs.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the mean absolute error
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double meanAbsoluteError(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    double sum = 0;
    for (int k = 0; k < n * outputs; k++) {
      sum += Math.abs(y[k] - t[k]);
    }
    return sum / n / outputs;
  }

  /**
   * The coefficient of determination R², 1 − Σ (t−y)² / Σ (t−mean t)², the mean over the outputs.
   * An output whose targets do not vary counts as 1 if it is exact, else as 0, as in scikit-learn.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return R², at most 1; 0 for outputs no better than the mean
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double r2(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    double sum = 0;
    for (int j = 0; j < outputs; j++) {
      sum += r2OfColumn(y, t, n, outputs, j);
    }
    return sum / outputs;
  }

  private static double r2OfColumn(float[] y, float[] t, int n, int outputs, int column) {
    // About the first target, so that targets that do not vary have no spread from rounding.
    double first = t[column];
    double mean = 0;
    for (int k = column; k < n * outputs; k += outputs) {
      mean += t[k] - first;
    }
    mean /= n;
    double residual = 0;
    double spread = 0;
    for (int k = column; k < n * outputs; k += outputs) {
      double target = t[k] - first;
      double error = t[k] - y[k];
      residual += error * error;
      spread += (target - mean) * (target - mean);
    }
    if (spread == 0) {
      return residual == 0 ? 1 : 0;
    }
    return 1 - residual / spread;
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
   * @return the log loss in nats
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double logLoss(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
    double sum = 0;
    for (int k = 0; k < n * outputs; k++) {
      double least = Math.ulp(1f);
      double p = Math.max(least, Math.min(1 - least, y[k]));
      double target = t[k];
      sum -= target == 0 ? 0 : target * StrictMath.log(p);
      sum -= outputs > 1 || target == 1 ? 0 : (1 - target) * StrictMath.log(1 - p);
    }
    return sum / n;
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
   * @return the area, of [0, 1]; NaN if a class has no samples or all, or an output is NaN
   * @throws IllegalArgumentException if a number is less than 1 or an array has fewer rows
   * @throws NullPointerException if an array is null
   */
  public static double rocAuc(float[] y, float[] t, int n, int outputs) {
    check(y, t, n, outputs);
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
    for (int k = column; k < n * outputs; k += outputs) {
      if (t[k] >= 0.5 == ofClass) {
        scores[count++] = y[k];
      }
    }
    scores = Arrays.copyOf(scores, count);
    Arrays.sort(scores);
    return scores;
  }

  private static double pairsWon(float[] positive, float[] negative) {
    if (endsWithNaN(positive) || endsWithNaN(negative)) {
      return Double.NaN;
    }
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

  private static boolean endsWithNaN(float[] sorted) {
    return sorted.length > 0 && Float.isNaN(sorted[sorted.length - 1]);
  }

  /** The class of a row, −1 if it holds a NaN. */
  static int classOf(float[] a, int row, int outputs) {
    int at = row * outputs;
    if (outputs == 1) {
      return Float.isNaN(a[at]) ? -1 : a[at] >= 0.5 ? 1 : 0;
    }
    int best = 0;
    for (int j = 0; j < outputs; j++) {
      if (Float.isNaN(a[at + j])) {
        return -1;
      }
      best = a[at + j] > a[at + best] ? j : best;
    }
    return best;
  }

  static void check(float[] y, float[] t, int n, int outputs) {
    Settings.atLeast("n", n, 1);
    Settings.atLeast("outputs", outputs, 1);
    Arguments.rows("y", y, n, outputs, "outputs");
    Arguments.rows("t", t, n, outputs, "outputs");
  }
}
