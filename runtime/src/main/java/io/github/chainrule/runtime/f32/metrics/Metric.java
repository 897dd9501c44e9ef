package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.Settings;

/**
 * A metric by name, for a trainer to report after each epoch. The constants are the functions of
 * {@link Metrics} and {@link ConfusionMatrix}; one's own extend this class.
 */
public abstract class Metric {
  /** The share of samples whose class is predicted. */
  public static final Metric ACCURACY =
      new Metric("accuracy") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.accuracy(y, t, n, outputs);
        }
      };

  /** The harmonic mean of precision and recall, {@link ConfusionMatrix#f1()}. */
  public static final Metric F1 =
      new Metric("f1") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return ConfusionMatrix.of(y, t, n, outputs).f1();
        }
      };

  /** The area under the receiver operating characteristic. */
  public static final Metric ROC_AUC =
      new Metric("roc auc") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.rocAuc(y, t, n, outputs);
        }
      };

  /** The log loss. */
  public static final Metric LOG_LOSS =
      new Metric("log loss") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.logLoss(y, t, n, outputs);
        }
      };

  /** The mean squared error. */
  public static final Metric MEAN_SQUARED_ERROR =
      new Metric("mse") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.meanSquaredError(y, t, n, outputs);
        }
      };

  /** The mean absolute error. */
  public static final Metric MEAN_ABSOLUTE_ERROR =
      new Metric("mae") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.meanAbsoluteError(y, t, n, outputs);
        }
      };

  /** The coefficient of determination. */
  public static final Metric R2 =
      new Metric("r2") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.r2(y, t, n, outputs);
        }
      };

  private final String name;

  /**
   * Names the metric.
   *
   * @param name the name that listeners see
   * @throws NullPointerException if it is null
   */
  protected Metric(String name) {
    Settings.present("name", name);
    this.name = name;
  }

  /**
   * The share of samples whose class is among the k largest outputs.
   *
   * @param k how many outputs count, at least 1
   * @return the metric, named such as {@code top-5}
   * @throws IllegalArgumentException if k is less than 1
   */
  public static Metric topK(final int k) {
    Settings.atLeast("k", k, 1);
    return new Metric("top-" + k) {
      @Override
      public double of(float[] y, float[] t, int n, int outputs) {
        return Metrics.topK(k, y, t, n, outputs);
      }

      @Override
      public void checkOutputs(int outputs) {
        Settings.atLeast("outputs of " + name(), outputs, 2);
      }
    };
  }

  /**
   * The name of the metric.
   *
   * @return the name
   */
  public final String name() {
    return name;
  }

  /**
   * Refuses a number of outputs that the metric is not for. Asked before a fit begins; unless a
   * metric overrides it, all numbers are right.
   *
   * @param outputs the number of outputs of a model
   * @throws IllegalArgumentException if the metric is not for so many
   */
  public void checkOutputs(int outputs) {}

  /**
   * Computes the metric.
   *
   * @param y the outputs, {@code [n][outputs]}; not written
   * @param t the targets, {@code [n][outputs]}; not written
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the metric
   */
  public abstract double of(float[] y, float[] t, int n, int outputs);

  /**
   * Computes the metric of a model's outputs for samples with targets. Allocates.
   *
   * @param model the model; it is only read
   * @param data the samples, at least one, scaled as the model expects them
   * @return the metric
   * @throws IllegalArgumentException if there are no samples or targets, or they do not fit the
   *     model
   * @throws NullPointerException if an argument is null
   */
  public final double of(Model model, Dataset data) {
    Outputs outputs = new Outputs(model, data);
    return of(outputs.y, outputs.t, outputs.n, outputs.width);
  }

  @Override
  public String toString() {
    return name;
  }
}
