package io.github.chainrule.processor.spec;

/**
 * How the elements of a tensor are drawn when a network is created.
 *
 * @param fanIn the number of values that a unit reads; of constant elements, 1; of a table, its
 *     rows
 * @param fanOut the number of units that read a value; of constant elements, how many there are; of
 *     a table, its columns
 */
public record Initialization(Distribution distribution, int fanIn, int fanOut) {

  /** What the elements are drawn from. */
  public enum Distribution {
    /** Not drawn: all are 0. */
    ZERO,
    /** Not drawn: all are 1. */
    ONE,
    /** Uniform within ±√(6 / (fanIn + fanOut)), by Glorot and Bengio (2010). */
    GLOROT_UNIFORM,
    /** Normal with variance 2 / fanIn, by He et al. (2015). */
    HE_NORMAL,
    /** Normal with variance 1 / fanIn, by LeCun et al. (1998). */
    LECUN_NORMAL,
    /** Normal with variance 1, however many elements there are. */
    STANDARD_NORMAL
  }

  /** All elements 0. */
  public static final Initialization ZERO = new Initialization(Distribution.ZERO, 1, 0);

  /** So many elements, all 1. */
  static Initialization ones(int count) {
    return new Initialization(Distribution.ONE, 1, count);
  }

  /** Whether the elements are the same in every new network. */
  public boolean isConstant() {
    return distribution == Distribution.ZERO || distribution == Distribution.ONE;
  }

  /** What the elements are drawn around. */
  public double center() {
    return distribution == Distribution.ONE ? 1 : 0;
  }
}
