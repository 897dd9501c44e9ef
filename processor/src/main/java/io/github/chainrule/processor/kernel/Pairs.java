package io.github.chainrule.processor.kernel;

/**
 * Pairs of places in two tiles, {@code outer × inner} of them: pair (a, b) of either is {@code
 * first + a · outerStep + b · innerStep}.
 */
public record Pairs(int outer, int inner, Places read, Places written) {

  /** Places in arithmetic progression along two axes. */
  public record Places(int first, int outerStep, int innerStep) {

    /** The same in units of which each has so many, and some further on. */
    public Places times(int units, int offset) {
      return new Places(first * units + offset, outerStep * units, innerStep * units);
    }
  }

  public int count() {
    return outer * inner;
  }
}
