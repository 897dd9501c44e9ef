package io.github.chainrule.processor.verify;

/**
 * The random numbers of {@link java.util.SplittableRandom}, any of which can be had again by its
 * place: a direction over millions of parameters need not be kept to be used several times.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number
 * generators, 2014): the number at a place is a hash of the seed plus so many times a constant.
 */
final class RandomNumbers {

  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  RandomNumbers(long seed) {
    this.state = seed;
  }

  /** What tells the place of the next number. */
  long place() {
    return state;
  }

  /** Leaves out some numbers. */
  void skip(long count) {
    state += count * GAMMA;
  }

  double nextDouble() {
    state += GAMMA;
    return toDouble(state);
  }

  /** The number that {@link #nextDouble} gives {@code index} numbers after a place. */
  static double doubleAt(long place, int index) {
    return toDouble(place + (index + 1) * GAMMA);
  }

  private static double toDouble(long z) {
    long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * UNIT;
  }

  /** A number from 0 on, below {@code bound}, each as likely. */
  int nextInt(int bound) {
    int number = nextInt();
    int most = bound - 1;
    if ((bound & most) == 0) {
      return number & most;
    }
    int positive = number >>> 1;
    number = positive % bound;
    while (positive + most - number < 0) {
      positive = nextInt() >>> 1;
      number = positive % bound;
    }
    return number;
  }

  private int nextInt() {
    state += GAMMA;
    long mixed = (state ^ (state >>> 33)) * 0x62a9d9ed799705f5L;
    return (int) (((mixed ^ (mixed >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
  }
}
