package io.github.chainrule.runtime.f32.data;

import io.github.chainrule.runtime.internal.PowerOfTwo;

/**
 * Mean and spread of a column that comes in pieces, by B. P. Welford's recurrence (Technometrics 4,
 * 1962), of numbers multiplied by a power of two that follows the largest of them, so that nothing
 * overflows or vanishes on the way.
 */
final class ColumnPieces {
  long count;
  double least = Double.POSITIVE_INFINITY;
  double largest = Double.NEGATIVE_INFINITY;
  double factor = 1;

  /** The mean, times the factor. */
  double mean;

  /** The sum of the squared distances to the mean, times the square of the factor. */
  double squares;

  private double size;

  void add(double value) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
    if (Math.abs(value) > size) {
      size = Math.abs(value);
      double next = PowerOfTwo.reducing(size);
      double ratio = next / factor;
      mean *= ratio;
      squares = squares * ratio * ratio;
      factor = next;
    }
    count++;
    double distance = value * factor - mean;
    mean += distance / count;
    squares += distance * (value * factor - mean);
  }
}
