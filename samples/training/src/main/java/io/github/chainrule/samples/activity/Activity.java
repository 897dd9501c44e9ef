package io.github.chainrule.samples.activity;

/**
 * What somebody does, and how that moves the phone in a pocket. Strengths are a range from which
 * each window has its own: people differ.
 */
enum Activity {
  WALKING(1.5, 2.1, 0.20, 0.40, 0.9, 0.15, true),
  RUNNING(2.3, 3.2, 0.70, 1.40, 2.0, 0.30, true),
  STAIRS(1.1, 1.6, 0.18, 0.38, 1.8, 0.70, true),
  SITTING(0.2, 0.4, 0.00, 0.02, 0.05, 0.1, true),
  LYING(0.2, 0.4, 0.00, 0.02, 0.05, 0.1, false);

  /** Steps a second, or breaths. */
  final double slowest;

  final double fastest;

  /** The acceleration along the body, in g. */
  final double weakest;

  final double strongest;

  /** How fast the leg turns, in rad/s for each g. */
  final double turning;

  /** How much every second step differs from the others. */
  final double limp;

  final boolean upright;

  Activity(
      double slowest,
      double fastest,
      double weakest,
      double strongest,
      double turning,
      double limp,
      boolean upright) {
    this.slowest = slowest;
    this.fastest = fastest;
    this.weakest = weakest;
    this.strongest = strongest;
    this.turning = turning;
    this.limp = limp;
    this.upright = upright;
  }
}
