package io.github.chainrule.runtime.train;

import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Shown;
import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.Unexpected;
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

  /** The number of the first epoch on record. */
  private int first = 1;

  /**
   * Makes an empty record.
   *
   * @param capacity the number of epochs for which there is room at first
   * @param metricNames the names of the metrics that will come
   */
  public History(int capacity, String... metricNames) {
    Settings.allPresent("metricNames", metricNames);
    this.metricNames = metricNames.clone();
    // Not all at once, which Android does by reflection.
    this.columns = new double[FIRST_METRIC + metricNames.length][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = new double[Math.max(1, capacity)];
    }
  }

  /**
   * Makes a record of what {@link #toArray} gave.
   *
   * @param numbers the columns, one after another
   * @param metricNames the names of the metrics
   * @return a record of its own
   * @throws IllegalArgumentException if the numbers are no whole number of epochs
   * @throws NullPointerException if an argument is null
   */
  public static History of(double[] numbers, String... metricNames) {
    Settings.present("numbers", numbers);
    Settings.allPresent("metricNames", metricNames);
    int columns = columns(metricNames.length);
    if (numbers.length % columns != 0) {
      throw Unexpected.argument("numbers", "whole columns, " + columns, numbers.length);
    }
    int epochs = numbers.length / columns;
    History history = new History(epochs, metricNames);
    history.epochs = epochs;
    for (int c = 0; c < columns; c++) {
      System.arraycopy(numbers, c * epochs, history.columns[c], 0, epochs);
    }
    return history;
  }

  /**
   * How many columns {@link #toArray} has.
   *
   * @param metrics the number of metrics
   * @return the number of columns
   */
  public static int columns(int metrics) {
    return FIRST_METRIC + metrics;
  }

  /**
   * All that is on record, to be stored.
   *
   * @return a new array of the columns, one after another: loss, validation loss, gradient norm,
   *     learning rate, samples per second, and the metrics
   */
  public double[] toArray() {
    double[] numbers = new double[Sizes.product("columns", columns.length, "epochs", epochs)];
    for (int c = 0; c < columns.length; c++) {
      System.arraycopy(columns[c], 0, numbers, c * epochs, epochs);
    }
    return numbers;
  }

  /**
   * The names of the metrics on record.
   *
   * @return a new array
   */
  public String[] metricNames() {
    return metricNames.clone();
  }

  /**
   * Copies the record from an epoch on.
   *
   * @param from the number of epochs to leave out, at most all
   * @return a record of its own
   * @throws IllegalArgumentException if there are not so many
   */
  public History since(int from) {
    if (from < 0 || from > epochs) {
      throw Unexpected.argument("from", "0 to " + epochs, from);
    }
    History rest = new History(epochs - from, metricNames);
    rest.epochs = epochs - from;
    rest.first = first + from;
    for (int c = 0; c < columns.length; c++) {
      System.arraycopy(columns[c], from, rest.columns[c], 0, rest.epochs);
    }
    return rest;
  }

  /**
   * Adds what another record holds. A metric that it does not hold is NaN there.
   *
   * @param other the other record
   * @throws NullPointerException if it is null
   */
  public void append(History other) {
    Settings.present("other", other);
    makeRoom(other.epochs);
    for (int c = 0; c < columns.length; c++) {
      int source = c < FIRST_METRIC ? c : other.columnOf(metricNames[c - FIRST_METRIC]);
      if (source < 0) {
        Arrays.fill(columns[c], epochs, epochs + other.epochs, Double.NaN);
      } else {
        System.arraycopy(other.columns[source], 0, columns[c], epochs, other.epochs);
      }
    }
    epochs += other.epochs;
  }

  private void makeRoom(int more) {
    int room = columns[0].length;
    if (more > room - epochs) {
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], Math.max(2 * room, epochs + more));
      }
    }
  }

  /** The column of a metric, −1 if there is none. */
  private int columnOf(String metric) {
    int index = Arrays.asList(metricNames).indexOf(metric);
    return index < 0 ? -1 : FIRST_METRIC + index;
  }

  @Override
  public void epochEnded(Progress progress) {
    first = progress.epoch() - epochs;
    makeRoom(1);
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
   * The number of epochs on record; in the result of a resumed fit those since it was resumed, in a
   * checkpoint all.
   *
   * @return the number of epochs
   */
  public int epochs() {
    return epochs;
  }

  /**
   * The number of the first epoch on record, so that those of a resumed fit have the numbers that
   * {@link Progress#epoch} told: that at the place k of an array is {@code firstEpoch() + k}.
   *
   * @return the epoch, from 1
   */
  public int firstEpoch() {
    return first;
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
    Settings.present("name", name);
    int column = columnOf(name);
    if (column < 0) {
      throw Unexpected.argument("name", "one of " + Arrays.toString(metricNames), name);
    }
    return column(column);
  }

  private double[] column(int column) {
    return Arrays.copyOf(columns[column], epochs);
  }

  /** Says how many epochs are on record, and all numbers of the last of them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(epochs).append(" epochs");
    if (epochs == 0) {
      return text.toString();
    }
    int last = epochs - 1;
    text.append(", the last with loss ").append(Shown.number(columns[LOSS][last]));
    if (!Double.isNaN(columns[VALIDATION_LOSS][last])) {
      text.append(", validation loss ").append(Shown.number(columns[VALIDATION_LOSS][last]));
    }
    for (int m = 0; m < metricNames.length; m++) {
      double value = columns[FIRST_METRIC + m][last];
      text.append(", ").append(metricNames[m]).append(' ').append(Shown.number(value));
    }
    return text.toString();
  }
}
