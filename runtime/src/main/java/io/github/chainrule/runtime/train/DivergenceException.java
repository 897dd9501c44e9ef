package io.github.chainrule.runtime.train;

/**
 * A loss, a gradient or a parameter was not a finite number. The parameters of the model are those
 * of the last state in which loss and gradient were, with early stopping the best.
 *
 * <p>As a rule the learning rate is too high, or a sample holds a number that is not finite.
 */
public final class DivergenceException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  /** The epoch, from 1. */
  private final int epoch;

  /** The batch, from 1. */
  private final int batch;

  /** What happened, in sentences. */
  private final String event;

  /**
   * Says what was found where.
   *
   * @param epoch the epoch or iteration, from 1
   * @param batch the batch, from 1
   * @param found what was not finite, such as {@code the loss is NaN}
   */
  public DivergenceException(int epoch, int batch, String found) {
    this(epoch, batch, found, 0);
  }

  /**
   * Says what was found where, and which parameters the model now has.
   *
   * @param epoch the epoch or iteration, from 1
   * @param batch the batch, from 1
   * @param found what was not finite, such as {@code the loss is NaN}
   * @param best the epoch whose parameters are restored, since they are the best; 0 for the last
   *     finite ones
   */
  public DivergenceException(int epoch, int batch, String found, int best) {
    this(
        epoch,
        batch,
        "epoch "
            + epoch
            + ", batch "
            + batch
            + ": "
            + found
            + "; the parameters are restored to "
            + (best > 0 ? "those of epoch " + best + ", the best" : "the last finite state")
            + ". ",
        "Is the learning rate too high, or a number in the data not finite?");
  }

  private DivergenceException(int epoch, int batch, String event, String reason) {
    super(event + reason);
    this.epoch = epoch;
    this.batch = batch;
    this.event = event;
  }

  /**
   * The same event, with what it came from.
   *
   * @param reason a sentence, such as {@code Sample 567 has the target NaN at 0.}
   * @return another exception
   */
  public DivergenceException because(String reason) {
    return new DivergenceException(epoch, batch, event, reason);
  }

  /**
   * The epoch or iteration.
   *
   * @return the epoch, from 1
   */
  public int epoch() {
    return epoch;
  }

  /**
   * The batch.
   *
   * @return the batch, from 1
   */
  public int batch() {
    return batch;
  }
}
