package io.github.chainrule.runtime.f32.internal;

/**
 * Whether arithmetic rounds to this precision, as the language demands. Compilers to JavaScript may
 * compute floats in double, which makes functions wrong that rely on rounding. For generated code.
 */
public final class Rounding {
  /** 1, and what is lost in a sum with it; an array, so that no compiler knows the sum. */
  private static final float[] ONE_AND_LITTLE = {1f, Real.round(Real.ROUNDING / 4)};

  private Rounding() {}

  /**
   * Refuses to compute where arithmetic does not round.
   *
   * @throws IllegalStateException if it does not
   */
  public static void require() {
    if (ONE_AND_LITTLE[0] + ONE_AND_LITTLE[1] != ONE_AND_LITTLE[0]) {
      throw new IllegalStateException(
          "arithmetic of float is not rounded to float on this platform, and results would be"
              + " wrong; where Java is compiled to JavaScript, compile it to WebAssembly, or take"
              + " networks of Precision.DOUBLE");
    }
  }
}
