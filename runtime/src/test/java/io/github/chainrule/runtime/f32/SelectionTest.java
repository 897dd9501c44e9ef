package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Selecting without a branch gives the bits that a branch does. */
class SelectionTest {

  private static final float[] NUMBERS = {
    0f,
    -0f,
    1f,
    -1f,
    Math.nextUp(1f),
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  @Test
  void theLargerOfTwoSelects() {
    for (float a : NUMBERS) {
      for (float b : NUMBERS) {
        for (float then : NUMBERS) {
          for (float otherwise : NUMBERS) {
            assertEquals(
                a > b ? then : otherwise,
                Elementary.ifGreater(a, b, then, otherwise),
                () -> a + " > " + b + " ? " + then + " : " + otherwise);
          }
        }
      }
    }
  }
}
