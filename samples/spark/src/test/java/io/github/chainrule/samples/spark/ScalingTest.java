package io.github.chainrule.samples.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Scaling;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the columns are scaled by. */
class ScalingTest {
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = Sessions.local(2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static Scaling inputs(Dataset<Row> rows) {
    return new ChainruleClassifier()
        .setNetwork(SideNetwork.class)
        .setMaxIter(0)
        .setWeightCol("weight")
        .fit(rows)
        .scaling()
        .inputs();
  }

  /** Rounding of sums in another order is all that may differ. */
  private static void assertSame(Scaling expected, Scaling scaling) {
    assertArrayEquals(expected.shift(), scaling.shift(), 1e-12);
    assertArrayEquals(expected.scale(), scaling.scale(), 1e-12);
  }

  @Test
  void weightsCountAsRepetitions() {
    Dataset<Row> circle = Tables.circle(spark, 300, 3).drop("weight").cache();
    Dataset<Row> left = circle.filter("label = 0");
    Dataset<Row> right = circle.filter("label = 1");
    Scaling repeated =
        inputs(left.union(right).union(right).union(right).withColumn("weight", functions.lit(1)));
    Scaling weighted =
        inputs(
            circle.withColumn(
                "weight", functions.when(functions.col("label").equalTo(1), 1.5).otherwise(0.5)));
    assertSame(repeated, weighted);
    Scaling alike = inputs(circle.withColumn("weight", functions.lit(1)));
    assertTrue(Math.abs(alike.scale()[0] - weighted.scale()[0]) > 0.01, alike.toString());
  }

  @Test
  void rowsOfWeightZeroDoNotShapeIt() {
    Dataset<Row> circle = Tables.circle(spark, 300, 3).withColumn("weight", functions.lit(1.0));
    Dataset<Row> far =
        circle
            .limit(10)
            .withColumn("features", map(v -> Vectors.dense(1e9, -1e9)))
            .withColumn("weight", functions.lit(0.0));
    assertSame(inputs(circle), inputs(far.union(circle)));
  }

  /** As floats, all seconds of two minutes are one number. */
  @Test
  void secondsSince1970AreToldApartAsFeatureAndAsLabel() {
    Dataset<Row> wave =
        Tables.wave(spark, 2_000, 2)
            .withColumn("features", map(v -> Vectors.dense(1.7e9 + 60 * v.apply(0), v.apply(1))))
            .withColumn("label", functions.col("label").plus(1.7e9))
            .cache();
    ChainruleRegressor regressor =
        new ChainruleRegressor().setNetwork(WaveNetwork.class).setSolver("l-bfgs").setMaxIter(150);
    ChainruleRegressionModel model = regressor.fit(wave);
    double r2 = new RegressionEvaluator().setMetricName("r2").evaluate(model.transform(wave));
    assertTrue(r2 > 0.97, "r2 " + r2);
    assertEquals(1.7e9 + 1000, model.scaling().outputs().shift()[0], 10);
  }

  private static Column map(UDF1<Vector, Vector> function) {
    return functions.udf(function, SQLDataTypes.VectorType()).apply(functions.col("features"));
  }
}
