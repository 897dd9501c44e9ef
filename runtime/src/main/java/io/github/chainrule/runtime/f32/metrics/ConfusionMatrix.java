package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * Counts for each pair of classes how many samples of the one were taken for the other, and derives
 * precision, recall and F1.
 *
 * <p>A ratio whose divisor is 0, such as the precision of a class that was never predicted, is 0,
 * as in scikit-learn. Immutable.
 *
 * <p>A sample with a NaN or an infinity is in no pair and wrong for every class: one whose outputs
 * are not finite counts as taken for every class but its own, and one whose targets are not finite
 * as one of every class but that which it was taken for. With two classes that is the same as the
 * wrong answer.
 */
public final class ConfusionMatrix {
  private final int classes;
  private final int[] counts;
  private final int samples;

  /** The samples of each class whose outputs are not finite; at the end those of no class. */
  private final int[] unclassified;

  /** The samples taken for each class whose targets are not finite. */
  private final int[] unlabelled;

  /** The names of the classes; empty if they are called by their numbers. */
  private final String[] names;

  private ConfusionMatrix(ConfusionMatrix counted, String[] names) {
    this.classes = counted.classes;
    this.counts = counted.counts;
    this.samples = counted.samples;
    this.unclassified = counted.unclassified;
    this.unlabelled = counted.unlabelled;
    this.names = names;
  }

  private ConfusionMatrix(int classes, int samples) {
    this.names = new String[0];
    this.classes = classes;
    this.counts = new int[Sizes.product("classes", classes, "classes", classes)];
    this.samples = samples;
    this.unclassified = new int[classes + 1];
    this.unlabelled = new int[classes];
  }

  /**
   * Counts. A single output makes the two classes 0 and 1.
   *
   * @param y the outputs, {@code [n][outputs]}
   * @param t the targets, {@code [n][outputs]}
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the counts
   * @throws IllegalArgumentException if a number is less than 1, an array has fewer rows, or no
   *     array holds so many pairs of classes
   * @throws NullPointerException if an array is null
   */
  public static ConfusionMatrix of(float[] y, float[] t, int n, int outputs) {
    Metrics.check(y, t, n, outputs);
    ConfusionMatrix matrix = new ConfusionMatrix(Math.max(2, outputs), n);
    for (int i = 0; i < n; i++) {
      matrix.add(Metrics.classOf(t, i, outputs), Metrics.classOf(y, i, outputs));
    }
    return matrix;
  }

  /**
   * Counts the answers of a single output, which means class 1 from a threshold on.
   *
   * @param y the outputs, {@code [n]}
   * @param t the targets, {@code [n]}; from 0.5 on a sample is of class 1
   * @param n the number of samples, at least 1
   * @param threshold the least output that means class 1, such as {@link ThresholdCurve#bestByF1}
   * @return the counts
   * @throws IllegalArgumentException if n is less than 1, an array has fewer elements, or the
   *     threshold is NaN
   * @throws NullPointerException if an array is null
   */
  public static ConfusionMatrix of(float[] y, float[] t, int n, double threshold) {
    Metrics.check(y, t, n, 1);
    if (Double.isNaN(threshold)) {
      throw Unexpected.argument("threshold", "a number", threshold);
    }
    ConfusionMatrix matrix = new ConfusionMatrix(2, n);
    for (int i = 0; i < n; i++) {
      int finite = Metrics.classOf(y, i, 1);
      matrix.add(Metrics.classOf(t, i, 1), finite < 0 ? -1 : y[i] >= threshold ? 1 : 0);
    }
    return matrix;
  }

  /**
   * Counts the answers of a model with a single output, which means class 1 from a threshold on.
   *
   * @param model the model; it is only read
   * @param data the samples, at least one, scaled as the model expects them
   * @param threshold the least output that means class 1, such as {@link ThresholdCurve#bestByF1}
   * @return the counts
   * @throws IllegalArgumentException if the model has several outputs, if there are no samples or
   *     targets, if they do not fit the model, or if the threshold is NaN
   * @throws NullPointerException if an argument is null
   */
  public static ConfusionMatrix of(Model model, Dataset data, double threshold) {
    Outputs outputs = new Outputs(model, data);
    if (outputs.width != 1) {
      throw Unexpected.argument("model", "one output", outputs.width);
    }
    Metric.ACCURACY.judging(model, data);
    return of(outputs.y, outputs.t, outputs.n, threshold);
  }

  /** Counts a sample; a class is −1 if there is none. */
  private void add(int actual, int predicted) {
    if (predicted < 0) {
      unclassified[actual < 0 ? classes : actual]++;
    } else if (actual < 0) {
      unlabelled[predicted]++;
    } else {
      counts[actual * classes + predicted]++;
    }
  }

  /**
   * Counts the answers of a model to samples with targets. If the model tells names of its classes,
   * the matrix has them.
   *
   * @param model the model; it is only read
   * @param data the samples, at least one, scaled as the model expects them
   * @return the counts
   * @throws IllegalArgumentException if there are no samples or targets, they do not fit the model,
   *     or its outputs are no classes that exclude each other
   * @throws NullPointerException if an argument is null
   */
  public static ConfusionMatrix of(Model model, Dataset data) {
    Outputs outputs = new Outputs(model, data);
    Metric.ACCURACY.judging(model, data);
    ConfusionMatrix matrix = of(outputs.y, outputs.t, outputs.n, outputs.width);
    String[] own = OutputNames.of(model);
    return own.length == matrix.classes ? matrix.withNames(own) : matrix;
  }

  /**
   * Counts the answers of one of several outputs of a model.
   *
   * @param head the name of the layer that the output is
   * @param model the model; it is only read
   * @param data the samples, at least one, with targets of all outputs, scaled as the model expects
   *     them
   * @return the counts
   * @throws IllegalArgumentException if the model has no such output, there are no samples or
   *     targets, they do not fit the model, or the outputs are no classes that exclude each other
   * @throws NullPointerException if an argument is null
   */
  public static ConfusionMatrix ofHead(String head, Model model, Dataset data) {
    HeadModel own = HeadModel.of(model, head);
    return of(own, own.part(data));
  }

  /**
   * The same counts, whose classes have names.
   *
   * @param classNames a name for each class, in their order
   * @return a new matrix, whose text shows the names
   * @throws IllegalArgumentException if there are not as many names as classes
   * @throws NullPointerException if something is null
   */
  public ConfusionMatrix withNames(String... classNames) {
    Settings.allPresent("classNames", classNames);
    if (classNames.length != classes) {
      throw Unexpected.argument("classNames", Integer.toString(classes), classNames.length);
    }
    return new ConfusionMatrix(this, classNames.clone());
  }

  /**
   * The number of classes.
   *
   * @return the number of classes, at least 2
   */
  public int classes() {
    return classes;
  }

  /**
   * The number of samples.
   *
   * @return the number of samples
   */
  public int samples() {
    return samples;
  }

  /**
   * The number of samples of one class that were taken for another, or for the same.
   *
   * @param actual the class that they are of
   * @param predicted the class that they were taken for
   * @return the count
   * @throws IllegalArgumentException if there is no such class
   */
  public int count(int actual, int predicted) {
    check(actual);
    check(predicted);
    return counts[actual * classes + predicted];
  }

  /**
   * The number of samples of a class that were taken for none, since an output is not finite.
   *
   * @param actual the class that they are of
   * @return the count
   * @throws IllegalArgumentException if there is no such class
   */
  public int unclassified(int actual) {
    check(actual);
    return unclassified[actual];
  }

  /**
   * The number of samples with a number that is not finite, in an output or a target.
   *
   * @return the number of samples that are in no pair of classes
   */
  public int invalid() {
    return sum(unclassified) + sum(unlabelled);
  }

  /**
   * The share of samples whose class was predicted.
   *
   * @return the accuracy, of [0, 1]
   */
  public double accuracy() {
    int right = 0;
    for (int c = 0; c < classes; c++) {
      right += count(c, c);
    }
    return ratio(right, samples);
  }

  /**
   * The share of the samples taken for a class that are of it.
   *
   * @param c the class
   * @return the precision, of [0, 1]
   * @throws IllegalArgumentException if there is no such class
   */
  public double precision(int c) {
    return ratio(count(c, c), taken(c));
  }

  /**
   * The share of the samples of a class that were taken for it.
   *
   * @param c the class
   * @return the recall, of [0, 1]
   * @throws IllegalArgumentException if there is no such class
   */
  public double recall(int c) {
    return ratio(count(c, c), actual(c));
  }

  /**
   * The harmonic mean of a class's precision and recall.
   *
   * @param c the class
   * @return F1, of [0, 1]
   * @throws IllegalArgumentException if there is no such class
   */
  public double f1(int c) {
    return ratio(2L * count(c, c), taken(c) + actual(c));
  }

  /**
   * F1 of class 1 if there are two classes, else the mean over the classes (macro average).
   *
   * @return F1, of [0, 1]
   */
  public double f1() {
    if (classes == 2) {
      return f1(1);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += f1(c);
    }
    return sum / classes;
  }

  /** The samples of a class, and those that may be of it. */
  private long actual(int c) {
    long sum = unclassified[c] + (long) sum(unlabelled) - unlabelled[c];
    for (int k = 0; k < classes; k++) {
      sum += count(c, k);
    }
    return sum;
  }

  /** The samples taken for a class, and those that may have been. */
  private long taken(int c) {
    long sum = unlabelled[c] + (long) sum(unclassified) - unclassified[c];
    for (int k = 0; k < classes; k++) {
      sum += count(k, c);
    }
    return sum;
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private void check(int c) {
    Settings.atLeast("class", c, 0);
    if (c >= classes) {
      throw Unexpected.argument("class", "less than " + classes, c);
    }
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** A row for each actual class, a column for each predicted one, and what is in no pair. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("actual \\ predicted");
    for (int c = 0; c < classes; c++) {
      text.append('\t').append(name(c));
    }
    for (int actual = 0; actual < classes; actual++) {
      text.append('\n').append(name(actual));
      for (int predicted = 0; predicted < classes; predicted++) {
        text.append('\t').append(count(actual, predicted));
      }
    }
    return invalid() == 0 ? text.toString() : text.append("\ninvalid\t" + invalid()).toString();
  }

  private String name(int index) {
    return names.length == 0 ? Integer.toString(index) : names[index];
  }
}
