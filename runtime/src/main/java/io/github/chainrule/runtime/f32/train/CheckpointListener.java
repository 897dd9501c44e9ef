package io.github.chainrule.runtime.f32.train;

import java.io.IOException;

/** Receives checkpoints of a fit, to store them where a later run finds them. */
public interface CheckpointListener {
  /**
   * A checkpoint was taken. Called by the thread that called {@code fit}; an exception ends it.
   *
   * @param checkpoint the checkpoint, which may be kept
   * @throws IOException if it cannot be stored; the fit then ends with an {@link
   *     IllegalStateException}, of which it is the cause
   */
  void checkpoint(Checkpoint checkpoint) throws IOException;
}
