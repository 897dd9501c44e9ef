package io.github.chainrule.samples.image;

import io.github.chainrule.runtime.f32.data.Dataset;
import java.util.SplittableRandom;

/** Images of bars of five pixels, in one of four directions, among noise. */
final class BarImages {

  /** The width and the height of an image. */
  static final int SIDE = 8;

  static final int DIRECTIONS = 4;

  private static final int LENGTH = 5;
  private static final double NOISE = 0.5;

  private final SplittableRandom random;

  BarImages(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** So many images, each with the probability of its direction, which is 1. */
  Dataset draw(int count) {
    float[] x = new float[count * SIDE * SIDE];
    float[] t = new float[count * DIRECTIONS];
    for (int image = 0; image < count; image++) {
      int direction = random.nextInt(DIRECTIONS);
      draw(direction, x, image * SIDE * SIDE);
      t[image * DIRECTIONS + direction] = 1;
    }
    return Dataset.of(x, SIDE * SIDE, t, DIRECTIONS);
  }

  private void draw(int direction, float[] x, int from) {
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      x[from + pixel] = (float) (NOISE * random.nextDouble());
    }
    int down = direction == 0 ? 0 : 1;
    int right = direction == 1 ? 0 : direction == 3 ? -1 : 1;
    int row = random.nextInt(SIDE - (LENGTH - 1) * down);
    int column = random.nextInt(SIDE - (LENGTH - 1) * Math.abs(right));
    int first = right < 0 ? column + LENGTH - 1 : column;
    for (int k = 0; k < LENGTH; k++) {
      x[from + (row + k * down) * SIDE + first + k * right] = 1;
    }
  }
}
