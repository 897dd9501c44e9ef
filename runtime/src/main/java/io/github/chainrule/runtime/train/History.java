package io.github.chainrule.runtime.train;

import io.github.chainrule.runtime.Unexpected;
import java.util.Arrays;

/** Records how each epoch of a fit went: the learning curve. */
public final class History extends TrainingListener {
  private static final int LOSS = 0;
  private static final int VALIDATION_LOSS = 1;
  private static final int GRADIENT_NORM = 2;
  private static final int LEARNING_RATE = 3;
  private static final int SAMPLES_PER_SECOND = 4;
  private static final int FIRST_METRIC = 5;

  private final String[] metricNames;
  private final double[][] columns;
  private int epochs;

  /**
   * Makes an empty record.
   *
   * @param capacity the number of epochs for which there is room at first
   * @param metricNames the names of the metrics that will come
   */
  public History(int capacity, String... metricNames) {
    this.metricNames = metricNames.clone();
    // Not all at once, which Android does by reflection.
    this.columns = new double[FIRST_METRIC + metricNames.length][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = new double[Math.max(1, capacity)];
    }
  }

  @Override
  public void epochEnded(Progress progress) {
    if (epochs == columns[0].length) {
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], 2 * epochs);
      }
    }
    columns[LOSS][epochs] = progress.loss();
    columns[VALIDATION_LOSS][epochs] = progress.validationLoss();
    columns[GRADIENT_NORM][epochs] = progress.gradientNorm();
    columns[LEARNING_RATE][epochs] = progress.learningRate();
    columns[SAMPLES_PER_SECOND][epochs] = progress.samplesPerSecond();
    for (int m = 0; m < metricNames.length; m++) {
      columns[FIRST_METRIC + m][epochs] = progress.metric(m);
    }
    epochs++;
  }

  /**
   * The number of epochs on record; a resumed fit records those since it was resumed.
   *
   * @return the number of epochs
   */
  public int epochs() {
    return epochs;
  }

  /**
   * The loss of each epoch.
   *
   * @return a new array
   */
  public double[] loss() {
    return column(LOSS);
  }

  /**
   * The validation loss of each epoch.
   *
   * @return a new array, of NaN if there were no validation samples
   */
  public double[] validationLoss() {
    return column(VALIDATION_LOSS);
  }

  /**
   * The mean norm of the gradients of each epoch.
   *
   * @return a new array
   */
  public double[] gradientNorm() {
    return column(GRADIENT_NORM);
  }

  /**
   * The last learning rate of each epoch.
   *
   * @return a new array
   */
  public double[] learningRate() {
    return column(LEARNING_RATE);
  }

  /**
   * The samples per second of each epoch.
   *
   * @return a new array
   */
  public double[] samplesPerSecond() {
    return column(SAMPLES_PER_SECOND);
  }

  /**
   * A metric of each epoch.
   *
   * @param name the name of the metric
   * @return a new array
   * @throws IllegalArgumentException if there is none of the name
   */
  public double[] metric(String name) {
    int index = Arrays.asList(metricNames).indexOf(name);
    if (index < 0) {
      throw Unexpected.argument("name", "one of " + Arrays.toString(metricNames), name);
    }
    return column(FIRST_METRIC + index);
  }

  private double[] column(int column) {
    return Arrays.copyOf(columns[column], epochs);
  }
}
