package io.github.chainrule.samples.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classifier as those use it who know Spark. */
class ClassifierTest {
  private static SparkSession spark;
  private static Dataset<Row> taught;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = Sessions.local(2);
    taught = Tables.taught(spark, 6_000, 4).cache();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static ChainruleClassifier classifier() {
    return new ChainruleClassifier().setNetwork(PupilNetwork.class).setMaxIter(6).setLocalEpochs(2);
  }

  private static double accuracy(Dataset<Row> scored) {
    return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(scored);
  }

  private static List<Row> predictions(Dataset<Row> scored) {
    return scored.select("rawPrediction", "probability", "prediction").collectAsList();
  }

  @Test
  void bothWaysOfTrainingLearn() {
    Dataset<Row> others = Tables.taught(spark, 8_000, 4).filter("judge");
    double averaging = accuracy(classifier().fit(taught).transform(others));
    assertTrue(averaging > 0.8, "averaging: " + averaging);
    double lbfgs =
        accuracy(
            classifier()
                .setSolver("l-bfgs")
                .setMaxIter(60)
                .setRegParam(1e-4)
                .fit(taught)
                .transform(others));
    assertTrue(lbfgs > 0.8, "l-bfgs: " + lbfgs);
  }

  @Test
  void pipelineIsSavedAndLoadedWithItsBits() throws IOException {
    StandardScaler scaler =
        new StandardScaler().setWithMean(true).setInputCol("features").setOutputCol("scaled");
    Pipeline pipeline =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  scaler, classifier().setStandardization(false).setFeaturesCol("scaled")
                });
    String unfitted = folder.resolve("pipeline").toString();
    pipeline.write().save(unfitted);
    PipelineModel model = Pipeline.load(unfitted).fit(taught);
    String fitted = folder.resolve("model").toString();
    model.write().save(fitted);
    PipelineModel loaded = PipelineModel.load(fitted);
    List<Row> predictions = predictions(model.transform(taught));
    assertEquals(predictions, predictions(loaded.transform(taught)));
    assertEquals(predictions, predictions(pipeline.fit(taught).transform(taught)));
    assertTrue(accuracy(loaded.transform(taught)) > 0.8);
    try (var files = Files.walk(Path.of(fitted))) {
      assertTrue(files.anyMatch(file -> file.endsWith("network.safetensors")));
    }
  }

  @Test
  void scalingIsPartOfTheModelAndIsSavedWithIt() throws IOException {
    ChainruleClassificationModel model = classifier().setMaxIter(1).fit(taught);
    String path = folder.resolve("model").toString();
    model.write().overwrite().save(path);
    ChainruleClassificationModel loaded = ChainruleClassificationModel.load(path);
    assertEquals(model.uid(), loaded.uid());
    assertEquals(model.scaling().inputs().toString(), loaded.scaling().inputs().toString());
    assertArrayEquals(model.network().parameters(), loaded.network().parameters());
    // The ninth feature was made as 100 · 8 + 9 x.
    assertEquals(800, model.scaling().inputs().shift()[8], 1);
    assertEquals(9, model.scaling().inputs().scale()[8], 0.5);
  }

  @Test
  void probabilitiesAreTheOutputsOfTheNetwork() {
    ChainruleClassificationModel model = classifier().setMaxIter(1).fit(taught);
    Row row = model.transform(taught.limit(1)).head();
    Vector features = row.getAs("features");
    float[] x = new float[20];
    for (int j = 0; j < 20; j++) {
      x[j] = (float) features.apply(j);
    }
    model.scaling().applyToInputs(x, 1);
    float[] y = model.network().predict(x);
    Vector probability = row.getAs("probability");
    for (int k = 0; k < 5; k++) {
      // The model scales doubles, this test floats.
      assertEquals(y[k], probability.apply(k), 1e-4);
    }
    assertEquals(model.predictProbability(features), model.predictProbability(features.toSparse()));
    assertEquals(5, model.numClasses());
    String text = "ChainruleClassificationModel: uid=" + model.uid() + ", networkClass=";
    assertTrue(model.toString().startsWith(text), model.toString());
    assertEquals(20, model.numFeatures());
  }

  @Test
  void crossValidatorFindsTheStepThatLearns() {
    ChainruleClassifier classifier = classifier().setMaxIter(2);
    ParamMap[] grid =
        new ParamGridBuilder().addGrid(classifier.stepSize(), new double[] {1e-6, 0.01}).build();
    CrossValidatorModel model =
        new CrossValidator()
            .setEstimator(classifier)
            .setEvaluator(new MulticlassClassificationEvaluator().setMetricName("accuracy"))
            .setEstimatorParamMaps(grid)
            .setNumFolds(2)
            .fit(taught);
    assertTrue(model.avgMetrics()[0] < 0.5, "with steps of 1e-6 " + model.avgMetrics()[0]);
    assertTrue(model.avgMetrics()[1] > 0.6, "with steps of 0.01 " + model.avgMetrics()[1]);
    assertTrue(accuracy(model.transform(taught)) > 0.6);
  }

  @Test
  void copiesAndSavedEstimatorsKeepWhatTheyWereTold() throws IOException {
    ChainruleClassifier classifier = classifier().setSeed(7).setWeightCol("weight").setTol(0.5);
    String path = folder.resolve("estimator").toString();
    classifier.write().save(path);
    for (ChainruleClassifier copy :
        List.of(classifier.copy(ParamMap.empty()), ChainruleClassifier.load(path))) {
      assertEquals(classifier.uid(), copy.uid());
      assertEquals(classifier.extractParamMap().toString(), copy.extractParamMap().toString());
    }
    ParamMap other = new ParamMap().put(classifier.seed().w(8));
    assertEquals(8L, classifier.copy(other).copy(ParamMap.empty()).getOrDefault(classifier.seed()));
    assertTrue(classifier.explainParams().contains("localEpochs: epochs of each partition"));
  }

  @Test
  void gettersTellWhatWasSetAndDefaults() {
    ChainruleClassifier classifier =
        classifier().setWeightCol("w").setOptimizer("sgd").setStepSize(0.5).setSeed(9);
    assertEquals(PupilNetwork.class.getName(), classifier.getNetworkClass());
    assertEquals("w", classifier.getWeightCol());
    assertEquals("sgd", classifier.getOptimizer());
    assertEquals(0.5, classifier.getStepSize());
    assertEquals(9, classifier.getSeed());
    assertEquals("averaging", classifier.getSolver());
    assertEquals(32, classifier.getBatchSize());
    assertTrue(classifier.getStandardization());
  }

  @Test
  void featuresMayBeAFieldOfAStruct() {
    Dataset<Row> nested =
        taught
            .withColumn("row", functions.struct(functions.col("features").as("x")))
            .drop("features");
    ChainruleClassifier classifier = classifier().setMaxIter(1);
    ChainruleClassificationModel flat = classifier.fit(taught);
    ChainruleClassificationModel model = classifier.setFeaturesCol("row.x").fit(nested);
    assertEquals(predictions(flat.transform(taught)), predictions(model.transform(nested)));
  }

  @Test
  void emptyNamesOfOptionalColumnsAreNone() {
    ChainruleClassifier classifier = classifier().setMaxIter(1);
    float[] without = classifier.fit(taught).network().parameters();
    classifier.setWeightCol("").setValidationIndicatorCol("");
    assertArrayEquals(without, classifier.fit(taught).network().parameters());
  }

  @Test
  void thresholdsShiftPredictions() {
    ChainruleClassificationModel model =
        classifier().setMaxIter(1).setThresholds(new double[] {1, 1, 1, 1, 1e-9}).fit(taught);
    assertEquals(0, model.transform(taught).filter("prediction <> 4").count());
  }

  @Test
  void rowsOfWeightZeroTeachNothingAndOneOutputTellsTwoClasses() {
    Dataset<Row> circle = Tables.circle(spark, 4_000, 4);
    ChainruleClassificationModel model =
        new ChainruleClassifier()
            .setNetwork(SideNetwork.class)
            .setWeightCol("weight")
            .setSolver("l-bfgs")
            .setMaxIter(100)
            .fit(circle);
    assertEquals(2, model.numClasses());
    double right = accuracy(model.transform(circle.filter("weight = 1")));
    assertTrue(right > 0.97, "accuracy " + right);
  }

  @Test
  void fitEndsWhenTheRowsToJudgeByShowNoGainAndKeepsTheBestRound() {
    ChainruleClassifier classifier =
        classifier().setValidationIndicatorCol("judge").setPatience(2).setTol(0);
    // Steps so large that learning goes back and forth.
    classifier.setStepSize(0.5).setMaxIter(30);
    JobTexts texts = new JobTexts();
    spark.sparkContext().addSparkListener(texts);
    ChainruleClassificationModel model = classifier.fit(taught);
    List<String> rounds = texts.starting("PupilNetwork: round ");
    spark.sparkContext().removeSparkListener(texts);
    assertTrue(rounds.size() > 2 && rounds.size() < 30, rounds.toString());
    assertEquals("PupilNetwork: round 1 of at most 30", rounds.get(0));
    Model best = model.network();
    ChainruleClassificationModel again = classifier.setMaxIter(rounds.size() - 2).fit(taught);
    assertArrayEquals(best.parameters(), again.network().parameters());
  }
}
