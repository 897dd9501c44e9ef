package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.train.Objective;
import io.github.chainrule.runtime.f32.train.SampleObjective;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/** The mean loss of all rows of a cluster: a job for each evaluation. */
final class ClusterObjective implements Objective {
  private static final float[] NO_GRADIENT = {};

  private final JavaRDD<Shard> shards;
  private final String networkClass;
  private final Jobs jobs;
  private int evaluations;

  ClusterObjective(JavaRDD<Shard> shards, FitSettings settings, Jobs jobs) {
    this.shards = shards;
    this.networkClass = settings.networkClass();
    this.jobs = jobs;
  }

  /** The loss of the rows to learn from, and its gradient. */
  @Override
  public double gradient(float[] parameters, float[] g) {
    evaluations++;
    jobs.describe("gradient " + evaluations + " of all rows");
    Part mean = Part.mean(parts(parameters, false));
    System.arraycopy(mean.values(), 0, g, 0, g.length);
    return mean.loss();
  }

  /** The loss of the rows to judge by, if there are any. */
  OptionalDouble validationLoss(float[] parameters) {
    List<Part> parts = parts(parameters, true);
    return parts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Part.mean(parts).loss());
  }

  private List<Part> parts(float[] parameters, boolean validation) {
    String network = networkClass;
    Broadcast<float[]> shipped = jobs.ship(parameters);
    try {
      return shards
          .filter(shard -> !of(shard, validation).isEmpty())
          .map(shard -> evaluate(network, shipped.value(), of(shard, validation), validation))
          .collect();
    } finally {
      shipped.destroy();
    }
  }

  private static Samples of(Shard shard, boolean validation) {
    return validation ? shard.validation() : shard.training();
  }

  private static Part evaluate(
      String network, float[] parameters, Samples samples, boolean validation) {
    Model model = NetworkClass.of(network, parameters);
    SampleObjective objective = new SampleObjective(model, samples.toDataset());
    if (validation) {
      return new Part(objective.weight(), objective.loss(model.parameters()), NO_GRADIENT);
    }
    float[] g = new float[parameters.length];
    double loss = objective.gradient(model.parameters(), g);
    return new Part(objective.weight(), loss, g);
  }
}
