package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.StopReason;
import io.github.chainrule.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Tells the listeners of a second-order fit about each iteration and records it. */
final class SolverLog {
  private static final int CAPACITY = 1 << 16;

  private final TrainingProgress progress;
  private final History history;
  private final int samples;

  SolverLog(int iterations, int samples, List<TrainingListener> listeners) {
    List<TrainingListener> all = new ArrayList<>(listeners);
    this.history = new History(Math.min(iterations, CAPACITY));
    all.add(0, history);
    this.samples = samples;
    this.progress = new TrainingProgress(new String[0], all);
    progress.epochs = iterations;
    progress.batch = 1;
    progress.batches = 1;
  }

  /** Notes an iteration; returns whether a listener wants no more. */
  boolean ended(double loss, double gradientNorm, double step, long nanos) {
    progress.epoch++;
    progress.loss = loss;
    progress.gradientNorm = gradientNorm;
    progress.learningRate = step;
    progress.samples(samples, nanos);
    progress.tellBatch();
    progress.tellEpoch();
    return progress.stopped;
  }

  int iterations() {
    return progress.epoch;
  }

  SolverResult result(StopReason reason, double loss) {
    return new SolverResult(history, reason, loss);
  }
}
