package io.github.chainrule.runtime.f32.train;

/**
 * Remembers the parameters that a step begins with, the last at which loss and gradient were
 * finite, so that they come back if the step fails or leads to where something is not finite.
 */
final class LastFinite {
  private final float[] p;
  private final float[] last;
  private boolean stepping;

  LastFinite(float[] p) {
    this.p = p;
    this.last = p.clone();
  }

  /** The parameters have come from elsewhere, and are the last finite ones. */
  void reset() {
    System.arraycopy(p, 0, last, 0, p.length);
  }

  void beginStep() {
    System.arraycopy(p, 0, last, 0, p.length);
    stepping = true;
  }

  /** All parameters are finite after the step. */
  void endStep() {
    stepping = false;
  }

  void restore() {
    System.arraycopy(last, 0, p, 0, p.length);
    stepping = false;
  }

  /** Takes back a step that has not ended, if there is one. */
  void undoStep() {
    if (stepping) {
      restore();
    }
  }
}
