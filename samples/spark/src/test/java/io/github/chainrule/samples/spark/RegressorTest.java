package io.github.chainrule.samples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regressor, and functions for SQL. */
class RegressorTest {
  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = Sessions.local(2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static ChainruleRegressor regressor() {
    return new ChainruleRegressor().setNetwork(WaveNetwork.class);
  }

  private static double r2(Dataset<Row> scored) {
    return new RegressionEvaluator().setMetricName("r2").evaluate(scored);
  }

  @Test
  void bothWaysOfTrainingLearnHeightsInTheirOwnUnit() {
    Dataset<Row> wave = Tables.wave(spark, 4_000, 3);
    double lbfgs = r2(regressor().setSolver("l-bfgs").setMaxIter(150).fit(wave).transform(wave));
    assertTrue(lbfgs > 0.97, "l-bfgs: " + lbfgs);
    double averaging = r2(regressor().setMaxIter(20).setLocalEpochs(4).fit(wave).transform(wave));
    assertTrue(averaging > 0.95, "averaging: " + averaging);
  }

  @Test
  void savedModelPredictsTheSameAndSqlToo() throws IOException {
    Dataset<Row> wave = Tables.wave(spark, 500, 2);
    ChainruleRegressionModel model = regressor().setMaxIter(3).fit(wave);
    String path = folder.resolve("wave").toString();
    model.save(path);
    ChainruleRegressionModel loaded = ChainruleRegressionModel.load(path);
    assertEquals(
        model.transform(wave).select("prediction").collectAsList(),
        loaded.transform(wave).select("prediction").collectAsList());

    spark.udf().register("height", loaded.predictionFunction(spark));
    wave.createOrReplaceTempView("points");
    Dataset<Row> scored = spark.sql("SELECT height(features) AS prediction FROM points");
    assertEquals(
        model.transform(wave).select("prediction").collectAsList(), scored.collectAsList());
    double sql = spark.sql("SELECT height(array(1.5, 0.25))").head().getDouble(0);
    assertEquals(model.predict(Vectors.dense(1.5, 0.25)), sql);
  }
}
