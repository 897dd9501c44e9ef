package io.github.chainrule.samples.android.session;

import io.github.chainrule.samples.android.gestures.Gesture;

/** Is told, in its own thread, what came of what it asked for. */
public interface Screen {
  /**
   * A stroke was read.
   *
   * @param gesture what it most probably is
   * @param probability of that
   */
  void recognised(Gesture gesture, float probability);

  /**
   * The network has learnt.
   *
   * @param examples how many it learnt from
   * @param milliseconds how long that took
   * @param firstLoss the mean loss of the first epoch
   * @param lastLoss that of the last
   */
  void learnt(int examples, long milliseconds, double firstLoss, double lastLoss);

  /**
   * What was saved before cannot be read.
   *
   * @param reason why
   */
  void unreadable(String reason);

  /**
   * What was learnt cannot be saved.
   *
   * @param reason why
   */
  void unsaved(String reason);
}
