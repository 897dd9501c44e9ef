package io.github.chainrule.samples.spark;

import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs of a fit: what they are called on Spark's pages, and what they log. */
final class Jobs {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final String DESCRIPTION = "spark.job.description";

  private final JavaSparkContext spark;
  private final String name;
  private final String before;

  Jobs(JavaSparkContext spark, String networkClass) {
    this.spark = spark;
    this.name = networkClass.substring(networkClass.lastIndexOf('.') + 1);
    this.before = spark.getLocalProperty(DESCRIPTION);
  }

  /** Says what the next jobs do. */
  void describe(String what) {
    spark.setLocalProperty(DESCRIPTION, name + ": " + what);
  }

  /** Logs how it goes. */
  void log(String what, int step, int steps, double loss, double validationLoss) {
    String judged =
        Double.isNaN(validationLoss)
            ? ""
            : String.format(Locale.ROOT, ", of validation %.6g", validationLoss);
    LOG.info(
        "{}: {} {} of at most {}, loss {}{}",
        name,
        what,
        step,
        steps,
        String.format(Locale.ROOT, "%.6g", loss),
        judged);
  }

  /** Ships parameters to the tasks of the next job. */
  Broadcast<float[]> ship(float[] parameters) {
    return spark.broadcast(parameters.clone());
  }

  /** What follows is not of this fit. */
  void ended() {
    spark.setLocalProperty(DESCRIPTION, before);
  }
}
