package io.github.chainrule.samples.spark;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/**
 * Reads selected rows, and refuses what the network cannot learn from. Numbers are rounded to float
 * after they were scaled, not before: seconds since 1970 would lose their last two minutes.
 */
final class RowReader implements Serializable {
  private final RowColumns columns;
  private final FitSettings settings;

  RowReader(RowColumns columns, FitSettings settings) {
    this.columns = columns;
    this.settings = settings;
  }

  /** Measures the rows of a partition to learn from. */
  Measured measure(Iterator<Row> rows) {
    Measured measured = new Measured(new Moments(settings.inputs()), new Moments(1));
    double[] features = new double[settings.inputs()];
    double[] label = new double[1];
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!validates(row)) {
        readFeatures(row, features);
        label[0] = label(row);
        double weight = weight(row);
        measured.features().add(features, weight);
        measured.labels().add(label, weight);
      }
    }
    return measured;
  }

  /** Reads all rows of a partition into flat arrays. */
  Shard read(Iterator<Row> rows, ShippedScaling scaling) {
    SampleBuffer training = buffer();
    SampleBuffer validation = buffer();
    double[] features = new double[settings.inputs()];
    while (rows.hasNext()) {
      Row row = rows.next();
      SampleBuffer into = validates(row) ? validation : training;
      into.addRow();
      readFeatures(row, features);
      scaling.applyToInputs(features, into.x(), into.atX());
      setTargets(label(row), scaling, into.t(), into.atT());
      if (columns.weight() != null) {
        into.weigh(weight(row));
      }
    }
    return new Shard(training.build(), validation.build());
  }

  private SampleBuffer buffer() {
    return new SampleBuffer(settings.inputs(), settings.outputs(), columns.weight() != null);
  }

  private void readFeatures(Row row, double[] features) {
    Features.copy(columns.features(), (Vector) row.get(RowColumns.FEATURES), features);
  }

  private boolean validates(Row row) {
    if (columns.validation() == null) {
      return false;
    }
    if (row.isNullAt(columns.atValidation())) {
      throw new IllegalArgumentException(
          columns.validation() + ": expected true or false, got null");
    }
    return row.getBoolean(columns.atValidation());
  }

  private void setTargets(double label, ShippedScaling scaling, float[] t, int at) {
    if (settings.classes() == 0) {
      t[at] = scaling.applyToOutput(label);
    } else if (settings.outputs() == 1) {
      t[at] = (float) label;
    } else {
      t[at + (int) label] = 1;
    }
  }

  private double label(Row row) {
    double label = row.isNullAt(RowColumns.LABEL) ? Double.NaN : row.getDouble(RowColumns.LABEL);
    int classes = settings.classes();
    boolean right =
        classes == 0
            ? Float.isFinite((float) label)
            : label >= 0 && label < classes && label == Math.rint(label);
    if (!right) {
      throw new IllegalArgumentException(
          "%s: expected %s, got %s"
              .formatted(
                  columns.label(),
                  classes == 0
                      ? "finite numbers"
                      : "whole numbers from 0 to " + (classes - 1) + " (the network's classes)",
                  row.get(RowColumns.LABEL)));
    }
    return label;
  }

  private float weight(Row row) {
    if (columns.weight() == null) {
      return 1;
    }
    int at = columns.atWeight();
    float weight = row.isNullAt(at) ? Float.NaN : (float) row.getDouble(at);
    if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "%s: expected finite numbers of at least 0, got %s"
              .formatted(columns.weight(), row.get(at)));
    }
    return weight;
  }
}
