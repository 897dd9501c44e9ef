package io.github.chainrule.samples.spark;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.train.Lbfgs;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.TrainingListener;
import org.apache.spark.api.java.JavaRDD;

/** L-BFGS on the driver, by losses and gradients of all rows. */
final class QuasiNewton {
  private final JavaRDD<Shard> shards;
  private final FitSettings settings;
  private final Judge judge;
  private final Jobs jobs;

  /** A judge may be null. */
  QuasiNewton(JavaRDD<Shard> shards, FitSettings settings, Judge judge, Jobs jobs) {
    this.shards = shards;
    this.settings = settings;
    this.judge = judge;
    this.jobs = jobs;
  }

  /** The parameters after the last iteration, or the best if there is a judge. */
  float[] run() {
    Model model = NetworkClass.create(settings.networkClass(), settings.seed());
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(Progress progress) {
            ended(model, progress);
          }
        };
    new Lbfgs()
        .withIterations(settings.maxIter())
        .withGradientTolerance(settings.tol())
        .withRegularization(Regularization.none().withL2(settings.regParam()))
        .withListener(listener)
        .fit(model, new ClusterObjective(shards, settings, jobs));
    return judge == null || judge.best() == null ? model.parameters() : judge.best();
  }

  private void ended(Model model, Progress progress) {
    double validationLoss =
        judge == null ? Double.NaN : judge.judge(model.parameters(), progress.epoch());
    jobs.log("iteration", progress.epoch(), settings.maxIter(), progress.loss(), validationLoss);
    if (judge != null && judge.hasEnough()) {
      progress.stop();
    }
  }
}
