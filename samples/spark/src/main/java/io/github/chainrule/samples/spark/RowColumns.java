package io.github.chainrule.samples.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The columns that a fit reads.
 *
 * @param weight null if all rows count alike
 * @param validation null if there are no rows to judge by
 */
record RowColumns(String features, String label, String weight, String validation)
    implements Serializable {
  static final int FEATURES = 0;
  static final int LABEL = 1;

  /** The columns of an estimator. */
  static RowColumns of(TrainingSettings<?> settings, String features, String label) {
    return new RowColumns(
        features,
        label,
        optional(settings, settings.weightCol()),
        optional(settings, settings.validationIndicatorCol()));
  }

  /** As elsewhere in Spark, an empty name is none. */
  private static String optional(TrainingSettings<?> settings, Param<String> column) {
    String name = settings.isDefined(column) ? settings.getOrDefault(column) : "";
    return name.isEmpty() ? null : name;
  }

  /** Where the weight stands in a selected row. */
  int atWeight() {
    return 2;
  }

  /** Where the flag of validation stands in a selected row. */
  int atValidation() {
    return weight == null ? 2 : 3;
  }

  /** Rows of features, label and, as far as there are, weight and flag. */
  JavaRDD<Row> select(Dataset<?> data) {
    List<Column> columns = new ArrayList<>();
    columns.add(data.col(features));
    columns.add(data.col(label).cast(DataTypes.DoubleType));
    if (weight != null) {
      columns.add(data.col(weight).cast(DataTypes.DoubleType));
    }
    if (validation != null) {
      columns.add(data.col(validation));
    }
    return data.select(columns.toArray(new Column[0])).toJavaRDD();
  }
}
