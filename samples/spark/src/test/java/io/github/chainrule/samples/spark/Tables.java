package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Forward;
import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Tables whose rows follow from their numbers, so that they are the same wherever they are made.
 */
final class Tables {
  /** Of a row's generator. */
  private interface Rows extends Serializable {
    Function<Generator, Object[]> maker();
  }

  private Tables() {}

  private static StructType schema() {
    return new StructType()
        .add("features", SQLDataTypes.VectorType())
        .add("label", DataTypes.DoubleType)
        .add("weight", DataTypes.DoubleType)
        .add("judge", DataTypes.BooleanType);
  }

  private static Dataset<Row> table(SparkSession spark, long n, int partitions, Rows rows) {
    MapPartitionsFunction<Long, Row> make =
        ids -> {
          Function<Generator, Object[]> maker = rows.maker();
          return new RowIterator(ids, maker);
        };
    return spark.range(0, n, 1, partitions).mapPartitions(make, Encoders.row(schema()));
  }

  private record RowIterator(java.util.Iterator<Long> ids, Function<Generator, Object[]> maker)
      implements java.util.Iterator<Row> {
    @Override
    public boolean hasNext() {
      return ids.hasNext();
    }

    @Override
    public Row next() {
      long id = ids.next();
      Object[] made = maker.apply(new Generator(1_000_003 * id + 17));
      return RowFactory.create(made[0], made[1], made[2], id % 5 == 0);
    }
  }

  /** Twenty normal features, and the class that the teacher gives them. */
  static Dataset<Row> taught(SparkSession spark, long n, int partitions) {
    return table(
        spark,
        n,
        partitions,
        () -> {
          TeacherNetwork teacher = TeacherNetwork.create(5);
          for (int k = 0; k < teacher.parameters().length; k++) {
            teacher.parameters()[k] *= 2;
          }
          Forward forward = teacher.newForward();
          float[] x = new float[20];
          float[] y = new float[5];
          return generator -> {
            double[] features = new double[20];
            for (int j = 0; j < 20; j++) {
              x[j] = (float) generator.normal();
              // Of unequal scales, as columns of tables are.
              features[j] = 100 * j + (j + 1) * x[j];
            }
            forward.forward(x, y);
            return new Object[] {new DenseVector(features), largest(y), 1.0};
          };
        });
  }

  /** Points of a square; label 1 inside a circle. Every fourth has a wrong label and weight 0. */
  static Dataset<Row> circle(SparkSession spark, long n, int partitions) {
    return table(
        spark,
        n,
        partitions,
        () ->
            generator -> {
              double x = generator.uniform(-1, 1);
              double y = generator.uniform(-1, 1);
              boolean inside = x * x + y * y < 0.5;
              boolean wrong = generator.uniform(0, 1) < 0.25;
              double label = inside == wrong ? 0 : 1;
              return new Object[] {new DenseVector(new double[] {x, y}), label, wrong ? 0.0 : 1.0};
            });
  }

  /** Heights of a wave between 900 and 1100 over a square. */
  static Dataset<Row> wave(SparkSession spark, long n, int partitions) {
    return table(
        spark,
        n,
        partitions,
        () ->
            generator -> {
              double x = generator.uniform(-2, 2);
              double y = generator.uniform(-2, 2);
              double height = 1000 + 100 * Math.sin(2 * x) * Math.cos(y);
              return new Object[] {new DenseVector(new double[] {x, y}), height, 1.0};
            });
  }

  private static double largest(float[] y) {
    int best = 0;
    for (int k = 1; k < y.length; k++) {
      best = y[k] > y[best] ? k : best;
    }
    return best;
  }
}
