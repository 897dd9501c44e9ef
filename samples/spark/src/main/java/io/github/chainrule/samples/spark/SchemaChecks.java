package io.github.chainrule.samples.spark;

import java.util.Arrays;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.util.SchemaUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Refuses a table before any row is read, and says what is wrong with which column. */
final class SchemaChecks {
  private SchemaChecks() {}

  /** That a network's class is named. */
  static String networkClass(TrainingSettings<?> settings) {
    if (!settings.isDefined(settings.networkClass())) {
      throw new IllegalArgumentException(
          "networkClass: expected the name of a generated class, got none; setNetwork sets it");
    }
    return settings.getNetworkClass();
  }

  /** That features are as many as the network's inputs, where the table tells. */
  static void features(StructType schema, String column, int inputs) {
    StructField field = field(schema, column, "a vector");
    DataType type = field.dataType();
    expect(type.equals(SQLDataTypes.VectorType()), column, "vectors", type);
    int size = AttributeGroup.fromStructField(field).size();
    if (size >= 0 && size != inputs) {
      throw new IllegalArgumentException(
          "%s: expected vectors of %d (the network's inputs), got vectors of %d"
              .formatted(column, inputs, size));
    }
  }

  /** That weights are numbers, and flags of validation are true or false. */
  static void optionalColumns(StructType schema, RowColumns columns) {
    if (columns.weight() != null) {
      DataType type = field(schema, columns.weight(), "numbers").dataType();
      expect(type instanceof NumericType, columns.weight(), "numbers", type);
    }
    if (columns.validation() != null) {
      DataType type = field(schema, columns.validation(), "true or false").dataType();
      boolean flag = type.equals(DataTypes.BooleanType);
      expect(flag, columns.validation(), "true or false", type);
    }
  }

  /** As Spark finds it: a name with dots is that of a field of a struct. */
  private static StructField field(StructType schema, String column, String expected) {
    if (!SchemaUtils.checkSchemaFieldExist(schema, column)) {
      throw new IllegalArgumentException(
          "%s: expected a column of %s, got only %s"
              .formatted(column, expected, Arrays.toString(schema.fieldNames())));
    }
    return SchemaUtils.getSchemaField(schema, column);
  }

  private static void expect(boolean right, String column, String expected, DataType type) {
    if (!right) {
      throw new IllegalArgumentException(
          "%s: expected %s, got %s".formatted(column, expected, type.simpleString()));
    }
  }
}
