package io.github.chainrule.processor.spec;

/**
 * How the elements of a tensor are drawn when a network is created.
 *
 * @param fanIn the number of values that a unit reads; 0 if the elements are constant
 * @param fanOut the number of units that read a value; 0 if the elements are constant
 */
public record Initialization(Distribution distribution, int fanIn, int fanOut) {

  /** What the elements are drawn from. */
  public enum Distribution {
    /** Not drawn: all are 0. */
    ZERO,
    /** Uniform within ±√(6 / (fanIn + fanOut)), by Glorot and Bengio (2010). */
    GLOROT_UNIFORM,
    /** Normal with variance 2 / fanIn, by He et al. (2015). */
    HE_NORMAL,
    /** Normal with variance 1 / fanIn, by LeCun et al. (1998). */
    LECUN_NORMAL
  }

  /** All elements 0. */
  public static final Initialization ZERO = new Initialization(Distribution.ZERO, 0, 0);

  /** Whether the elements are the same in every new network. */
  public boolean isConstant() {
    return distribution == Distribution.ZERO;
  }
}
