package io.github.chainrule.samples.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What takes minutes: many rows in little memory, and the comparison with Spark's own network.
 * {@code -Dmany}, {@code -Dsome} and {@code -Diterations} make it smaller.
 */
@Tag("large")
class LargeTest {
  private static final int MANY = Integer.getInteger("many", 5_000_000);
  private static final int SOME = Integer.getInteger("some", 200_000);
  private static final int ITERATIONS = Integer.getInteger("iterations", 100);

  @TempDir private Path folder;

  private final List<String> lines = new ArrayList<>();

  private static double accuracy(Dataset<Row> scored) {
    return new MulticlassClassificationEvaluator().setMetricName("accuracy").evaluate(scored);
  }

  private static ChainruleClassifier classifier() {
    return new ChainruleClassifier().setNetwork(PupilNetwork.class);
  }

  /** Notes what something took; returns the seconds. */
  private double seconds(String what, Runnable work) {
    long begin = System.nanoTime();
    long cpuBegin = cpuNanos();
    work.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double cpuSeconds = (cpuNanos() - cpuBegin) / 1e9;
    lines.add(
        String.format(
            Locale.ROOT, "%s: %.1f s, %.1f s of processors here", what, seconds, cpuSeconds));
    return seconds;
  }

  /** Of all threads of this process: what a machine with other work gives, too. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void report(String file) throws IOException {
    Files.write(Path.of("target", file), lines);
    lines.forEach(System.out::println);
  }

  @Test
  void fiveMillionRowsFitIntoExecutorsOf700Megabytes() throws IOException, InterruptedException {
    ChainruleClassificationModel[] model = new ChainruleClassificationModel[1];
    try (Cluster cluster = new Cluster(folder, 2, "700m");
        SparkSession spark = cluster.session()) {
      Dataset<Row> rows = Tables.taught(spark, MANY, 16);
      seconds(
          "fit of " + MANY + " rows, two rounds",
          () -> model[0] = classifier().setMaxIter(2).setBatchSize(256).fit(rows));
      seconds("count of what is scored as 1", () -> scoredAs1(model[0], rows));
      double right = accuracy(model[0].transform(Tables.taught(spark, SOME, 4)));
      lines.add("accuracy " + right);
      report("spark-large.txt");
      assertTrue(right > 0.9, "accuracy " + right);
    }
  }

  private static void scoredAs1(ChainruleClassificationModel model, Dataset<Row> rows) {
    assertTrue(model.transform(rows).filter("prediction = 1").count() > 0);
  }

  /** All get the same scaled rows from memory; only L-BFGS has as many iterations as Spark's. */
  @Test
  void comparisonWithTheNetworkOfSpark() throws IOException {
    try (SparkSession spark = Sessions.local(2)) {
      Dataset<Row> raw = Tables.taught(spark, SOME + SOME / 4, 4);
      Dataset<Row> scaled =
          new StandardScaler()
              .setWithMean(true)
              .setInputCol("features")
              .setOutputCol("scaled")
              .fit(raw)
              .transform(raw)
              .select("scaled", "label", "judge")
              .withColumnRenamed("scaled", "features")
              .persist(StorageLevel.MEMORY_AND_DISK());
      Dataset<Row> train = scaled.filter("not judge").cache();
      Dataset<Row> test = scaled.filter("judge").cache();
      lines.add(train.count() + " rows to learn from, " + test.count() + " to judge by");
      double[] right = compare(train, test);
      report("spark-comparison.txt");
      assertTrue(right[0] > 0.9, "averaging " + right[0]);
      assertTrue(right[1] > right[2], "l-bfgs " + right[1]);
    }
  }

  private double[] compare(Dataset<Row> train, Dataset<Row> test) {
    double[] right = new double[3];
    ChainruleClassificationModel[] model = new ChainruleClassificationModel[1];
    seconds("averaging, 8 rounds", () -> model[0] = classifier().setMaxIter(8).fit(train));
    right[0] = accuracy(model[0].transform(test));
    double scoring = seconds("scoring", () -> scoredAs1(model[0], train));
    lines.add(String.format(Locale.ROOT, "  %,.0f rows a second", train.count() / scoring));
    seconds(
        "l-bfgs, " + ITERATIONS + " iterations",
        () ->
            right[1] =
                accuracy(
                    classifier()
                        .setSolver("l-bfgs")
                        .setMaxIter(ITERATIONS)
                        .fit(train)
                        .transform(test)));
    seconds(
        "MultilayerPerceptronClassifier, " + ITERATIONS + " iterations",
        () ->
            right[2] =
                accuracy(
                    new MultilayerPerceptronClassifier()
                        .setLayers(new int[] {20, 64, 5})
                        .setMaxIter(ITERATIONS)
                        .setTol(1e-6)
                        .setSeed(1)
                        .fit(train)
                        .transform(test)));
    lines.add(
        String.format(
            Locale.ROOT,
            "  accuracy %.3f by averaging, %.3f by l-bfgs, %.3f by Spark's",
            right[0],
            right[1],
            right[2]));
    return right;
  }
}
