package io.github.chainrule.runtime.f32.internal;

/** Transposes squares of four rows of four numbers. */
final class Squares {
  private Squares() {}

  /**
   * Transposes a square. Written out, it takes two thirds of the time of a loop along each row of
   * x, which stores into another row of y at each step.
   *
   * @param x the square is in it
   * @param at where it begins
   * @param stride from a row of it to the next
   * @param y written
   * @param to from here on
   * @param step from a row of what is written to the next
   */
  static void turn(float[] x, int at, int stride, float[] y, int to, int step) {
    float a0 = x[at];
    float a1 = x[at + 1];
    float a2 = x[at + 2];
    float a3 = x[at + 3];
    at += stride;
    float b0 = x[at];
    float b1 = x[at + 1];
    float b2 = x[at + 2];
    float b3 = x[at + 3];
    at += stride;
    float c0 = x[at];
    float c1 = x[at + 1];
    float c2 = x[at + 2];
    float c3 = x[at + 3];
    at += stride;
    float d0 = x[at];
    float d1 = x[at + 1];
    float d2 = x[at + 2];
    float d3 = x[at + 3];
    y[to] = a0;
    y[to + 1] = b0;
    y[to + 2] = c0;
    y[to + 3] = d0;
    to += step;
    y[to] = a1;
    y[to + 1] = b1;
    y[to + 2] = c1;
    y[to + 3] = d1;
    to += step;
    y[to] = a2;
    y[to + 1] = b2;
    y[to + 2] = c2;
    y[to + 3] = d2;
    to += step;
    y[to] = a3;
    y[to + 1] = b3;
    y[to + 2] = c3;
    y[to + 3] = d3;
  }
}
