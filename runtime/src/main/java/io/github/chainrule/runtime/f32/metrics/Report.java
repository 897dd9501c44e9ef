package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.Arrays;
import java.util.Locale;

/**
 * How good a model is, as text: of classes that exclude each other precision, recall, F1 and number
 * of each, accuracy and log loss; of independent outputs the same of each of them; of anything else
 * the errors of each output.
 *
 * <pre>{@code
 * System.out.println(Report.of(network, test, "setosa", "versicolor", "virginica"));
 * }</pre>
 */
public final class Report {
  /** In parts, since the build takes a digit and an f for a float. */
  private static final String NUMBER = " %10." + 4 + "f";

  private final StringBuilder text = new StringBuilder();
  private final String[] names;
  private final Outputs outputs;

  private Report(Outputs outputs, String[] names) {
    this.outputs = outputs;
    this.names = names;
  }

  /**
   * Judges a model.
   *
   * @param model the model; it is only read
   * @param data the samples, at least one, scaled as the model expects them
   * @param names the names of the classes, or of the outputs; none for those that the model tells,
   *     or else numbers
   * @return the report
   * @throws IllegalArgumentException if the model has several heads, the samples do not fit it, or
   *     there are names but not as many as classes
   * @throws NullPointerException if something is null
   */
  public static Report of(Model model, Dataset data, String... names) {
    return of(model, ModelScaling.none(), data, names);
  }

  /**
   * Judges a model of samples as they are measured: errors are in the units of the targets.
   *
   * @param model the model; it is only read
   * @param scaling how the model expects samples
   * @param data the samples, at least one, unscaled
   * @param names the names of the classes, or of the outputs; none for those that the model tells,
   *     or else numbers
   * @return the report
   * @throws IllegalArgumentException if the model has several heads, the samples or the scaling do
   *     not fit it, or there are names but not as many as classes
   * @throws NullPointerException if something is null
   */
  public static Report of(Model model, ModelScaling scaling, Dataset data, String... names) {
    Settings.present("scaling", scaling);
    Settings.present("data", data);
    Settings.allPresent("names", names);
    HeadModel.requireOne("model", model);
    boolean isOneClass = model.outputs() == 1 && Probabilities.are(model);
    String[] known = names.length == 0 && !isOneClass ? OutputNames.of(model) : names;
    Dataset scaled = scaling.apply(data);
    Report report = new Report(new Outputs(model, scaled), known);
    if (Probabilities.areIndependent(model) && model.outputs() > 1) {
      report.independent(model, scaled);
    } else if (Probabilities.are(model)) {
      Metric.LOG_LOSS.judging(model, scaled);
      report.classes(report.outputs.y);
    } else {
      scaling.invertOutputs(report.outputs.y, report.outputs.n);
      scaling.invertOutputs(report.outputs.t, report.outputs.n);
      report.errors();
    }
    return report;
  }

  /**
   * Judges a model with a single output, which means class 1 from a threshold on.
   *
   * @param model the model; it is only read
   * @param data the samples, at least one, scaled as the model expects them
   * @param threshold the least output that means class 1, such as {@link ThresholdCurve#bestByF1}
   * @param names the names of the two classes; none for numbers
   * @return the report
   * @throws IllegalArgumentException if the model's output is no probability, or not the only one,
   *     the samples do not fit it, the threshold is NaN, or there are names but not two
   * @throws NullPointerException if something is null
   */
  public static Report of(Model model, Dataset data, double threshold, String... names) {
    Settings.allPresent("names", names);
    if (Double.isNaN(threshold)) {
      throw Unexpected.argument("threshold", "a number", threshold);
    }
    Report report = new Report(new Outputs(model, data), names);
    if (model.outputs() != 1) {
      throw Unexpected.argument("model", "one output", model.outputs());
    }
    Metric.LOG_LOSS.judging(model, data);
    float[] decided = report.outputs.y.clone();
    for (int k = 0; k < decided.length; k++) {
      decided[k] = decided[k] >= threshold ? 1f : decided[k] < threshold ? 0f : decided[k];
    }
    report.classes(decided);
    return report;
  }

  /**
   * Judges one of several outputs of a model.
   *
   * @param head the name of the layer that the output is
   * @param model the model; it is only read
   * @param data the samples, at least one, with targets of all outputs, scaled as the model expects
   *     them
   * @param names the names of the head's classes, or of its outputs; none for those that the model
   *     tells, or else numbers
   * @return the report
   * @throws IllegalArgumentException if the model has no such output, the samples do not fit it, or
   *     there are names but not as many as classes
   * @throws NullPointerException if something is null
   */
  public static Report ofHead(String head, Model model, Dataset data, String... names) {
    HeadModel own = HeadModel.of(model, head);
    return of(own, own.part(data), names);
  }

  /** Of classes that exclude each other, as the outputs decide. */
  private void classes(float[] decided) {
    int classes = Math.max(2, outputs.width);
    requireNames(classes);
    ClassCounts counts =
        ClassCounts.weighted(decided, outputs.t, weights(), outputs.n, outputs.width);
    header("precision", "recall", "f1", "weight");
    for (int c = 0; c < classes; c++) {
      row(name(c), counts.precision(c), counts.recall(c), counts.f1(c), counts.actual(c));
    }
    line("accuracy", weighted(decided).accuracy());
    line("log loss", weighted(outputs.y).logLoss(outputs.width == 1));
  }

  private WeightedMetrics weighted(float[] y) {
    return new WeightedMetrics(y, outputs.t, weights(), outputs.n, outputs.width);
  }

  private void independent(Model model, Dataset data) {
    requireNames(outputs.width);
    header("precision", "recall", "f1", "weight", "roc auc");
    for (int j = 0; j < outputs.width; j++) {
      ClassCounts counts =
          ClassCounts.weighted(column(outputs.y, j), column(outputs.t, j), weights(), outputs.n, 1);
      ThresholdCurve curve = ThresholdCurve.of(model, data, j);
      row(
          name(j),
          counts.precision(1),
          counts.recall(1),
          counts.f1(1),
          counts.actual(1),
          curve.rocArea());
    }
    line("log loss", Metric.LOG_LOSS.of(model, data));
  }

  private void errors() {
    requireNames(outputs.width);
    header("mae", "rmse", "r2");
    for (int j = 0; j < outputs.width; j++) {
      WeightedMetrics own =
          new WeightedMetrics(column(outputs.y, j), column(outputs.t, j), weights(), outputs.n, 1);
      row(name(j), own.meanAbsoluteError(), Math.sqrt(own.meanSquaredError()), own.r2());
    }
  }

  private float[] weights() {
    if (outputs.weights != null) {
      return outputs.weights;
    }
    float[] ones = new float[outputs.n];
    Arrays.fill(ones, 1f);
    return ones;
  }

  private float[] column(float[] a, int j) {
    float[] column = new float[outputs.n];
    for (int i = 0; i < column.length; i++) {
      column[i] = a[i * outputs.width + j];
    }
    return column;
  }

  private void requireNames(int expected) {
    if (names.length != 0 && names.length != expected) {
      throw Unexpected.argument("names", expected + ", or none", names.length);
    }
  }

  private String name(int index) {
    return names.length == 0 ? Integer.toString(index) : names[index];
  }

  private int width() {
    int width = "accuracy".length();
    for (String name : names) {
      width = Math.max(width, name.length());
    }
    return width;
  }

  private void header(String... columns) {
    first("");
    for (String column : columns) {
      text.append(String.format(Locale.ROOT, " %10s", column));
    }
  }

  private void row(String name, double... values) {
    text.append('\n');
    first(name);
    for (double value : values) {
      text.append(String.format(Locale.ROOT, NUMBER, value));
    }
  }

  private void line(String name, double value) {
    row(name, value);
  }

  private void first(String name) {
    text.append(String.format(Locale.ROOT, "%-" + width() + "s", name));
  }

  /** The table. */
  @Override
  public String toString() {
    return text.toString();
  }
}
