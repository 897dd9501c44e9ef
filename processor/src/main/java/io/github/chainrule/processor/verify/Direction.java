package io.github.chainrule.processor.verify;

import java.util.SplittableRandom;

/** A direction over all parameters, then the inputs: a single coordinate or a unit vector. */
final class Direction {

  /** The coordinate of a direction that has more than one. */
  static final int NONE = -1;

  private final double[] components;
  private final int coordinate;

  private Direction(double[] components, int coordinate) {
    this.components = components;
    this.coordinate = coordinate;
  }

  static Direction coordinate(int size, int coordinate) {
    double[] components = new double[size];
    components[coordinate] = 1;
    return new Direction(components, coordinate);
  }

  static Direction unit(int size, SplittableRandom random) {
    double[] components = new double[size];
    double squares = 0;
    for (int index = 0; index < size; index++) {
      components[index] = 2 * random.nextDouble() - 1;
      squares += components[index] * components[index];
    }
    for (int index = 0; index < size; index++) {
      components[index] /= Math.sqrt(squares);
    }
    return new Direction(components, NONE);
  }

  double component(int index) {
    return components[index];
  }

  int size() {
    return components.length;
  }

  /** The only coordinate, or {@link #NONE}. */
  int coordinate() {
    return coordinate;
  }
}
