package io.github.chainrule.samples.spirals;

import io.github.chainrule.runtime.f32.data.Dataset;

/**
 * The points of two spirals that wind three times around each other, 97 on each (K. J. Lang, M. J.
 * Witbrock: Learning to tell two spirals apart, Proceedings of the 1988 Connectionist Models Summer
 * School, pages 52-59).
 *
 * <p>Point i of the first, from 0 to 96, has the angle φ = πi/16 and the radius r = 6.5 (104 −
 * i)/104: x = r sin φ and y = r cos φ. The second is the first turned half around, −x and −y.
 */
final class Spirals {
  static final int POINTS = 97;

  /** The largest distance from the centre. */
  static final double RADIUS = 6.5;

  private Spirals() {}

  /**
   * The 194 points, of the two spirals in turns; the target is 1 for the first, 0 for the other.
   */
  static Dataset points() {
    float[] x = new float[4 * POINTS];
    float[] t = new float[2 * POINTS];
    for (int i = 0; i < POINTS; i++) {
      double angle = Math.PI * i / 16;
      double radius = RADIUS * (104 - i) / 104;
      x[4 * i] = (float) (radius * Math.sin(angle));
      x[4 * i + 1] = (float) (radius * Math.cos(angle));
      x[4 * i + 2] = -x[4 * i];
      x[4 * i + 3] = -x[4 * i + 1];
      t[2 * i] = 1;
    }
    return Dataset.of(x, 2, t, 1);
  }
}
