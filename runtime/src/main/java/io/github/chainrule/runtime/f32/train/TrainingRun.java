package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.StopReason;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One fit of a {@link Trainer}: the loop over epochs and batches, and all that changes in it. */
final class TrainingRun {
  /** Tells the epochs' orders apart: an odd number of random bits (of no other meaning). */
  private static final long EPOCH_STRIDE = 0xD1342543DE82EF95L;

  private static final int HISTORY_CAPACITY = 1 << 16;

  private final TrainerBuilder settings;
  private final Dataset data;

  /** Null if the settings have no validation. */
  private final Dataset validating;

  private final Model model;
  private final Updater updater;
  private final MetricReport metrics;
  private final EarlyStopping earlyStopping;
  private final TrainingProgress progress;
  private final History history;
  private final Generator generator = new Generator(0);
  private final int batchSize;
  private final int[] order;
  private final float[] p;
  private final float[] g;
  private final LastFinite lastFinite;

  /** Its threads live as long as {@link #run}. */
  private BatchEvaluator evaluator;

  /** The epochs on record before this run. */
  private int before;

  private StopReason reason;
  private double lossSum;
  private double normSum;

  TrainingRun(TrainerBuilder settings, Model model, Dataset data, Dataset validating) {
    this.settings = settings;
    this.model = model;
    this.data = data;
    this.validating = validating;
    this.updater = settings.rule.newUpdater(model);
    this.batchSize = Math.min(settings.batchSize(), data.size());
    this.order = batchSize == data.size() || !settings.shuffle ? null : new int[data.size()];
    this.p = model.parameters();
    this.g = new float[p.length];
    this.lastFinite = new LastFinite(p);
    this.earlyStopping =
        settings.patience == 0
            ? null
            : new EarlyStopping(settings.patience, settings.leastGain, p.length);
    String[] names = {};
    if (settings.metrics == null) {
      this.metrics = null;
    } else {
      this.metrics = settings.metrics.on(settings.validation == null ? data : validating);
      names = settings.metrics.names();
    }
    this.history = new History(Math.min(settings.epochs, HISTORY_CAPACITY), names);
    List<TrainingListener> listeners = new ArrayList<>(settings.listeners);
    listeners.add(0, history);
    this.progress = new TrainingProgress(names, listeners);
    progress.epochs = settings.epochs;
    progress.batches = data.batches(batchSize);
  }

  /**
   * Runs from the model's parameters on, or from where a checkpoint of the model and the optimizer
   * was taken. However that ends, also by an exception, the model has the best parameters, or the
   * last finite ones.
   *
   * @param from null for none
   */
  TrainingResult run(Checkpoint from) {
    int samples = Math.max(data.size(), validating == null ? 0 : validating.size());
    evaluator =
        settings.evaluators == null
            ? new BatchEvaluator(model, settings.blockSize, samples)
            : settings.evaluators.newEvaluator(model, settings.blockSize, samples);
    try {
      if (from != null) {
        resume(from);
      }
      while (reason == null && progress.epoch < settings.epochs) {
        epoch();
      }
      return new TrainingResult(history.since(before), reason(), checkpoint(updater.state()));
    } finally {
      lastFinite.undoStep();
      if (earlyStopping != null) {
        earlyStopping.restore(p);
      }
      evaluator.close();
    }
  }

  private void resume(Checkpoint checkpoint) {
    float[] parameters = checkpoint.parameters();
    updater.state().set(checkpoint.state());
    System.arraycopy(parameters, 0, p, 0, p.length);
    lastFinite.reset();
    progress.epoch = checkpoint.epoch();
    history.append(checkpoint.history());
    before = history.epochs();
    reason = checkpoint.reason() == StopReason.EPOCHS ? null : checkpoint.reason();
    if (earlyStopping != null) {
      earlyStopping.resume(checkpoint);
    }
  }

  private Checkpoint checkpoint(Optimizer.State state) {
    return new Checkpoint(
        progress.epoch, p.clone(), state, earlyStopping, reason(), history.since(0));
  }

  /** Why the fit has ended, null if it has not. */
  private StopReason reason() {
    return reason == null && progress.epoch >= settings.epochs ? StopReason.EPOCHS : reason;
  }

  private void epoch() {
    progress.epoch++;
    progress.validationLoss = Double.NaN;
    lossSum = 0;
    normSum = 0;
    shuffle();
    long start = System.nanoTime();
    int done = 0;
    for (int batch = 1; batch <= progress.batches && reason == null; batch++) {
      progress.batch = batch;
      int n = Math.min(batchSize, data.size() - done);
      boolean stepped = batch(done, n);
      done += n;
      progress.samples(done, System.nanoTime() - start);
      if (stepped) {
        progress.tellBatch();
      }
    }
    judge();
    progress.tellEpoch();
    if (progress.stopped && reason == null) {
      reason = StopReason.LISTENER;
    }
    if (settings.checkpointEvery > 0 && progress.epoch % settings.checkpointEvery == 0) {
      handOut(checkpoint(updater.state().copy()));
    }
  }

  private void handOut(Checkpoint checkpoint) {
    try {
      settings.checkpointListener.checkpoint(checkpoint);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the checkpoint after epoch " + progress.epoch + " cannot be stored", e);
    }
  }

  /** Returns whether a step was taken. */
  private boolean batch(int from, int n) {
    progress.loss = evaluator.gradient(data, order, from, n, g);
    progress.gradientNorm = updater.objective(g, progress.loss);
    requireFinite("the loss", progress.loss);
    requireFinite("the objective", updater.lastObjective());
    if (!Vectors.finite(progress.gradientNorm)) {
      requireFinite("the gradient", g);
    }
    lossSum += n * progress.loss;
    normSum += progress.gradientNorm;
    if (progress.batches == 1 && flat(progress.gradientNorm)) {
      reason = StopReason.GRADIENT;
      return false;
    }
    double rate = updater.nextRate();
    lastFinite.beginStep();
    updater.apply(g, progress.gradientNorm, rate);
    requireFinite("a parameter", p);
    lastFinite.endStep();
    progress.learningRate = updater.rate();
    return true;
  }

  private boolean flat(double norm) {
    return settings.gradientTolerance > 0 && norm <= settings.gradientTolerance;
  }

  /** What comes after the batches of an epoch. */
  private void judge() {
    progress.loss = lossSum / data.size();
    progress.gradientNorm = normSum / progress.batches;
    if (settings.validation != null) {
      progress.validationLoss = settings.validation.loss(evaluator, validating);
      requireFinite("the validation loss", progress.validationLoss);
    }
    // Before anything of the caller's runs, which may throw.
    boolean impatient = earlyStopping != null && earlyStopping.ended(progress.epoch, judged(), p);
    if (reason == null && progress.batches > 1 && settings.gradientTolerance > 0) {
      double loss = evaluator.gradient(data, null, 0, data.size(), g);
      reason = flat(updater.objective(g, loss)) ? StopReason.GRADIENT : null;
    }
    if (metrics != null) {
      metrics.compute(evaluator, progress.metrics);
    }
    if (impatient && reason == null) {
      reason = StopReason.PATIENCE;
    }
  }

  /** The loss that early stopping watches. */
  private double judged() {
    if (settings.validation != null) {
      return progress.validationLoss;
    }
    double loss = earlyStopping.loss(evaluator, data);
    requireFinite("the loss", loss);
    return loss;
  }

  /** Draws the order of an epoch from its number alone, so that a resumed fit has the same. */
  private void shuffle() {
    if (order == null) {
      return;
    }
    for (int k = 0; k < order.length; k++) {
      order[k] = k;
    }
    generator.restart(settings.seed + progress.epoch * EPOCH_STRIDE);
    generator.shuffle(order);
  }

  private void requireFinite(String what, double value) {
    if (!Vectors.finite(value)) {
      throw diverged(what + " is " + value);
    }
  }

  private void requireFinite(String what, float[] values) {
    for (Span span : updater.trained()) {
      int bad = span.firstNonFinite(values);
      if (bad >= 0) {
        throw diverged(what + " of layer " + updater.layerOf(bad) + " is " + values[bad]);
      }
    }
  }

  private DivergenceException diverged(String found) {
    lastFinite.restore();
    int best = earlyStopping == null ? 0 : earlyStopping.bestEpoch();
    return new DivergenceException(progress.epoch, progress.batch, found, best);
  }
}
