package io.github.chainrule.samples.spark;

import org.apache.spark.api.java.JavaRDD;

/** Judges parameters by the rows kept for that, keeps the best, and tells when to stop. */
final class Judge {
  private final ClusterObjective objective;
  private final String column;
  private final FitSettings settings;
  private final Jobs jobs;
  private float[] best;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private double mark = Double.POSITIVE_INFINITY;
  private int withoutGain;

  Judge(JavaRDD<Shard> shards, String column, FitSettings settings, Jobs jobs) {
    this.column = column;
    this.objective = new ClusterObjective(shards, settings, jobs);
    this.settings = settings;
    this.jobs = jobs;
  }

  /** Judges the parameters after a step; returns the validation loss. */
  double judge(float[] parameters, int step) {
    jobs.describe("validation " + step);
    double loss =
        objective
            .validationLoss(parameters)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        column + ": expected true for some rows that count, got none"));
    if (best == null || loss < bestLoss) {
      best = parameters.clone();
      bestLoss = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }
    if (loss < mark - settings.tol()) {
      mark = loss;
      withoutGain = 0;
    } else {
      withoutGain++;
    }
    return loss;
  }

  /** Whether the last steps brought too little. */
  boolean hasEnough() {
    return withoutGain >= settings.patience();
  }

  /** The parameters with the least validation loss. */
  float[] best() {
    return best;
  }
}
