package io.github.chainrule.samples.robotarm;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;

/**
 * The true arm: an upper arm of 0.6 m and a forearm of 0.4 m in a plane. The shoulder's angle is
 * that of the upper arm to the x axis, the elbow's that of the forearm to the upper arm.
 *
 * <p>With angles s and e the hand is at x = 0.6 cos s + 0.4 cos(s + e), y = 0.6 sin s + 0.4 sin(s +
 * e). The network never sees the formula, only postures and where the hand was in them.
 */
final class Arm {
  static final double UPPER = 0.6;
  static final double FORE = 0.4;

  /** The joints go from 0 to these angles, in radians. */
  static final double MOST_SHOULDER = Math.PI;

  static final double MOST_ELBOW = 2.6;

  private Arm() {}

  /** The coordinates of the elbow. */
  static double[] elbow(double shoulder) {
    return new double[] {UPPER * StrictMath.cos(shoulder), UPPER * StrictMath.sin(shoulder)};
  }

  /** The coordinates of the hand. */
  static double[] hand(double shoulder, double elbow) {
    return new double[] {
      UPPER * StrictMath.cos(shoulder) + FORE * StrictMath.cos(shoulder + elbow),
      UPPER * StrictMath.sin(shoulder) + FORE * StrictMath.sin(shoulder + elbow)
    };
  }

  /** The derivatives of the hand by the angles: dx/ds, dx/de, dy/ds, dy/de. */
  static double[] jacobian(double shoulder, double elbow) {
    double byElbowX = -FORE * StrictMath.sin(shoulder + elbow);
    double byElbowY = FORE * StrictMath.cos(shoulder + elbow);
    return new double[] {
      -UPPER * StrictMath.sin(shoulder) + byElbowX, byElbowX,
      UPPER * StrictMath.cos(shoulder) + byElbowY, byElbowY
    };
  }

  /** Random postures, with where a camera saw the hand. */
  static Dataset observe(int postures, long seed) {
    Generator generator = new Generator(seed);
    float[] angles = new float[2 * postures];
    float[] hands = new float[2 * postures];
    for (int k = 0; k < postures; k++) {
      double shoulder = generator.uniform(0, MOST_SHOULDER);
      double elbow = generator.uniform(0, MOST_ELBOW);
      double[] hand = hand(shoulder, elbow);
      angles[2 * k] = (float) shoulder;
      angles[2 * k + 1] = (float) elbow;
      hands[2 * k] = (float) hand[0];
      hands[2 * k + 1] = (float) hand[1];
    }
    return Dataset.of(angles, 2, hands, 2);
  }
}
