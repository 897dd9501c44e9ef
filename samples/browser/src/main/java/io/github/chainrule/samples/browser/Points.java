package io.github.chainrule.samples.browser;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f64.Elementary;

/** Where the points of two colours lie, in a square from −1 to 1. */
enum Points {
  /** Two spirals that wind around each other. */
  SPIRALS(0.012) {
    @Override
    void place(double share, double sign, double[] place) {
      double radius = 0.12 + 0.8 * share;
      polar(radius, 1.75 * TURN * share + (sign > 0 ? 0 : TURN / 2), place);
    }
  },

  /** Two half moons, each in the other's hollow. */
  MOONS(0.06) {
    @Override
    void place(double share, double sign, double[] place) {
      polar(0.58, TURN / 2 * share, place);
      place[0] = sign * (place[0] - 0.29);
      place[1] = sign * (place[1] - 0.16);
    }
  },

  /** A ring around a ring. */
  RINGS(0.05) {
    @Override
    void place(double share, double sign, double[] place) {
      polar(sign > 0 ? 0.35 : 0.8, TURN * share, place);
    }
  },

  /** None: who looks at the page sets them. */
  OWN(0) {
    @Override
    void place(double share, double sign, double[] place) {
      throw new IllegalStateException("nothing is drawn");
    }
  };

  /** Of each colour. */
  static final int EACH = 120;

  private static final double TURN = 2 * Math.PI;

  private final double noise;

  Points(double noise) {
    this.noise = noise;
  }

  /** Writes where a point is, of a share of its colour's way; the sign is the colour. */
  abstract void place(double share, double sign, double[] place);

  /** The points that a seed gives, the colours by turns. */
  void drawInto(Samples samples, long seed) {
    if (this == OWN) {
      return;
    }
    Generator generator = new Generator(seed);
    double[] place = new double[2];
    for (int k = 0; k < 2 * EACH; k++) {
      boolean isSecond = k % 2 == 1;
      int index = k / 2;
      place(index / (double) EACH, isSecond ? 1 : -1, place);
      double x = place[0] + noise * generator.normal();
      double y = place[1] + noise * generator.normal();
      samples.add((float) x, (float) y, isSecond);
    }
  }

  private static void polar(double radius, double angle, double[] place) {
    place[0] = radius * Elementary.cos(angle);
    place[1] = radius * Elementary.sin(angle);
  }
}
