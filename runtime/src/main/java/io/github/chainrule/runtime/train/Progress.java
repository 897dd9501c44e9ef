package io.github.chainrule.runtime.train;

import java.util.List;

/**
 * How far a fit is and how well it goes, as a listener sees it. The same object is handed out each
 * time, so that it costs no allocation; read it during the call only.
 */
public interface Progress {
  /**
   * The epoch or iteration that runs or has just ended.
   *
   * @return the epoch, from 1
   */
  int epoch();

  /**
   * The number of epochs after which the fit ends at the latest.
   *
   * @return the number of epochs
   */
  int epochs();

  /**
   * The batch that has just ended.
   *
   * @return the batch, from 1
   */
  int batch();

  /**
   * The number of batches of an epoch.
   *
   * @return the number of batches
   */
  int batches();

  /**
   * The loss, without penalties: after a batch the mean over its samples before the step, after an
   * epoch the mean over all samples, each as it came in its batch.
   *
   * @return the loss
   */
  double loss();

  /**
   * The loss of the validation samples after the epoch.
   *
   * @return the loss, NaN if there are none or during an epoch
   */
  double validationLoss();

  /**
   * The names of the metrics.
   *
   * @return an unmodifiable list
   */
  List<String> metricNames();

  /**
   * A metric after the epoch, of the validation samples if there are any, else of the training
   * samples.
   *
   * @param index the place of its name among the names
   * @return the metric; during an epoch that of the epoch before, NaN in the first
   */
  double metric(int index);

  /**
   * The norm of the gradient of the objective, over the trained parameters and before it is
   * clipped: after a batch its own, after an epoch the mean over its batches.
   *
   * @return the norm
   */
  double gradientNorm();

  /**
   * The learning rate of the last step; for a line search the length of the step.
   *
   * @return the rate
   */
  double learningRate();

  /**
   * The number of training samples per second in this epoch so far, without validation.
   *
   * @return samples per second
   */
  double samplesPerSecond();

  /** Ends the fit after this epoch, as a user does who has seen enough. */
  void stop();
}
