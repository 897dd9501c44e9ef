package io.github.chainrule.samples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what the page shows. */
class PageTest {
  private static final Path FLOWERS =
      Path.of("../basics/src/main/resources/io/github/chainrule/samples/iris/iris.csv");

  @TempDir private Path temporary;

  @Test
  void flowersAreLearntSavedLoadedAndAskedForInSql() throws IOException {
    String folder = temporary.resolve("iris").toString();
    try (SparkSession spark = Sessions.local(2)) {
      Dataset<Row> flowers =
          spark
              .read()
              .option("comment", "#")
              .option("header", true)
              .option("inferSchema", true)
              .csv(FLOWERS.toString());
      double accuracy = learn(flowers, folder);
      assertTrue(accuracy >= 0.9, "accuracy " + accuracy);
      List<Row> rows = ask(spark, folder);
      assertEquals(1, rows.size());
      assertEquals(0.0, rows.get(0).getDouble(0));
    }
  }

  private static double learn(Dataset<Row> flowers, String folder) throws IOException {
    VectorAssembler assembler =
        new VectorAssembler()
            .setInputCols(
                new String[] {"sepal length", "sepal width", "petal length", "petal width"})
            .setOutputCol("features");
    StringIndexer indexer =
        new StringIndexer()
            .setInputCol("species")
            .setOutputCol("label")
            .setStringOrderType("alphabetDesc");
    ChainruleClassifier classifier =
        new ChainruleClassifier()
            .setNetwork(IrisNetwork.class)
            .setSolver("l-bfgs")
            .setMaxIter(50)
            .setRegParam(0.001);
    Pipeline pipeline =
        new Pipeline().setStages(new PipelineStage[] {assembler, indexer, classifier});

    Dataset<Row>[] parts = flowers.randomSplit(new double[] {0.8, 0.2}, 1);
    PipelineModel model = pipeline.fit(parts[0]);
    double accuracy =
        new MulticlassClassificationEvaluator()
            .setMetricName("accuracy")
            .evaluate(model.transform(parts[1]));
    model.write().overwrite().save(folder);
    return accuracy;
  }

  private static List<Row> ask(SparkSession spark, String folder) {
    PipelineModel loaded = PipelineModel.load(folder);
    var species = (ChainruleClassificationModel) loaded.stages()[2];
    spark.udf().register("species", species.predictionFunction(spark));
    spark.udf().register("probabilities", species.probabilityFunction(spark));
    Dataset<Row> answer = spark.sql("SELECT species(array(6.3, 3.3, 6.0, 2.5))");
    return answer.collectAsList();
  }
}
