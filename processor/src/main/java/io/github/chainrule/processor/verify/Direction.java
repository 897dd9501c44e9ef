package io.github.chainrule.processor.verify;

/** A direction over all parameters, then the inputs: a single coordinate or a unit vector. */
final class Direction {

  /** The coordinate of a direction that has more than one. */
  static final int NONE = -1;

  private final int size;
  private final int coordinate;
  private final long place;
  private final double length;

  private Direction(int size, int coordinate, long place, double length) {
    this.size = size;
    this.coordinate = coordinate;
    this.place = place;
    this.length = length;
  }

  static Direction coordinate(int size, int coordinate) {
    return new Direction(size, coordinate, 0, 1);
  }

  /** A random unit vector, of which the place of its numbers is kept and not the numbers. */
  static Direction unit(int size, RandomNumbers random) {
    long place = random.place();
    double squares = 0;
    for (int index = 0; index < size; index++) {
      double number = 2 * random.nextDouble() - 1;
      squares += number * number;
    }
    return new Direction(size, NONE, place, Math.sqrt(squares));
  }

  double component(int index) {
    if (coordinate != NONE) {
      return index == coordinate ? 1 : 0;
    }
    return (2 * RandomNumbers.doubleAt(place, index) - 1) / length;
  }

  int size() {
    return size;
  }

  /** The only coordinate, or {@link #NONE}. */
  int coordinate() {
    return coordinate;
  }
}
