package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** What a {@link TrainerBuilder} was told; a trainer has a copy, which nobody changes. */
final class TrainerSettings {
  private static final int DEFAULT_BATCH_SIZE = 32;

  UpdateRule rule = UpdateRule.of(new Adam());
  int epochs = 10;
  int batchSize;
  long seed;
  boolean shuffle = true;

  /** Null for none. */
  Validation validation;

  /** Null for none. */
  ClassWeights classWeights;

  int patience;
  double leastGain;

  /** Null for the loss. */
  Watch watch;

  /** Null for a rate that only the schedule changes. */
  Plateau plateau;

  double gradientTolerance;

  /** Null for the evaluator that works alone. */
  ParallelEvaluator.Source evaluators;

  /** Two threads share a batch of 256. */
  int blockSize = 128;

  int checkpointEvery;
  CheckpointListener checkpointListener;

  /** Null for none. */
  MetricReport.Choice metrics;

  final List<TrainingListener> listeners = new ArrayList<>();

  TrainerSettings() {}

  TrainerSettings(TrainerSettings other) {
    rule = other.rule;
    epochs = other.epochs;
    batchSize = other.batchSize;
    seed = other.seed;
    shuffle = other.shuffle;
    validation = other.validation;
    classWeights = other.classWeights;
    patience = other.patience;
    watch = other.watch;
    plateau = other.plateau;
    leastGain = other.leastGain;
    gradientTolerance = other.gradientTolerance;
    evaluators = other.evaluators;
    blockSize = other.blockSize;
    checkpointEvery = other.checkpointEvery;
    checkpointListener = other.checkpointListener;
    metrics = other.metrics;
    listeners.addAll(other.listeners);
  }

  /** The size of a batch; unless it was set, what suits the optimizer. */
  int batchSize() {
    if (batchSize > 0) {
      return batchSize;
    }
    return rule.optimizer().fullBatch() ? Integer.MAX_VALUE : DEFAULT_BATCH_SIZE;
  }
}
