package io.github.chainrule.runtime.f32.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Real;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Metrics of finite numbers of any size: what fits comes out right, and what does not, infinite.
 */
final class AnySizeTest {
  private static final float MAX = Float.MAX_VALUE;
  private static final double LARGEST = MAX;
  private static final double LEAST = Float.MIN_VALUE;

  @Test
  void powersOfTwoComeOutOfTheMetrics() {
    Generator generator = new Generator(3);
    float[] y = normals(generator, 60);
    float[] t = normals(generator, 60);
    int largest = Math.getExponent(MAX) - 4;
    for (int k = -largest; k <= largest; k++) {
      float[] a = times(y, k);
      float[] b = times(t, k);
      double absolute = Metrics.meanAbsoluteError(y, t, 20, 3);
      assertEquals(Math.scalb(absolute, k), Metrics.meanAbsoluteError(a, b, 20, 3), "2^" + k);
      assertEquals(Metrics.r2(y, t, 20, 3), Metrics.r2(a, b, 20, 3), "2^" + k);
      double squared = Math.scalb(Metrics.meanSquaredError(y, t, 20, 3), 2 * k);
      // Below the normal numbers, the result may be rounded twice.
      double rounding = squared < Double.MIN_NORMAL ? Double.MIN_VALUE : 0;
      assertEquals(squared, Metrics.meanSquaredError(a, b, 20, 3), rounding, "2^" + k);
    }
  }

  private static float[] normals(Generator generator, int count) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      // Few digits, so that no size takes any away.
      values[k] = Real.round(Math.rint(64 * generator.normal()) / 64);
    }
    return values;
  }

  private static float[] times(float[] a, int k) {
    float[] b = a.clone();
    for (int i = 0; i < b.length; i++) {
      b[i] = Real.round(b[i] * Math.scalb(1.0, k));
    }
    return b;
  }

  @Test
  void differenceBeyondTheLargestNumberIsNoObstacle() {
    float[] y = {MAX, 0f, 0f, 0f};
    float[] t = {-MAX, 0f, 0f, 0f};
    assertEquals(0.5 * LARGEST, Metrics.meanAbsoluteError(y, t, 4, 1));
    assertEquals(1 - 4.0 / 0.75, Metrics.r2(y, t, 4, 1), 1e-6);
    float[] both = {MAX, -MAX};
    float[] swapped = {-MAX, MAX};
    assertEquals(-3, Metrics.r2(both, swapped, 2, 1), 1e-6);
  }

  @Test
  void smallErrorsOfLargeOutputsCount() {
    float[] y = {MAX, Float.MIN_VALUE};
    float[] t = {MAX, 0f};
    // Half the least double, in double, is rounded to 0.
    assertEquals(0.5 * LEAST, Metrics.meanAbsoluteError(y, t, 2, 1));
    float[] four = {MAX, 8 * Float.MIN_VALUE};
    assertEquals(4 * LEAST, Metrics.meanAbsoluteError(four, t, 2, 1));
  }

  @Test
  void squaresThatFitOnlyAsAMeanAreRight() {
    float[] y = new float[1000];
    double root = Real.round(0.9 * Math.sqrt(LARGEST));
    Arrays.fill(y, Real.round(root));
    double mean = Metrics.meanSquaredError(y, new float[1000], 1000, 1);
    assertEquals(1, mean / (root * root), 1e-12);
  }

  @Test
  void noFiniteNumbersGiveNaN() {
    Generator generator = new Generator(11);
    float[] sizes = {0f, -0f, 1f, -1f, MAX, -MAX, Float.MIN_VALUE, -Float.MIN_VALUE, 1e-20f, 1e20f};
    Metric[] metrics = {
      Metric.MEAN_SQUARED_ERROR, Metric.MEAN_ABSOLUTE_ERROR, Metric.R2, Metric.LOG_LOSS
    };
    for (int trial = 0; trial < 2000; trial++) {
      float[] y = new float[12];
      float[] t = new float[12];
      for (int k = 0; k < y.length; k++) {
        y[k] = sizes[generator.nextInt(sizes.length)];
        t[k] = sizes[generator.nextInt(sizes.length)];
      }
      for (Metric metric : metrics) {
        for (int width = 1; width <= 3; width++) {
          double value = metric.of(y, t, 12 / width, width);
          assertFalse(Double.isNaN(value), () -> metric + Arrays.toString(y) + Arrays.toString(t));
        }
      }
    }
  }

  @Test
  void varianceOfLargeTargetsThatDifferLittleIsRight() {
    float[] t = {16777214f, 16777215f};
    float[] y = {16777215f, 16777215f};
    assertEquals(-1, Metrics.r2(y, t, 2, 1));
    float[] constant = {0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f};
    assertEquals(1, Metrics.r2(constant, constant, 7, 1));
    assertEquals(0, Metrics.r2(new float[7], constant, 7, 1));
  }
}
