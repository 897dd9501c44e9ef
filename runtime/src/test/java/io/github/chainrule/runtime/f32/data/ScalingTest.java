package io.github.chainrule.runtime.f32.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.Signature;
import io.github.chainrule.runtime.SignatureBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ScalingTest {
  private final float[] a = {1f, 5f, 7f, 2f, 5f, 7f, 3f, 5f, 9f, 6f, 5f, 9f};

  @Test
  void onlySomeFeaturesAreScaled() {
    Signature names =
        new SignatureBuilder().number("a", "").choice("b", "X", "Y").number("c", "").build();
    Scaling all = Scaling.of(new double[] {1, 2, 3, 4}, new double[] {2, 2, 2, 2});
    float[] x = {5, 6, 7, 8};
    all.withOnly(names, "a", "b").apply(x, 1);
    assertArrayEquals(new float[] {2, 2, 2, 8}, x);
    assertEquals(
        "feature: expected one of a, b (X, Y), c, got d",
        assertThrows(IllegalArgumentException.class, () -> all.withOnly(names, "d")).getMessage());
    assertEquals(
        "signature: expected 4 names (columns), got 0",
        assertThrows(IllegalArgumentException.class, () -> all.withOnly(Signature.none()))
            .getMessage());
  }

  @Test
  void standardHasMeanZeroAndDeviationOne() {
    Scaling scaling = Scaling.standard(a, 3);
    assertArrayEquals(new double[] {3, 5, 8}, scaling.shift());
    assertArrayEquals(new double[] {Math.sqrt(3.5), 1, 1}, scaling.scale());
    scaling.apply(a, 4);
    float s = a[9];
    assertEquals(3 / Math.sqrt(3.5), s, 1e-6);
    assertArrayEquals(new float[] {0f, -1f}, new float[] {a[1], a[2]});
  }

  @Test
  void minMaxReachesBothEnds() {
    Scaling scaling = Scaling.minMax(a, 3, -1, 1);
    scaling.apply(a, 4);
    assertArrayEquals(
        new float[] {-1f, -1f, -1f, -0.6f, -1f, -1f, -0.2f, -1f, 1f, 1f, -1f, 1f}, a, 1e-6f);
  }

  @Test
  void constantColumnThatRoundsBecomesZero() {
    float[] column = new float[1001];
    Arrays.fill(column, 0.1f);
    Scaling scaling = Scaling.standard(column, 1);
    assertEquals(1, scaling.scale()[0]);
    scaling.apply(column, 1001);
    assertEquals(0f, column[500], 1e-12f);
  }

  /** Codes in the second column, numbers in the others. */
  @Test
  void columnsAreLeftByChoice() {
    float[] unscaled = a.clone();
    float[] expected = a.clone();
    Scaling.standard(a, 3).withUnscaled(1).apply(unscaled, 4);
    Scaling.standard(a, 3).apply(expected, 4);
    float[] only = a.clone();
    Scaling.standard(a, 3).withOnly(0, 2).apply(only, 4);
    assertArrayEquals(unscaled, only);
    for (int k = 0; k < a.length; k++) {
      assertEquals(k % 3 == 1 ? a[k] : expected[k], unscaled[k]);
    }
    Scaling.standard(a, 3).withUnscaled(1).invert(unscaled, 4);
    assertArrayEquals(a, unscaled, 1e-6f);
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> Scaling.standard(a, 3).withUnscaled(0, 3))
            .getMessage();
    assertEquals("columns: expected indices from 0 to 2, got 3", message);
  }

  @Test
  void inverseGivesTheValuesBackFromKeptConstants() {
    Scaling scaling = Scaling.standard(a, 3);
    float[] original = a.clone();
    scaling.apply(a, 4);
    Scaling.of(scaling.shift(), scaling.scale()).invert(a, 4);
    assertArrayEquals(original, a, 1e-6f);
  }

  @Test
  void dataIsCopied() {
    Dataset data = Dataset.of(a, 3, new float[] {1f, 2f, 3f, 4f}, 1);
    float[] original = a.clone();
    Dataset scaled = Scaling.standard(a, 3).features(data.slice(1, 3));
    assertArrayEquals(original, a);
    assertArrayEquals(new float[] {2f, 3f}, scaled.copyTargets());
    assertEquals(0f, scaled.copyFeatures()[3]);
    Dataset targets = Scaling.minMax(data.copyTargets(), 1).targets(data);
    assertArrayEquals(new float[] {0f, 1f / 3f, 2f / 3f, 1f}, targets.copyTargets(), 1e-7f);
    assertThrows(IllegalArgumentException.class, () -> Scaling.standard(a, 2).features(data));
  }

  @Test
  void whatCannotBeScaledIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Scaling.standard(new float[0], 3));
    assertThrows(IllegalArgumentException.class, () -> Scaling.standard(a, 5));
    a[4] = Float.NaN;
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Scaling.minMax(a, 3));
    assertEquals("a: expected finite numbers, got NaN in row 1, column 1", e.getMessage());
    double[] one = {1};
    assertThrows(IllegalArgumentException.class, () -> Scaling.of(one, new double[] {0}));
    assertThrows(IllegalArgumentException.class, () -> Scaling.of(one, new double[2]));
  }
}
