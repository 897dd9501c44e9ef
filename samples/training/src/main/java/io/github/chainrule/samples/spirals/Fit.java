package io.github.chainrule.samples.spirals;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.Lbfgs;
import io.github.chainrule.runtime.f32.train.SolverResult;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainingResult;
import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.Schedule;

/**
 * A network that has learnt the spirals.
 *
 * @param method how it has learnt
 * @param passes what an entry of the history is called
 * @param network the network
 * @param scaling what turns coordinates into its inputs
 * @param history the loss of each epoch or iteration
 */
record Fit(
    String method,
    String passes,
    TwoSpiralsNetwork network,
    ModelScaling scaling,
    History history) {
  private static final int EPOCHS = 1000;
  private static final int BATCH = 16;
  private static final int ITERATIONS = 1000;

  /** In small steps along the gradients of a few points each, ever smaller along half a cosine. */
  static Fit byAdam(long seed) {
    Dataset points = Spirals.points();
    ModelScaling scaling = standard(points);
    TwoSpiralsNetwork network = TwoSpiralsNetwork.create(seed);
    TrainingResult result =
        Trainer.builder()
            .optimizer(new Adam(0.01))
            .schedule(Schedule.cosine(EPOCHS * (long) points.batches(BATCH), 0))
            .epochs(EPOCHS)
            .batchSize(BATCH)
            .seed(seed)
            .build()
            .fit(network, scaling.apply(points));
    return new Fit("Adam", "epochs", network, scaling, result.history());
  }

  /**
   * In long steps, each of which makes the loss of all points and a penalty smaller in sum. The
   * penalty keeps the weights from growing for as long as that makes the answers a little surer,
   * which would bend the boundary around single points.
   */
  static Fit byLbfgs(long seed) {
    Dataset points = Spirals.points();
    ModelScaling scaling = standard(points);
    TwoSpiralsNetwork network = TwoSpiralsNetwork.create(seed);
    SolverResult result =
        new Lbfgs()
            .withMemory(20)
            .withIterations(ITERATIONS)
            .withRegularization(Regularization.none().withL2(1e-4))
            .fit(network, scaling.apply(points));
    return new Fit("L-BFGS", "iterations", network, scaling, result.history());
  }

  private static ModelScaling standard(Dataset points) {
    return ModelScaling.ofInputs(Scaling.standard(points.copyFeatures(), points.inputs()));
  }

  /** How many of the points it takes for the right spiral. */
  int right() {
    ConfusionMatrix confusion = ConfusionMatrix.of(network, scaling.apply(Spirals.points()));
    return confusion.count(0, 0) + confusion.count(1, 1);
  }

  /** The probability of the first spiral at n points, {@code [n][2]}. */
  float[] outputs(float[] points, int n) {
    float[] x = points.clone();
    scaling.applyToInputs(x, n);
    float[] y = new float[n];
    network.newForward().forward(x, y, n);
    return y;
  }
}
