package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.CheckReturnValue;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.train.Regularization;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.TrainingListener;

/** The settings of a {@link Trainer}, each with a default. */
public final class TrainerBuilder {
  private final TrainerSettings settings = new TrainerSettings();

  TrainerBuilder() {}

  /**
   * Sets the optimizer and leaves the rest of the update rule.
   *
   * @param optimizer the optimizer
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public TrainerBuilder optimizer(Optimizer optimizer) {
    settings.rule = settings.rule.withOptimizer(optimizer);
    return this;
  }

  /**
   * Sets the course of the learning rate, in steps.
   *
   * @param schedule the schedule
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public TrainerBuilder schedule(Schedule schedule) {
    settings.rule = settings.rule.withSchedule(schedule);
    return this;
  }

  /**
   * Sets penalties and decay.
   *
   * @param regularization the regularization
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public TrainerBuilder regularization(Regularization regularization) {
    settings.rule = settings.rule.withRegularization(regularization);
    return this;
  }

  /**
   * Limits the norm of the gradient.
   *
   * @param limit the largest norm, over 0
   * @return this builder
   * @throws IllegalArgumentException if it is not a number over 0
   * @see UpdateRule#withClipNorm
   */
  public TrainerBuilder clipNorm(double limit) {
    settings.rule = settings.rule.withClipNorm(limit);
    return this;
  }

  /**
   * Limits each element of the gradient.
   *
   * @param limit the largest absolute value, over 0
   * @return this builder
   * @throws IllegalArgumentException if it is not a number over 0
   */
  public TrainerBuilder clipValue(double limit) {
    settings.rule = settings.rule.withClipValue(limit);
    return this;
  }

  /**
   * Keeps the parameters of layers as they are.
   *
   * @param layers the names of the layers
   * @return this builder
   */
  public TrainerBuilder freeze(String... layers) {
    settings.rule = settings.rule.withFrozen(layers);
    return this;
  }

  /**
   * Sets the number of epochs.
   *
   * @param epochs how often each sample is used, at least 0; a resumed fit counts those before
   * @return this builder
   * @throws IllegalArgumentException if it is negative
   */
  public TrainerBuilder epochs(int epochs) {
    Settings.atLeast("epochs", epochs, 0);
    settings.epochs = epochs;
    return this;
  }

  /**
   * Sets the size of a batch.
   *
   * @param batchSize the number of samples of a step, at least 1; what is larger than the data
   *     means all of it, and the last batch of an epoch is what is left
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public TrainerBuilder batchSize(int batchSize) {
    Settings.atLeast("batchSize", batchSize, 1);
    settings.batchSize = batchSize;
    return this;
  }

  /**
   * Makes each step use all samples.
   *
   * @return this builder
   */
  public TrainerBuilder fullBatch() {
    return batchSize(Integer.MAX_VALUE);
  }

  /**
   * Sets the seed of the samples' order and of the validation fraction.
   *
   * @param seed any number
   * @return this builder
   */
  public TrainerBuilder seed(long seed) {
    settings.seed = seed;
    return this;
  }

  /**
   * Sets whether the samples come in a new random order in each epoch; a full batch never does.
   *
   * @param shuffle whether they are shuffled
   * @return this builder
   */
  public TrainerBuilder shuffle(boolean shuffle) {
    settings.shuffle = shuffle;
    return this;
  }

  /**
   * Lets the samples of each class count for more or less in the fit, on top of weights of their
   * own; not in validation and metrics. See {@link Dataset#classes} for what a class is. A fit of a
   * model with several outputs is refused: which of them has the classes?
   *
   * @param weights the weight of each class, at least 0; two for a single output
   * @return this builder
   * @throws IllegalArgumentException if one is negative or not finite, or all are 0
   * @throws NullPointerException if the array is null
   */
  public TrainerBuilder classWeights(double... weights) {
    Settings.present("classWeights", weights);
    settings.classWeights = new ClassWeights(null, weights.clone());
    return this;
  }

  /**
   * As {@link #classWeights(double...)}, by the classes of one of several outputs.
   *
   * @param head the name of the layer that the output is
   * @param weights the weight of each class, at least 0; two for a single output
   * @return this builder
   * @throws IllegalArgumentException if one is negative or not finite, or all are 0
   * @throws NullPointerException if something is null
   */
  public TrainerBuilder classWeights(String head, double... weights) {
    Settings.present("head", head);
    Settings.present("classWeights", weights);
    settings.classWeights = new ClassWeights(head, weights.clone());
    return this;
  }

  /**
   * Lets each class count for as much as another, however many samples it has: those of a class
   * count for n / (classes × samples of the class). See {@link #classWeights}.
   *
   * @return this builder
   */
  public TrainerBuilder balanced() {
    settings.classWeights = new ClassWeights(null, null);
    return this;
  }

  /**
   * As {@link #balanced()}, by the classes of one of several outputs.
   *
   * @param head the name of the layer that the output is
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public TrainerBuilder balanced(String head) {
    Settings.present("head", head);
    settings.classWeights = new ClassWeights(head, null);
    return this;
  }

  /**
   * Sets the samples whose loss and metrics are computed after each epoch.
   *
   * @param validation the samples, or null for none
   * @return this builder
   */
  public TrainerBuilder validation(Dataset validation) {
    settings.validation = validation == null ? null : new Validation(validation, 0);
    return this;
  }

  /**
   * Keeps a share of the samples, drawn at random by the seed, for validation.
   *
   * @param fraction the share, of [0, 1)
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public TrainerBuilder validationFraction(double fraction) {
    Settings.share("validationFraction", fraction);
    settings.validation = fraction == 0 ? null : new Validation(null, fraction);
    return this;
  }

  /**
   * Ends the fit when the validation loss has not become better for some epochs, and restores the
   * best parameters however it ends. Without validation samples the loss of the training samples
   * counts, which is then computed after each epoch.
   *
   * @param patience the number of epochs to wait, at least 1
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public TrainerBuilder earlyStopping(int patience) {
    return earlyStopping(patience, 0);
  }

  /**
   * As {@link #earlyStopping(int)}, where a gain must be worth the name.
   *
   * @param patience the number of epochs to wait, at least 1
   * @param leastGain by how much a loss must be less than the best to be better, at least 0
   * @return this builder
   * @throws IllegalArgumentException if a number is out of range
   */
  public TrainerBuilder earlyStopping(int patience, double leastGain) {
    Settings.atLeast("patience", patience, 1);
    Settings.notNegative("leastGain", leastGain);
    settings.patience = patience;
    settings.leastGain = leastGain;
    return this;
  }

  /**
   * Goes by a metric wherever the fit goes by the validation loss otherwise: early stopping, the
   * best parameters, and {@link #reduceOnPlateau}. The metric is reported, too.
   *
   * @param metric the metric, which tells {@link Metric#higherIsBetter}
   * @return this builder
   * @throws NullPointerException if it is null
   * @throws UnsupportedOperationException if it does not tell
   */
  public TrainerBuilder watch(Metric metric) {
    metric(metric);
    settings.watch = new Watch(metric, settings.metrics.count() - 1);
    return this;
  }

  /**
   * Lowers the learning rate when the validation loss, or what is watched in its place, has not
   * become better for some epochs, and again after as many more. Without validation samples the
   * loss of the epoch counts. It comes on top of the schedule.
   *
   * @param factor what the rate is multiplied by, of (0, 1)
   * @param patience the number of epochs to wait, at least 1
   * @return this builder
   * @throws IllegalArgumentException if a number is out of range
   */
  public TrainerBuilder reduceOnPlateau(double factor, int patience) {
    Settings.positive("factor", factor);
    Settings.share("factor", factor);
    Settings.atLeast("patience", patience, 1);
    settings.plateau = new Plateau(factor, patience);
    return this;
  }

  /**
   * Ends the fit where the norm of the gradient of the objective over all training samples is
   * small. With one batch an epoch that is checked before its step, which is not taken; otherwise
   * the gradient is computed after each epoch.
   *
   * @param tolerance the norm to end at, over 0
   * @return this builder
   * @throws IllegalArgumentException if it is not a number over 0
   */
  public TrainerBuilder gradientTolerance(double tolerance) {
    Settings.positive("gradientTolerance", tolerance);
    settings.gradientTolerance = tolerance;
    return this;
  }

  /**
   * Sets the number of threads, that of the caller included. A batch is shared by as many of them
   * as it has blocks of {@link #blockSize}.
   *
   * @param threads the number of threads, at least 1
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public TrainerBuilder threads(int threads) {
    Settings.atLeast("threads", threads, 1);
    settings.evaluators = threads == 1 ? null : new ParallelEvaluator.Source(threads);
    return this;
  }

  /**
   * Sets the number of samples of which a thread computes a gradient at once, 128 if this is not
   * called. Unlike the number of threads it may change the last bits, so it belongs to what a fit
   * depends on. Smaller blocks let more threads share a batch, larger ones take less time a sample.
   * Losses and metrics of whole data sets take twice as many samples at once.
   *
   * @param blockSize the number of samples, at least 1
   * @return this builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public TrainerBuilder blockSize(int blockSize) {
    Settings.atLeast("blockSize", blockSize, 1);
    settings.blockSize = blockSize;
    return this;
  }

  /**
   * Adds a metric, computed after each epoch.
   *
   * @param metric the metric
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public TrainerBuilder metric(Metric metric) {
    Settings.present("metric", metric);
    settings.metrics = new MetricReport.Choice(settings.metrics, metric);
    return this;
  }

  /**
   * Adds a listener. Listeners are called in the order in which they were added.
   *
   * @param listener the listener
   * @return this builder
   * @throws NullPointerException if it is null
   */
  public TrainerBuilder listener(TrainingListener listener) {
    Settings.present("listener", listener);
    settings.listeners.add(listener);
    return this;
  }

  /**
   * Takes a checkpoint from time to time, such as for {@code
   * io.github.chainrule.runtime.f32.io.CheckpointFile}, and one at the end of the fit, so that a
   * process that is started again finds out that it has ended. A fit that diverges, or that an
   * exception ends, leaves those before.
   *
   * @param everyEpochs the number of epochs between two, at least 1
   * @param listener receives them
   * @return this builder
   * @throws IllegalArgumentException if the number is less than 1
   * @throws NullPointerException if the listener is null
   */
  public TrainerBuilder checkpoints(int everyEpochs, CheckpointListener listener) {
    Settings.atLeast("everyEpochs", everyEpochs, 1);
    Settings.present("listener", listener);
    settings.checkpointEvery = everyEpochs;
    settings.checkpointListener = listener;
    return this;
  }

  /**
   * Makes the trainer; the builder may be used further.
   *
   * @return a trainer with these settings
   */
  @CheckReturnValue
  public Trainer build() {
    return new Trainer(new TrainerSettings(settings));
  }
}
