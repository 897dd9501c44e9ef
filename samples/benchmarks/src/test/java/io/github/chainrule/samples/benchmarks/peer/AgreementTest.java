package io.github.chainrule.samples.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class AgreementTest {
  private static final float[] OURS = {0.5f, 3f};

  @Test
  void littleDifferencesAreLetPass() {
    Agreement.check("outputs", OURS, new float[] {0.50005f, 3.0002f});
  }

  @Test
  void aDifferenceIsNamed() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> Agreement.check("outputs", OURS, new float[] {0.5f, 3.001f}));
    assertEquals("outputs[1]: ours is 3.0, theirs 3.001", e.getMessage());
  }

  @Test
  void notANumberDiffers() {
    assertThrows(
        IllegalStateException.class,
        () -> Agreement.check("outputs", OURS, new float[] {0.5f, Float.NaN}));
  }

  @Test
  void anotherLengthDiffers() {
    assertThrows(IllegalStateException.class, () -> Agreement.check("outputs", OURS, new float[1]));
  }

  @Test
  void aStepTooShortDiffers() {
    float[] before = {1f, 1f};
    assertThrows(
        IllegalStateException.class,
        () -> Agreement.checkStep(before, new float[] {0.995f, 0.975f}, 0.01f, OURS));
  }
}
