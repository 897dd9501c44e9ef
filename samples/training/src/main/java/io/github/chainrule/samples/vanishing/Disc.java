package io.github.chainrule.samples.vanishing;

import io.github.chainrule.runtime.f32.data.Dataset;

/** The task: which points of a square lie inside a disc that covers half of it. */
final class Disc {
  private static final int SIDE = 20;
  private static final double RADIUS_SQUARED = 2 / Math.PI;

  private Disc() {}

  /** A grid of 20 × 20 points of [−1, 1]², each with the target 1 inside and 0 outside. */
  static Dataset points() {
    float[] points = new float[2 * SIDE * SIDE];
    float[] inside = new float[SIDE * SIDE];
    for (int k = 0; k < inside.length; k++) {
      float x = middleOfCell(k / SIDE);
      float y = middleOfCell(k % SIDE);
      points[2 * k] = x;
      points[2 * k + 1] = y;
      inside[k] = x * x + y * y < RADIUS_SQUARED ? 1 : 0;
    }
    return Dataset.of(points, 2, inside, 1);
  }

  private static float middleOfCell(int cell) {
    return -1 + (2 * cell + 1) / (float) SIDE;
  }
}
