package io.github.chainrule.processor.program;

/**
 * Pairs of positions, one that is read and one that is written: pair (a, b) of {@code outer ×
 * inner}, in this order, which are as many steps apart on either side. No position is written, nor
 * read, twice. What a kernel's single weight does in a convolution is a tap, and so is its inverse.
 */
public record Tap(int outer, int inner, Places read, Places written) {

  /** Places in arithmetic progression along two axes. */
  public record Places(int first, int outerStep, int innerStep) {

    /** The place of pair (a, b). */
    public int at(int a, int b) {
      return first + a * outerStep + b * innerStep;
    }

    private boolean isOneAxis(int inner) {
      return outerStep == inner * innerStep;
    }

    private Places alongInner() {
      return new Places(first, 0, innerStep);
    }

    /** A single pair takes no steps. */
    private Places alongOuter(int outer) {
      return new Places(first, 0, outer == 1 ? 1 : outerStep);
    }
  }

  /** Pairs along two axes, or along one where that says the same. */
  public static Tap of(int outer, int inner, Places read, Places written) {
    if (outer < 1 || inner < 1) {
      Places none = new Places(0, 0, 0);
      return new Tap(0, 0, none, none);
    }
    if (inner == 1) {
      return alongOne(outer, read.alongOuter(outer), written.alongOuter(outer));
    }
    boolean isOneAxis = outer == 1 || (read.isOneAxis(inner) && written.isOneAxis(inner));
    return isOneAxis
        ? alongOne(outer * inner, read.alongInner(), written.alongInner())
        : new Tap(outer, inner, read, written);
  }

  private static Tap alongOne(int pairs, Places read, Places written) {
    return new Tap(1, pairs, read, written);
  }

  /** Each of some positions with itself. */
  static Tap identity(int positions) {
    Places each = new Places(0, 0, 1);
    return new Tap(1, positions, each, each);
  }

  /** Whether the pairs write the first positions, one after another. */
  boolean isWrittenInOrder() {
    return written.equals(new Places(0, outer == 1 ? 0 : inner, 1));
  }

  public int pairs() {
    return outer * inner;
  }

  /** What was read is written, and the other way round. */
  public Tap inverse() {
    return new Tap(outer, inner, written, read);
  }

  /** The position that is read where another is written, or −1 if there is none. */
  public int readAt(int position) {
    for (int a = 0; a < outer; a++) {
      for (int b = 0; b < inner; b++) {
        if (written.at(a, b) == position) {
          return read.at(a, b);
        }
      }
    }
    return -1;
  }
}
