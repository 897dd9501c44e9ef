package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainingResult;
import io.github.chainrule.runtime.train.Regularization;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;

/**
 * Rounds of local epochs and averaging: each partition learns for some epochs from its own rows,
 * all from the same parameters, and the mean of what they come to begins the next round (H. B.
 * McMahan et al.: Communication-efficient learning of deep networks from decentralized data,
 * arXiv:1602.05629).
 */
final class AveragedRounds {
  private final JavaRDD<Shard> shards;
  private final FitSettings settings;
  private final Judge judge;
  private final Jobs jobs;

  /** A judge may be null. */
  AveragedRounds(JavaRDD<Shard> shards, FitSettings settings, Judge judge, Jobs jobs) {
    this.shards = shards;
    this.settings = settings;
    this.judge = judge;
    this.jobs = jobs;
  }

  /** The parameters after the last round, or the best if there is a judge. */
  float[] run() {
    float[] parameters =
        NetworkClass.create(settings.networkClass(), settings.seed()).parameters().clone();
    for (int round = 1; round <= settings.maxIter(); round++) {
      jobs.describe("round " + round + " of at most " + settings.maxIter());
      Part mean = round(parameters, round);
      parameters = mean.values();
      double validationLoss = judge == null ? Double.NaN : judge.judge(parameters, round);
      jobs.log("round", round, settings.maxIter(), mean.loss(), validationLoss);
      if (judge != null && judge.hasEnough()) {
        break;
      }
    }
    return judge == null || settings.maxIter() == 0 ? parameters : judge.best();
  }

  private Part round(float[] parameters, int round) {
    FitSettings local = settings;
    Broadcast<float[]> shipped = jobs.ship(parameters);
    try {
      List<Part> parts =
          shards
              .mapPartitionsWithIndex(
                  (partition, it) -> {
                    List<Part> learnt = new ArrayList<>();
                    while (it.hasNext()) {
                      Samples samples = it.next().training();
                      if (!samples.isEmpty()) {
                        long seed = seed(local, round, partition);
                        learnt.add(learn(local, shipped.value(), seed, samples));
                      }
                    }
                    return learnt.iterator();
                  },
                  true)
              .collect();
      return Part.mean(parts);
    } finally {
      shipped.destroy();
    }
  }

  private static long seed(FitSettings settings, int round, int partition) {
    return settings.seed() + ((long) round << 32) + partition;
  }

  private static Part learn(FitSettings settings, float[] parameters, long seed, Samples samples) {
    Model model = NetworkClass.of(settings.networkClass(), parameters);
    Dataset data = samples.toDataset();
    TrainingResult result =
        Trainer.builder()
            .optimizer(Optimizers.of(settings.optimizer(), settings.stepSize()))
            .regularization(Regularization.none().withL2(settings.regParam()))
            .epochs(settings.localEpochs())
            .batchSize(settings.batchSize())
            .seed(seed)
            .build()
            .fit(model, data);
    double[] losses = result.history().loss();
    double weight = data.totalWeight(null, 0, data.size());
    return new Part(weight, losses[losses.length - 1], model.parameters());
  }
}
