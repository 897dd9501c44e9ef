package io.github.chainrule.runtime.f32.train;

/** Receives checkpoints of a fit, to store them where a later run finds them. */
public interface CheckpointListener {
  /**
   * A checkpoint was taken. Called by the thread that called {@code fit}; an exception ends it.
   *
   * @param checkpoint the checkpoint, which may be kept
   */
  void checkpoint(Checkpoint checkpoint);
}
