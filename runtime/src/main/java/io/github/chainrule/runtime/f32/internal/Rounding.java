package io.github.chainrule.runtime.f32.internal;

/**
 * Whether arithmetic is that of the language. Compilers to JavaScript may compute floats in double,
 * which makes functions wrong that rely on rounding, or add a + (b + c) from left to right, which
 * loses what is small. For generated code.
 */
public final class Rounding {
  private static final int ONE = 0;
  private static final int LITTLE = 1;
  private static final int HALF = 2;

  /** 1, what is lost in a sum with it, and what is not if it comes twice; unknown to compilers. */
  private static final float[] NUMBERS = {
    1f, Real.round(Real.ROUNDING / 4), Real.round(Real.ROUNDING)
  };

  private Rounding() {}

  /**
   * Refuses to compute where arithmetic is another.
   *
   * @throws IllegalStateException if it is
   */
  public static void require() {
    boolean rounds = NUMBERS[ONE] + NUMBERS[LITTLE] == NUMBERS[ONE];
    boolean keepsOrder = NUMBERS[ONE] + (NUMBERS[HALF] + NUMBERS[HALF]) != NUMBERS[ONE];
    if (!(rounds && keepsOrder)) {
      throw new IllegalStateException(
          "arithmetic of float is not Java's; compile to WebAssembly, not to JavaScript");
    }
  }
}
