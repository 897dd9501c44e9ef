package io.github.chainrule.samples.anatomy;

/**
 * A line from an input, a unit or a bias's 1 to a unit.
 *
 * @param from where it begins
 * @param to where it ends
 * @param weight its weight
 * @param name what it connects
 */
record Connection(Point from, Point to, double weight, String name) {
  String description() {
    return name + ": " + Digits.fixed(weight, 4);
  }
}
