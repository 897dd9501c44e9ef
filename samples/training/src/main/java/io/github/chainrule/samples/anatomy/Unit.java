package io.github.chainrule.samples.anatomy;

/**
 * Draws what stands in the columns of a network: units and inputs, and the 1 that a bias weighs.
 */
final class Unit {
  static final double RADIUS = 27;

  private Unit() {}

  /** Draws a circle with a number in it. */
  static void circle(Svg svg, Point center, String fill, Stroke outline, String ink, String value) {
    svg.circle(center, RADIUS, fill, outline);
    svg.text(center, Svg.Anchor.MIDDLE, 14, ink, value);
  }

  /** Draws the square of a bias. */
  static void square(Svg svg, Point center, double side, double textSize, String sign) {
    svg.box(center, side, side, Palette.BOX, Stroke.solid(Palette.QUIET, 1.5));
    svg.text(center, Svg.Anchor.MIDDLE, textSize, Palette.QUIET, sign);
  }
}
