package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.data.Dataset;

/** Remembers the best parameters of a fit, and how long ago they were. */
final class EarlyStopping {
  private final BlockTask trainingLoss = new BlockTask();
  private final int patience;
  private final double leastGain;
  private int bestEpoch;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private final float[] best;

  EarlyStopping(int patience, double leastGain, int parameters) {
    this.patience = patience;
    this.leastGain = leastGain;
    this.best = new float[parameters];
  }

  /** The mean loss of the samples, for fits without validation. */
  double loss(BatchEvaluator evaluator, Dataset data) {
    return evaluator.all(trainingLoss, data, null);
  }

  /** Notes an epoch; returns whether the patience is over. */
  boolean ended(int epoch, double loss, float[] parameters) {
    if (loss < bestLoss - leastGain) {
      bestLoss = loss;
      bestEpoch = epoch;
      System.arraycopy(parameters, 0, best, 0, best.length);
    }
    return epoch - bestEpoch >= patience;
  }

  void restore(float[] parameters) {
    if (bestEpoch > 0) {
      System.arraycopy(best, 0, parameters, 0, best.length);
    }
  }

  void resume(Checkpoint checkpoint) {
    float[] restored = checkpoint.bestParameters();
    if (restored != null) {
      bestEpoch = checkpoint.bestEpoch();
      bestLoss = checkpoint.bestLoss();
      System.arraycopy(restored, 0, best, 0, best.length);
    }
  }

  int bestEpoch() {
    return bestEpoch;
  }

  double bestLoss() {
    return bestLoss;
  }

  /** A copy of the best parameters, null if there are none yet. */
  float[] best() {
    return bestEpoch > 0 ? best.clone() : null;
  }
}
