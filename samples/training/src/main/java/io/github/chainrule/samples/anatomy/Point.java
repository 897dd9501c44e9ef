package io.github.chainrule.samples.anatomy;

/**
 * A place in a picture.
 *
 * @param x pixels from the left
 * @param y pixels from the top
 */
record Point(double x, double y) {
  Point moved(double right, double down) {
    return new Point(x + right, y + down);
  }

  /** The point on the way to another one, after a share of it. */
  Point towards(Point other, double share) {
    return new Point(x + share * (other.x - x), y + share * (other.y - y));
  }
}
