package io.github.chainrule.samples.android.gestures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class StrokeTest {
  private final Stroke stroke = new Stroke();

  @Test
  void pointsAreEvenlySpacedAlongThePath() {
    stroke.add(10, 20);
    stroke.add(11, 20);
    stroke.add(17, 20);
    float[] expected = {
      -1, 0, -5 / 7f, 0, -3 / 7f, 0, -1 / 7f, 0, 1 / 7f, 0, 3 / 7f, 0, 5 / 7f, 0, 1, 0
    };
    assertArrayEquals(expected, stroke.features(), 1e-6f);
  }

  @Test
  void placeAndSizeDoNotMatter() {
    Stroke other = new Stroke();
    for (int k = 0; k < 100; k++) {
      float x = k * k / 100f;
      float y = k % 30;
      stroke.add(x, y);
      other.add(300 + 4 * x, 50 + 4 * y);
    }
    assertArrayEquals(stroke.features(), other.features(), 1e-5f);
  }

  @Test
  void touchWithoutAMoveIsNoStroke() {
    stroke.add(3, 4);
    stroke.add(3, 4);
    assertNull(stroke.features());
  }

  @Test
  void clearedStrokeBeginsAnew() {
    stroke.add(3, 4);
    stroke.add(5, 4);
    stroke.clear();
    assertNull(stroke.features());
    stroke.add(0, 0);
    assertNull(stroke.features());
  }
}
