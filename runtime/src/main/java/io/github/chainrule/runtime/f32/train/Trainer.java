package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;
import io.github.chainrule.runtime.train.DivergenceException;

/**
 * Fits a model to samples by its gradients, epoch by epoch and batch by batch.
 *
 * <pre>{@code
 * Dataset data = Dataset.ofClasses(features, 4, classes, 3);
 * TrainingResult result =
 *     Trainer.builder()
 *         .optimizer(new Adam(0.01))
 *         .epochs(200)
 *         .batchSize(16)
 *         .validationFraction(0.2)
 *         .earlyStopping(20)
 *         .metric(Metric.ACCURACY)
 *         .build()
 *         .fit(model, data);
 * }</pre>
 *
 * <p>The bits of the result depend on the settings, the data and the initial parameters, and on
 * nothing else; in particular not on the number of threads. For that, the gradient of a batch is
 * computed in blocks of a fixed size, 128 samples unless it is set, each by one call of {@link
 * io.github.chainrule.runtime.f32.Backprop#gradient(float[], float[], int, float[])}. What the
 * blocks give is multiplied by their number of samples, added from left to right, and divided by
 * the number of samples of the batch; a single block is left as it is. More threads than a batch
 * has blocks have nothing to do.
 *
 * <p>In the steady state a step allocates nothing, in any thread, nor does an epoch, apart from
 * what metrics and listeners allocate themselves.
 *
 * <p>However a fit ends, also by an exception of a listener, a metric, a schedule or the model, its
 * threads have ended, and the model has the best parameters where there is early stopping, and
 * otherwise the last ones that are finite. An interrupt ends no fit; the thread is still
 * interrupted afterwards, and a listener may ask for it and stop.
 *
 * <p>Immutable; may be used for any number of fits. The model must be left alone during a fit, by
 * everyone but the listeners, who may read it.
 */
public final class Trainer {
  private final TrainerSettings settings;

  Trainer(TrainerSettings settings) {
    this.settings = settings;
  }

  /**
   * Starts from the defaults: Adam with its defaults, 10 epochs, shuffled batches of 32 samples
   * (all samples if the optimizer needs it), seed 0, one thread.
   *
   * @return a new builder
   */
  public static TrainerBuilder builder() {
    return new TrainerBuilder();
  }

  /**
   * Fits a model from its present parameters on.
   *
   * @param model the model; its parameters are written
   * @param data the samples to train with
   * @return how it ended; the model has the last parameters, with early stopping the best
   * @throws IllegalArgumentException if there are no samples, if they do not fit the model or lack
   *     the targets that its loss or a metric reads, if an input is no code or a target no
   *     probability where it must be, or if the settings do not fit either; nothing has changed
   *     then
   * @throws DivergenceException if something is not a finite number; the parameters are those of
   *     the last finite state, with early stopping the best
   * @throws NullPointerException if an argument is null
   */
  public TrainingResult fit(Model model, Dataset data) {
    return newRun(model, data).run(null);
  }

  /**
   * Goes on with a fit where a checkpoint was taken. If the settings, apart from the number of
   * epochs and of threads, and the data are the same, the result has the bits of a fit that was
   * never interrupted. A fit that had ended by its patience, by a small gradient or by a listener
   * stays ended: it runs no epoch and ends for the same reason with the same parameters; {@link
   * Checkpoint#reopened} lets it go on, and with other data.
   *
   * @param model the model; its parameters are written
   * @param data the samples to train with
   * @param checkpoint the checkpoint
   * @return how it ended; its history begins after the checkpoint
   * @throws IllegalArgumentException as {@link #fit}, or if the checkpoint is not one of these
   *     layers and this optimizer, or one of another number of samples or size of batches; nothing
   *     has changed then
   * @throws DivergenceException as {@link #fit}
   * @throws NullPointerException if an argument is null
   */
  public TrainingResult resume(Model model, Dataset data, Checkpoint checkpoint) {
    Settings.present("checkpoint", checkpoint);
    TrainingRun run = newRun(model, data);
    run.check(checkpoint);
    return run.run(checkpoint);
  }

  /**
   * Fits a model to samples that need not fit into memory. They come in the order of their source;
   * what the settings say of shuffling does not count. The number of batches that listeners see is
   * 0 until the first epoch has ended.
   *
   * @param model the model; its parameters are written
   * @param source the samples to train with
   * @return how it ended; the model has the last parameters, with early stopping the best
   * @throws IllegalArgumentException if the source does not fit the model, or if the settings need
   *     all samples at once: a full batch, a fraction for validation, weights of classes, a
   *     tolerance of the gradient, or, without validation samples, metrics and early stopping
   * @throws IllegalStateException if the samples cannot be read, with the cause
   * @throws DivergenceException as {@link #fit}
   * @throws NullPointerException if an argument is null
   */
  public TrainingResult fitStream(Model model, SampleSource source) {
    return newRun(model, source).run(null);
  }

  /**
   * Goes on with a fit by a source where a checkpoint was taken.
   *
   * @param model the model; its parameters are written
   * @param source the samples to train with, in each epoch in the order that they had
   * @param checkpoint the checkpoint
   * @return how it ended; its history begins after the checkpoint
   * @throws IllegalArgumentException as {@link #fitStream}, or if the checkpoint is not one of this
   *     model and this optimizer
   * @throws DivergenceException as {@link #fit}
   * @throws NullPointerException if an argument is null
   */
  public TrainingResult resumeStream(Model model, SampleSource source, Checkpoint checkpoint) {
    Settings.present("checkpoint", checkpoint);
    TrainingRun run = newRun(model, source);
    run.check(checkpoint);
    return run.run(checkpoint);
  }

  private TrainingRun newRun(Model model, SampleSource source) {
    Settings.present("model", model);
    Settings.present("source", source);
    SourceFits.check(settings, model, source);
    Dataset validating =
        settings.validation == null ? null : settings.validation.divide(model, null, 0)[1];
    if (settings.metrics != null) {
      settings.metrics.check(model, validating);
    }
    settings.rule.schedule().check(settings.epochs);
    SourceFeed feed = new SourceFeed(source, model, settings.batchSize());
    return new TrainingRun(settings, model, feed, null, validating);
  }

  private TrainingRun newRun(Model model, Dataset data) {
    Settings.present("model", model);
    fits("data", model, data);
    Dataset training = data;
    Dataset validating = null;
    if (settings.validation != null) {
      Dataset[] parts = settings.validation.divide(model, data, settings.seed);
      training = parts[0];
      validating = parts[1];
    }
    Dataset judged = training;
    if (settings.classWeights != null) {
      training = settings.classWeights.apply(model, training);
    }
    if (settings.metrics != null) {
      settings.metrics.check(model, validating == null ? judged : validating);
    }
    if (settings.rule.optimizer().fullBatch() && settings.batchSize() < training.size()) {
      throw Unexpected.argument(
          "batchSize",
          "all " + training.size() + " samples (the optimizer needs the full batch)",
          settings.batchSize());
    }
    int batches = training.batches(Math.min(settings.batchSize(), training.size()));
    settings.rule.schedule().check((long) settings.epochs * batches);
    Feed feed = new MemoryFeed(training, settings.batchSize(), settings.shuffle, settings.seed);
    return new TrainingRun(
        settings, model, feed, training, validating == null ? judged : validating);
  }

  /** Refuses samples that a model cannot take, or that lack the targets that its loss reads. */
  static void fits(String name, Model model, Dataset data) {
    Settings.present(name, data);
    if (data.size() == 0) {
      throw Unexpected.argument(name, "at least one sample", "none");
    }
    if (data.inputs() != model.inputs()) {
      throw Unexpected.argument(name, model.inputs() + " inputs (the model's)", data.inputs());
    }
    if (data.outputs() != model.outputs() && (data.outputs() != 0 || model.loss().readsTargets())) {
      throw Unexpected.argument(name, targetsOf(model), count(data.outputs()));
    }
    if (!(data.totalWeight(null, 0, data.size()) > 0)) {
      throw Unexpected.argument(name, "samples that count for something", "weights of 0");
    }
    new SampleValues(model).check(name, data);
  }

  static String targetsOf(Model model) {
    return model.outputs() + " targets (the model's outputs)";
  }

  static Object count(int targets) {
    return targets == 0 ? "none" : targets;
  }
}
