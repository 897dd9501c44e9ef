package io.github.chainrule.samples.spark;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;

/** Reads selected rows into flat arrays, and refuses what the network cannot learn from. */
final class RowReader implements Serializable {
  private final RowColumns columns;
  private final FitSettings settings;

  RowReader(RowColumns columns, FitSettings settings) {
    this.columns = columns;
    this.settings = settings;
  }

  /** Reads all rows of a partition. */
  Shard read(Iterator<Row> rows) {
    SampleBuffer training = buffer();
    SampleBuffer validation = buffer();
    while (rows.hasNext()) {
      Row row = rows.next();
      read(row, validates(row) ? validation : training);
    }
    return new Shard(training.build(), validation.build());
  }

  private SampleBuffer buffer() {
    return new SampleBuffer(settings.inputs(), settings.outputs(), columns.weight() != null);
  }

  private void read(Row row, SampleBuffer into) {
    into.addRow();
    Vector features = (Vector) row.get(RowColumns.FEATURES);
    Features.copy(columns.features(), features, into.x(), into.atX(), settings.inputs());
    setTargets(label(row), into.t(), into.atT());
    if (columns.weight() != null) {
      into.weigh(weight(row));
    }
  }

  private boolean validates(Row row) {
    return columns.validation() != null && row.getBoolean(columns.atValidation());
  }

  private void setTargets(double label, float[] t, int at) {
    if (settings.classes() == 0 || settings.outputs() == 1) {
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
