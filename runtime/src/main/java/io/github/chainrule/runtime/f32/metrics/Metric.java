package io.github.chainrule.runtime.f32.metrics;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Settings;

/**
 * A metric by name, for a trainer to report after each epoch. The constants are the functions of
 * {@link Metrics} and {@link ConfusionMatrix}; one's own extend this class.
 */
// Nothing outside of this class makes the first metric of a subclass.
@SuppressWarnings("ClassInitializationDeadlock")
public abstract class Metric {
  /** The share of samples whose class is predicted. */
  public static final Metric ACCURACY =
      new ClassMetric("accuracy") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.accuracy(y, t, n, outputs);
        }

        @Override
        public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
          return new WeightedMetrics(y, t, weights, n, outputs).accuracy();
        }
      };

  /** The harmonic mean of precision and recall, {@link ConfusionMatrix#f1()}. */
  public static final Metric F1 =
      new ClassMetric("f1") {
        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return ConfusionMatrix.of(y, t, n, outputs).f1();
        }

        @Override
        public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
          return ClassCounts.weighted(y, t, weights, n, outputs).f1();
        }
      };

  /** The area under the receiver operating characteristic. */
  public static final Metric ROC_AUC = new RocAuc();

  /**
   * The log loss; of a model with several independent outputs, as those of {@code
   * BINARY_CROSS_ENTROPY}, {@link Metrics#binaryLogLoss}.
   */
  public static final Metric LOG_LOSS = new LogLoss(false);

  /** The mean squared error. */
  public static final Metric MEAN_SQUARED_ERROR =
      new Metric("mse") {
        @Override
        public boolean higherIsBetter() {
          return false;
        }

        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.meanSquaredError(y, t, n, outputs);
        }

        @Override
        public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
          return new WeightedMetrics(y, t, weights, n, outputs).meanSquaredError();
        }
      };

  /** The mean absolute error. */
  public static final Metric MEAN_ABSOLUTE_ERROR =
      new Metric("mae") {
        @Override
        public boolean higherIsBetter() {
          return false;
        }

        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.meanAbsoluteError(y, t, n, outputs);
        }

        @Override
        public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
          return new WeightedMetrics(y, t, weights, n, outputs).meanAbsoluteError();
        }
      };

  /** The coefficient of determination. */
  public static final Metric R2 =
      new Metric("r2") {
        @Override
        public boolean higherIsBetter() {
          return true;
        }

        @Override
        public double of(float[] y, float[] t, int n, int outputs) {
          return Metrics.r2(y, t, n, outputs);
        }

        @Override
        public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
          return new WeightedMetrics(y, t, weights, n, outputs).r2();
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
    return new ClassMetric("top-" + k) {
      @Override
      public double of(float[] y, float[] t, int n, int outputs) {
        return Metrics.topK(k, y, t, n, outputs);
      }

      @Override
      public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
        return new WeightedMetrics(y, t, weights, n, outputs).topK(k);
      }

      @Override
      public void checkOutputs(int outputs) {
        Settings.atLeast("outputs of " + name(), outputs, 2);
      }
    };
  }

  /**
   * The share of the samples taken for a class that are of it.
   *
   * @param c the class, from 0
   * @return the metric, named such as {@code precision of class 1}
   * @throws IllegalArgumentException if the class is negative
   */
  public static Metric precision(int c) {
    Settings.atLeast("class", c, 0);
    return new ClassMetric.OfClass("precision", c) {
      @Override
      double of(ClassCounts counts, int of) {
        return counts.precision(of);
      }
    };
  }

  /**
   * The share of the samples of a class that are taken for it.
   *
   * @param c the class, from 0
   * @return the metric, named such as {@code recall of class 1}
   * @throws IllegalArgumentException if the class is negative
   */
  public static Metric recall(int c) {
    Settings.atLeast("class", c, 0);
    return new ClassMetric.OfClass("recall", c) {
      @Override
      double of(ClassCounts counts, int of) {
        return counts.recall(of);
      }
    };
  }

  /**
   * A metric of one of several outputs of a network, judged as if there were no other.
   *
   * <pre>{@code
   * trainer.metric(Metric.ofHead("policy", Metric.ACCURACY))
   *     .metric(Metric.ofHead("value", Metric.MEAN_ABSOLUTE_ERROR));
   * }</pre>
   *
   * @param head the name of the layer that the output is
   * @param metric the metric
   * @return the metric, named such as {@code accuracy of policy}; a model without such a head is
   *     refused when it is judged, or before it is fitted
   * @throws NullPointerException if an argument is null
   */
  public static Metric ofHead(String head, Metric metric) {
    Settings.present("head", head);
    Settings.present("metric", metric);
    return new HeadMetric(head, metric, null);
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
   * Computes the metric of samples that count for more or less. Unless a metric overrides it, it
   * knows no weights and says so.
   *
   * @param y the outputs, {@code [n][outputs]}; not written
   * @param t the targets, {@code [n][outputs]}; not written
   * @param weights the weights, {@code [n]}, at least 0 and not all 0; not written
   * @param n the number of samples, at least 1
   * @param outputs the number of outputs, at least 1
   * @return the metric, a weighted mean
   * @throws IllegalArgumentException if a weight is negative or not finite, or all are 0
   * @throws UnsupportedOperationException if the metric knows no weights
   */
  public double of(float[] y, float[] t, float[] weights, int n, int outputs) {
    throw new UnsupportedOperationException("the metric " + name + " knows no weights");
  }

  /**
   * Whether more of it is better, for who stops or chooses by it. A metric of one's own has to say
   * so.
   *
   * @return whether more is better; if not, less is
   * @throws UnsupportedOperationException if the metric does not tell
   */
  public boolean higherIsBetter() {
    throw new UnsupportedOperationException(
        "the metric " + name + " does not tell whether more of it is better (higherIsBetter)");
  }

  /**
   * The form of the metric that judges a model by samples. Refuses models and samples for which it
   * would be a number without a meaning, such as the accuracy of a regression; unless a metric
   * overrides it, it is for all of them as it is.
   *
   * @param model the model
   * @param data the samples, which fit the model
   * @return the metric
   * @throws IllegalArgumentException if it means nothing for them
   */
  public Metric judging(Model model, Dataset data) {
    return this;
  }

  /**
   * Computes the metric of a model's outputs for samples with targets. Allocates.
   *
   * @param model the model; it is only read
   * @param data the samples, at least one, scaled as the model expects them
   * @return the metric; of samples with weights the weighted one
   * @throws IllegalArgumentException if there are no samples or targets, they do not fit the model,
   *     or the metric means nothing for them
   * @throws NullPointerException if an argument is null
   */
  public final double of(Model model, Dataset data) {
    Outputs outputs = new Outputs(model, data);
    Metric judge = judging(model, data);
    return outputs.weights == null
        ? judge.of(outputs.y, outputs.t, outputs.n, outputs.width)
        : judge.of(outputs.y, outputs.t, outputs.weights, outputs.n, outputs.width);
  }

  @Override
  public String toString() {
    return name;
  }
}
