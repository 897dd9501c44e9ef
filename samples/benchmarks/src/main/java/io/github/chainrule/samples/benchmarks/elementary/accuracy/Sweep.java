package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import java.util.stream.IntStream;

/**
 * Compares a function with its reference for all floats in ascending order, or for every n-th, on
 * all processors.
 *
 * <p>The floats are counted by an int: the bits of those that are not negative, and below them the
 * negative ones, whose bits ascend the other way. At both ends are those that are not numbers.
 */
final class Sweep {
  private static final int CHUNK_BITS = 22;
  private static final int CHUNKS = 1 << (Integer.SIZE - CHUNK_BITS);

  /** What an infinity stands for in a difference: the float that would follow the largest. */
  private static final double OVERFLOW = 0x1p128;

  private final Candidate candidate;
  private final Density density;

  Sweep(Candidate candidate, Density density) {
    this.candidate = candidate;
    this.density = density;
  }

  Errors run() {
    return IntStream.range(0, CHUNKS)
        .parallel()
        .mapToObj(this::chunk)
        .reduce(Errors.NONE, Errors::and);
  }

  private Errors chunk(int chunk) {
    Tally tally = new Tally();
    long first = Integer.MIN_VALUE + ((long) chunk << CHUNK_BITS);
    int every = density.at(floatAt(first));
    float previous = chunk == 0 ? Float.NaN : apply(first - every);
    for (long index = first; index < first + (1L << CHUNK_BITS); index += every) {
      float x = floatAt(index);
      float y = candidate.function().apply(x);
      tally.add(x, y, candidate.reference().applyAsDouble(x));
      tally.compare(x, previous, y);
      previous = y;
    }
    return tally.errors();
  }

  private float apply(long index) {
    return candidate.function().apply(floatAt(index));
  }

  private static float floatAt(long index) {
    int key = (int) index;
    return Float.intBitsToFloat(key >= 0 ? key : key ^ Integer.MAX_VALUE);
  }

  /** The error in units of the last place; infinite where only one of both is not a number. */
  static double ulps(float y, double exact) {
    if (Float.isNaN(y) || Double.isNaN(exact)) {
      return Float.isNaN(y) && Double.isNaN(exact) ? 0 : Double.POSITIVE_INFINITY;
    }
    float rounded = Math.min(Math.abs((float) exact), Float.MAX_VALUE);
    return Math.abs(bounded(y) - bounded(exact)) / Math.ulp(rounded);
  }

  private static double bounded(double value) {
    return Math.max(-OVERFLOW, Math.min(OVERFLOW, value));
  }

  /** The errors of one chunk, in variables of its own rather than in a record a float. */
  private static final class Tally {
    private Worst ulp = Worst.NONE;
    private Worst relative = Worst.NONE;
    private Worst absolute = Worst.NONE;
    private long falls;
    private float fall;

    void add(float x, float y, double exact) {
      ulp = ulp.or(ulps(y, exact), x);
      double difference = Math.abs(y - exact);
      if (difference < Double.POSITIVE_INFINITY) {
        absolute = absolute.or(difference, x);
        if (Math.abs(exact) >= Float.MIN_NORMAL) {
          relative = relative.or(difference / Math.abs(exact), x);
        }
      }
    }

    void compare(float x, float previous, float y) {
      if (y < previous) {
        falls++;
        fall = x;
      }
    }

    Errors errors() {
      return new Errors(ulp, relative, absolute, falls, fall);
    }
  }
}
