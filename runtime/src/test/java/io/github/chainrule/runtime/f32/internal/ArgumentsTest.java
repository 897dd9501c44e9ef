package io.github.chainrule.runtime.f32.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class ArgumentsTest {
  @Test
  void exactLengthPasses() {
    assertDoesNotThrow(() -> Arguments.length("x", new float[4], 4, "inputs"));
  }

  @Test
  void otherLengthIsNamedWithWhatWasExpected() {
    String message = "x: expected length 4 (inputs), got ";
    assertRefused(message + 3, () -> Arguments.length("x", new float[3], 4, "inputs"));
    assertRefused(message + 5, () -> Arguments.length("x", new float[5], 4, "inputs"));
  }

  @Test
  void enoughRowsPass() {
    assertDoesNotThrow(() -> Arguments.rows("x", new float[12], 3, 4, "inputs"));
    assertDoesNotThrow(() -> Arguments.rows("x", new float[13], 3, 4, "inputs"));
  }

  @Test
  void tooFewRowsAreNamedWithWhatWasExpected() {
    assertRefused(
        "x: expected length at least 12 (3 samples x 4 inputs), got 8",
        () -> Arguments.rows("x", new float[8], 3, 4, "inputs"));
    assertRefused(
        "y: expected length at least 2 (1 sample x 2 outputs), got 0",
        () -> Arguments.rows("y", new float[0], 1, 2, "outputs"));
  }

  @Test
  void rowsBeyondTheRangeOfIntAreTooMany() {
    // 65536 * 65536 is 0 in int.
    assertRefused(
        "x: expected length at least 4294967296 (65536 samples x 65536 inputs), got 8",
        () -> Arguments.rows("x", new float[8], 65536, 65536, "inputs"));
  }

  @Test
  void nullIsNamed() {
    assertEquals(
        "x",
        assertThrows(NullPointerException.class, () -> Arguments.length("x", null, 4, "inputs"))
            .getMessage());
    assertEquals(
        "t",
        assertThrows(NullPointerException.class, () -> Arguments.rows("t", null, 1, 4, "outputs"))
            .getMessage());
  }

  @Test
  void oneOfTwoResultsMayBeLeftOut() {
    float[] a = new float[4];
    Arguments.either(a, null);
    Arguments.either(null, a);
    assertEquals(
        "g and dx",
        assertThrows(NullPointerException.class, () -> Arguments.either(null, null)).getMessage());
    Arguments.lengthOrNull("g", null, 5, "parameters");
    Arguments.rowsOrNull("dx", null, 3, 4, "inputs");
    Arguments.written("dx", null, a, null, a);
    assertRefused(
        "g: expected length 5 (parameters), got 4",
        () -> Arguments.lengthOrNull("g", a, 5, "parameters"));
    assertRefused(
        "dx: expected length at least 12 (3 samples x 4 inputs), got 4",
        () -> Arguments.rowsOrNull("dx", a, 3, 4, "inputs"));
  }

  @Test
  void fewerThanOneSampleIsRefused() {
    assertDoesNotThrow(() -> Arguments.samples(1));
    assertRefused("n: expected at least 1, got 0", () -> Arguments.samples(0));
    assertRefused("n: expected at least 1, got -7", () -> Arguments.samples(-7));
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void whatIsWrittenIsAnArrayOfItsOwn() {
    float[] a = new float[2];
    float[] b = new float[2];
    Arguments.written("y", a, b, new float[2]);
    Arguments.written("g", a, b, null, new float[2]);
    String message = "y: expected an array of its own, got another argument or the parameters";
    assertRefused(message, () -> Arguments.written("y", a, a, b));
    assertRefused(message, () -> Arguments.written("y", a, b, a));
    assertRefused(message, () -> Arguments.written("y", a, b, a, b));
    assertRefused(message, () -> Arguments.written("y", a, b, b, b, a));
  }
}
