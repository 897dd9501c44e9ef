package io.github.chainrule.samples.anatomy;

/**
 * How a line is drawn.
 *
 * @param color its colour
 * @param width its width in pixels
 * @param dashed whether it has gaps
 */
record Stroke(String color, double width, boolean dashed) {
  static Stroke solid(String color, double width) {
    return new Stroke(color, width, false);
  }

  static Stroke dashed(String color, double width) {
    return new Stroke(color, width, true);
  }
}
