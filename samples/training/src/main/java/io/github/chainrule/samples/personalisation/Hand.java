package io.github.chainrule.samples.personalisation;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;

/**
 * A person's way to draw: how far the gestures are turned on average, and how much that varies. The
 * rest, slant, size and tremor, varies for everyone alike. All of it is made up.
 *
 * @param name what to call the person
 * @param tilt the mean angle in degrees, counted against the clock
 * @param spread how far an angle may be from it
 */
record Hand(String name, double tilt, double spread) {
  /** Everyone: held upright, more or less. */
  static final Hand POPULATION = new Hand("population", 0, 15);

  static final int POINTS = 8;

  private static final double TREMOR = 0.2;

  /** The corners of each stroke, x and y in turns. */
  private static final double[][] STROKES = {
    {-1, 1, 1, 1, -1, -1, 1, -1}, // Z
    {-1, -1, -1, 1, 1, -1, 1, 1}, // N
    {-1, -1, 0, 1, 1, -1}, // the roof
    {1, -1, -1, 0, 1, 1}, // less than
    {0, 1, -0.9, 0.4, -0.9, -0.4, 0, -1, 0.9, -0.4, 0.9, 0.4, 0, 1} // the ring
  };

  static final int GESTURES = STROKES.length;

  /** So many gestures of this person, of all kinds in turns. */
  Dataset draw(int n, long seed) {
    Generator generator = new Generator(seed);
    float[] x = new float[2 * POINTS * n];
    int[] gestures = new int[n];
    for (int k = 0; k < n; k++) {
      gestures[k] = k % GESTURES;
      draw(STROKES[gestures[k]], generator, x, 2 * POINTS * k);
    }
    return Dataset.ofClasses(x, 2 * POINTS, gestures, GESTURES);
  }

  private void draw(double[] stroke, Generator generator, float[] x, int at) {
    double angle = StrictMath.toRadians(tilt + generator.uniform(-spread, spread));
    double cosine = StrictMath.cos(angle);
    double sine = StrictMath.sin(angle);
    double slant = generator.uniform(-0.2, 0.2);
    double size = generator.uniform(0.8, 1.2);
    for (int point = 0; point < POINTS; point++) {
      double right = size * (along(stroke, point, 0) + slant * along(stroke, point, 1));
      double up = size * along(stroke, point, 1);
      x[at + 2 * point] = (float) (cosine * right - sine * up + TREMOR * generator.normal());
      x[at + 2 * point + 1] = (float) (sine * right + cosine * up + TREMOR * generator.normal());
    }
  }

  /** A coordinate of one of the points, which are evenly spread over the corners. */
  private static double along(double[] stroke, int point, int coordinate) {
    int sides = stroke.length / 2 - 1;
    double place = (double) point * sides / (POINTS - 1);
    int side = Math.min((int) place, sides - 1);
    double from = stroke[2 * side + coordinate];
    double to = stroke[2 * (side + 1) + coordinate];
    return from + (place - side) * (to - from);
  }
}
