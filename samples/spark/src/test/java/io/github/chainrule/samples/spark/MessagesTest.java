package io.github.chainrule.samples.spark;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What cannot be is said, with the name of the column or parameter, before or while rows are read.
 */
class MessagesTest {
  private static SparkSession spark;
  private static Dataset<Row> circle;

  @BeforeAll
  static void start() {
    spark = Sessions.local(1);
    circle = Tables.circle(spark, 100, 2).cache();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static ChainruleClassifier classifier() {
    return new ChainruleClassifier().setNetwork(SideNetwork.class).setMaxIter(1);
  }

  private static void refused(String message, ChainruleClassifier classifier, Dataset<Row> rows) {
    assertSays(message, assertThrows(Exception.class, () -> classifier.fit(rows)));
  }

  private static void assertSays(String message, Throwable thrown) {
    StringBuilder all = new StringBuilder();
    for (Throwable it = thrown; it != null; it = it.getCause()) {
      all.append(it.getMessage()).append('\n');
    }
    assertTrue(all.toString().contains(message), all.toString());
  }

  @Test
  void networks() {
    refused("networkClass: expected the name of a generated", new ChainruleClassifier(), circle);
    refused("networkClass: no class demo.None", classifier().setNetworkClass("demo.None"), circle);
    refused(
        "networkClass: expected a generated network of FLOAT precision, got "
            + WideWaveNetwork.class.getName(),
        classifier().setNetworkClass(WideWaveNetwork.class.getName()),
        circle);
    refused(
        "networkClass: expected a loss of CROSS_ENTROPY, or BINARY_CROSS_ENTROPY of one output, got SQUARED_ERROR",
        classifier().setNetwork(WaveNetwork.class),
        circle);
    assertSays(
        "networkClass: expected a loss of one output and one of [ABSOLUTE_ERROR, HUBER, LOG_COSH, SQUARED_ERROR]",
        assertThrows(
            IllegalArgumentException.class,
            () -> new ChainruleRegressor().setNetwork(PupilNetwork.class).fit(circle)));
  }

  @Test
  void columns() {
    refused(
        "none: expected a column of a vector, got only [features, label, weight, judge]",
        classifier().setFeaturesCol("none"),
        circle);
    refused(
        "features: expected numbers, got vector", classifier().setWeightCol("features"), circle);
    refused(
        "label: expected true or false, got double",
        classifier().setValidationIndicatorCol("label"),
        circle);
    refused("label: expected vectors, got double", classifier().setFeaturesCol("label"), circle);
    Dataset<Row> wide =
        new VectorAssembler()
            .setInputCols(new String[] {"features", "weight"})
            .setOutputCol("wide")
            .transform(circle);
    refused(
        "wide: expected vectors of 2 (the network's inputs), got vectors of 3",
        classifier().setFeaturesCol("wide"),
        wide.withColumn("wide", functions.col("wide")));
    refused(
        "features: expected vectors of 20 (the network's inputs), got one of 2",
        classifier().setNetwork(PupilNetwork.class),
        circle);
  }

  @Test
  void rows() {
    refused(
        "label: expected whole numbers from 0 to 1 (the network's classes), got 2.0",
        classifier(),
        circle.withColumn("label", functions.col("label").plus(1)));
    refused(
        "label: expected whole numbers from 0 to 1 (the network's classes), got null",
        classifier(),
        circle.withColumn("label", functions.lit(null).cast("double")));
    refused(
        "weight: expected finite numbers of at least 0, got -1.0",
        classifier().setWeightCol("weight"),
        circle.withColumn("weight", functions.lit(-1.0)));
    refused("rows: expected some that count, got none", classifier(), circle.limit(0));
    refused(
        "rows: expected some that count, got none",
        classifier().setWeightCol("weight"),
        circle.withColumn("weight", functions.lit(0.0)));
    refused(
        "rows: expected some that count, got none",
        classifier().setValidationIndicatorCol("judge"),
        circle.withColumn("judge", functions.lit(true)));
    refused(
        "judge: expected true for some rows that count, got none",
        classifier().setValidationIndicatorCol("judge"),
        circle.withColumn("judge", functions.lit(false)));
    refused(
        "judge: expected true or false, got null",
        classifier().setValidationIndicatorCol("judge"),
        circle.withColumn("judge", functions.lit(null).cast("boolean")));
  }

  @Test
  void parameters() {
    assertThrows(IllegalArgumentException.class, () -> classifier().setSolver("newton"));
    assertThrows(IllegalArgumentException.class, () -> classifier().setStepSize(0));
    assertThrows(IllegalArgumentException.class, () -> classifier().setOptimizer("Adam"));
  }

  @Test
  void argumentsOfFunctions() {
    ChainruleClassificationModel model = classifier().fit(circle);
    spark.udf().register("inside", model.predictionFunction(spark));
    spark.udf().register("sides", model.probabilityFunction(spark));
    double sum =
        spark
            .sql("SELECT aggregate(sides(array(0, 0.5D)), 0D, (a, b) -> a + b)")
            .head()
            .getDouble(0);
    assertTrue(Math.abs(sum - 1) < 1e-6, sum + "");
    for (String wrong : new String[] {"array(1, 2, 3)", "array('a', 'b')", "'a'"}) {
      assertSays(
          "features: expected",
          assertThrows(Exception.class, () -> spark.sql("SELECT inside(" + wrong + ")").collect()));
    }
  }
}
