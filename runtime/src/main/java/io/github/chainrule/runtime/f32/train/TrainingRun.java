package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.internal.Unexpected;
import io.github.chainrule.runtime.io.Architecture;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.FitOrigin;
import io.github.chainrule.runtime.train.History;
import io.github.chainrule.runtime.train.StopReason;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One fit of a {@link Trainer}: the loop over epochs and batches, and all that changes in it. */
final class TrainingRun {
  private static final int HISTORY_CAPACITY = 1 << 16;

  /** Odd, so that all steps have seeds of their own. */
  private static final long STEP_STRIDE = 0xD1B54A32D192ED03L;

  private final TrainerSettings settings;
  private final Feed feed;

  /** The samples of the fit, null if they are not in memory. */
  private final Dataset data;

  /** What is judged by: the samples to validate by, or else those of the fit, if in memory. */
  private final Dataset validating;

  private final Model model;
  private final Updater updater;
  private final MetricReport metrics;
  private final EarlyStopping earlyStopping;
  private final TrainingProgress progress;
  private final History history;

  /** Null if the settings have none. */
  private final Plateau.Course plateau;

  private final FitOrigin origin;
  private final float[] p;
  private final float[] g;
  private final LastFinite lastFinite;

  /** Its threads live as long as {@link #run}. */
  private BatchEvaluator evaluator;

  /** The epochs on record before this run. */
  private int before;

  private StopReason reason;
  private double lossSum;
  private double weightSum;
  private double normSum;
  private int batchSamples;

  TrainingRun(TrainerSettings settings, Model model, Feed feed, Dataset data, Dataset validating) {
    this.settings = settings;
    this.model = model;
    this.feed = feed;
    this.data = data;
    this.validating = validating;
    this.updater = settings.rule.newUpdater(model);
    this.origin =
        new FitOrigin(
            Architecture.of(model.layers()), data == null ? 0 : data.size(), feed.batchSize());
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
      this.metrics = settings.metrics.on(model, validating);
      names = settings.metrics.names();
    }
    this.history = new History(Math.min(settings.epochs, HISTORY_CAPACITY), names);
    List<TrainingListener> listeners = new ArrayList<>(settings.listeners);
    listeners.add(0, history);
    this.progress = new TrainingProgress(names, listeners);
    progress.epochs = settings.epochs;
    progress.batches = feed.batches();
    this.plateau = settings.plateau == null ? null : settings.plateau.newCourse();
  }

  /** Refuses a checkpoint that is not of this model, this optimizer and data of this size. */
  void check(Checkpoint checkpoint) {
    FitOrigin of = checkpoint.origin();
    if (of != null) {
      of.checkLayers(origin.layers());
    }
    requireLength("checkpoint", checkpoint.parameters());
    float[] best = checkpoint.bestParameters();
    if (best != null) {
      requireLength("checkpoint.bestParameters", best);
    }
    settings.rule.optimizer().newState(p.length).set(checkpoint.state());
    if (of != null) {
      of.checkData(origin.samples(), origin.batchSize());
    }
  }

  private void requireLength(String name, float[] parameters) {
    if (parameters.length != p.length) {
      throw Unexpected.argument(name, p.length + " parameters", parameters.length);
    }
  }

  /**
   * Runs from the model's parameters on, or from where a checkpoint of the model and the optimizer
   * was taken. However that ends, also by an exception, the model has the best parameters, or the
   * last finite ones.
   *
   * @param from null for none
   */
  TrainingResult run(Checkpoint from) {
    int samples = data == null ? feed.batchSize() : data.size();
    samples = Math.max(samples, validating == null ? 0 : validating.size());
    evaluator =
        settings.evaluators == null
            ? new BatchEvaluator(model, settings.blockSize, samples)
            : settings.evaluators.newEvaluator(model, settings.blockSize, samples);
    Throwable failure = null;
    try {
      if (from != null) {
        resume(from);
      }
      while (reason == null && progress.epoch < settings.epochs) {
        epoch();
      }
      return new TrainingResult(history.since(before), reason(), checkpoint(updater.state()));
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    } finally {
      lastFinite.undoStep();
      if (earlyStopping != null) {
        earlyStopping.restore(p);
      }
      evaluator.close();
      close(failure);
    }
  }

  /** What fails at the end does not hide why the fit has failed, which may be null. */
  private void close(Throwable failure) {
    try {
      feed.close();
    } catch (RuntimeException | Error e) {
      if (failure == null) {
        throw e;
      }
      if (failure != e) {
        failure.addSuppressed(e);
      }
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
    if (plateau != null) {
      for (double value : watched()) {
        plateau.note(value);
      }
    }
  }

  /** What the rate goes by in the epochs on record, of which less is better. */
  private double[] watched() {
    if (settings.watch != null) {
      return settings.watch.values(history);
    }
    return settings.validation == null ? history.loss() : history.validationLoss();
  }

  private Checkpoint checkpoint(Optimizer.State state) {
    return new Checkpoint(
        progress.epoch, p.clone(), state, earlyStopping, reason(), history.since(0), origin);
  }

  /** Why the fit has ended, null if it has not. */
  private StopReason reason() {
    return reason == null && progress.epoch >= settings.epochs ? StopReason.EPOCHS : reason;
  }

  private void epoch() {
    progress.epoch++;
    progress.batch = 0;
    progress.validationLoss = Double.NaN;
    lossSum = 0;
    weightSum = 0;
    normSum = 0;
    feed.begin(progress.epoch);
    long start = System.nanoTime();
    int n = reason == null ? feed.next() : 0;
    for (long done = n; n > 0; done += n) {
      progress.batch++;
      boolean stepped = batch(n);
      progress.samples(done, System.nanoTime() - start);
      if (stepped) {
        progress.tellBatch();
      }
      n = reason == null ? feed.next() : 0;
    }
    progress.batches = feed.batches();
    judge();
    progress.tellEpoch();
    if (progress.stopped && reason == null) {
      reason = StopReason.LISTENER;
    }
    if (settings.checkpointListener != null && checkpointDue()) {
      handOut(checkpoint(updater.state().copy()));
    }
  }

  private boolean checkpointDue() {
    return progress.epoch % settings.checkpointEvery == 0 || reason() != null;
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
  private boolean batch(int n) {
    batchSamples = n;
    progress.loss =
        evaluator.trainingGradient(feed.data(), feed.order(), feed.from(), n, stepSeed(), g);
    progress.gradientNorm = updater.objective(g, progress.loss);
    requireFinite("the loss", progress.loss);
    requireFinite("the objective", updater.lastObjective());
    if (!Vectors.finite(progress.gradientNorm)) {
      requireFinite("the gradient", g);
    }
    lossSum += evaluator.weight() * progress.loss;
    weightSum += evaluator.weight();
    normSum += progress.gradientNorm;
    if (progress.batches == 1 && flat(progress.gradientNorm)) {
      reason = StopReason.GRADIENT;
      return false;
    }
    double rate = updater.nextRate();
    if (plateau != null) {
      rate *= plateau.factor();
    }
    lastFinite.beginStep();
    updater.apply(g, progress.gradientNorm, rate);
    requireFinite("a parameter", p);
    lastFinite.endStep();
    progress.learningRate = updater.rate();
    return true;
  }

  /** The seed of what the step leaves out: a checkpoint that knows the step need not know it. */
  private long stepSeed() {
    return settings.seed + STEP_STRIDE * (updater.state().steps() + 1);
  }

  private boolean flat(double norm) {
    return settings.gradientTolerance > 0 && norm <= settings.gradientTolerance;
  }

  /** What comes after the batches of an epoch. */
  private void judge() {
    progress.loss = lossSum / weightSum;
    progress.gradientNorm = normSum / progress.batch;
    if (settings.validation != null) {
      progress.validationLoss = settings.validation.loss(evaluator, validating);
      if (!Vectors.finite(progress.validationLoss)) {
        String found = "the validation loss is " + progress.validationLoss;
        throw diverged(found).because(NonFinite.reason(validating));
      }
    }
    // Before anything of the caller's runs, which may throw.
    boolean impatient = settings.watch == null && impatient(judged());
    if (reason == null && progress.batches > 1 && settings.gradientTolerance > 0) {
      double loss = evaluator.gradient(data, null, 0, data.size(), g);
      reason = flat(updater.objective(g, loss)) ? StopReason.GRADIENT : null;
    }
    if (metrics != null) {
      metrics.compute(evaluator, progress.metrics);
    }
    if (settings.watch != null) {
      impatient = impatient(settings.watch.value(progress.metrics));
    }
    if (plateau != null) {
      plateau.note(
          settings.watch != null
              ? settings.watch.value(progress.metrics)
              : settings.validation != null ? progress.validationLoss : progress.loss);
    }
    if (impatient && reason == null) {
      reason = StopReason.PATIENCE;
    }
  }

  private boolean impatient(double value) {
    return earlyStopping != null && earlyStopping.ended(progress.epoch, value, p);
  }

  /** The loss that early stopping watches. */
  private double judged() {
    if (settings.validation != null || earlyStopping == null) {
      return progress.validationLoss;
    }
    double loss = earlyStopping.loss(evaluator, data);
    if (!Vectors.finite(loss)) {
      throw diverged("the loss is " + loss).because(NonFinite.reason(data));
    }
    return loss;
  }

  private void requireFinite(String what, double value) {
    if (!Vectors.finite(value)) {
      throw divergedIn(what + " is " + value);
    }
  }

  private void requireFinite(String what, float[] values) {
    for (Span span : updater.trained()) {
      int bad = span.firstNonFinite(values);
      if (bad >= 0) {
        throw divergedIn(what + " of layer " + updater.layerOf(bad) + " is " + values[bad]);
      }
    }
  }

  /** Because of the batch at hand. */
  private DivergenceException divergedIn(String found) {
    return diverged(found)
        .because(
            NonFinite.reason(
                feed.data(), feed.order(), feed.from(), batchSamples, feed.samplesName()));
  }

  private DivergenceException diverged(String found) {
    lastFinite.restore();
    int best = earlyStopping == null ? 0 : earlyStopping.bestEpoch();
    return new DivergenceException(progress.epoch, progress.batch, found, best);
  }
}
