package io.github.chainrule.runtime.train;

/**
 * Is told how a fit goes. Called by the thread that called {@code fit}, which waits meanwhile; an
 * exception ends the fit. Both methods do nothing unless they are overridden.
 */
public abstract class TrainingListener {
  /** For listeners of one's own. */
  protected TrainingListener() {}

  /**
   * A batch has ended, and the parameters have changed.
   *
   * @param progress how it went; valid during the call
   */
  public void batchEnded(Progress progress) {}

  /**
   * An epoch has ended, validation included.
   *
   * @param progress how it went; valid during the call
   */
  public void epochEnded(Progress progress) {}
}
