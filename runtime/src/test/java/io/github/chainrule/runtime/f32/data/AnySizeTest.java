package io.github.chainrule.runtime.f32.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.Sweep;
import io.github.chainrule.runtime.f32.internal.Real;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Finite columns of any size are scaled as exact arithmetic scales them, and brought back. */
final class AnySizeTest {
  private static final int SWEEP = Sweep.times(100);
  private static final float MAX = Float.MAX_VALUE;
  private static final float MIN = Float.MIN_VALUE;

  /** What 1 and the next number are apart. */
  private static final double ULP = Math.ulp(1f);

  private static final MathContext DIGITS = new MathContext(50);

  private static float[] standard(float... column) {
    Scaling scaling = Scaling.standard(column, 1);
    float[] scaled = column.clone();
    scaling.apply(scaled, scaled.length);
    assertInverse(scaling, column, scaled);
    return scaled;
  }

  private static float[] minMax(double low, double high, float... column) {
    Scaling scaling = Scaling.minMax(column, 1, low, high);
    float[] scaled = column.clone();
    scaling.apply(scaled, scaled.length);
    assertInverse(scaling, column, scaled);
    return scaled;
  }

  /** Rounded relative to the largest of the column; the constants may be kept meanwhile. */
  private static void assertInverse(Scaling scaling, float[] column, float[] scaled) {
    double largest = 0;
    for (float value : column) {
      largest = Math.max(largest, Math.abs(value));
    }
    float[] back = scaled.clone();
    Scaling.of(scaling.shift(), scaling.scale(), scaling.unit()).invert(back, back.length);
    for (int i = 0; i < back.length; i++) {
      double difference = 0.5 * back[i] - 0.5 * column[i];
      double allowed = Math.max(8 * ULP * largest, MIN);
      assertEquals(0, difference, allowed, () -> scaling + ", " + Arrays.toString(column));
    }
  }

  @Test
  void threeEquidistantNumbersOfAnySizeAreStandardised() {
    float z = Real.round(Math.sqrt(1.5));
    float[] expected = {-z, 0f, z};
    // In double the least numbers, whose deviation is no number.
    assertArrayEquals(expected, standard(MIN, 2 * MIN, 3 * MIN), 1e-6f);
    for (int k = Math.getExponent(MIN); k < Math.getExponent(MAX) - 1; k++) {
      float size = Math.max(MIN, Real.round(Math.scalb(1.0, k)));
      assertArrayEquals(expected, standard(size, 2 * size, 3 * size), 1e-6f, "2^" + k);
      assertArrayEquals(expected, standard(-size, 0f, size), 1e-6f, "2^" + k);
    }
    assertArrayEquals(expected, standard(-MAX, 0f, MAX), 1e-6f);
  }

  @Test
  void rangeBeyondTheLargestNumberIsScaled() {
    assertArrayEquals(new float[] {0f, 0.5f, 1f}, minMax(0, 1, -MAX, 0f, MAX), 1e-6f);
    assertArrayEquals(new float[] {-1f, 0f, 1f}, minMax(-1, 1, -MAX, 0f, MAX), 1e-6f);
    assertArrayEquals(new float[] {-3f, -2f}, minMax(-3, -2, 0f, MAX), 1e-6f);
    assertArrayEquals(new float[] {0f, 1f}, minMax(0, 1, 0f, MIN));
    // Here the distance of the largest number to the mean.
    float[] tail = {-0.5f, -0.5f, 2f, -0.5f, -0.5f};
    assertArrayEquals(tail, standard(-MAX, -MAX, MAX, -MAX, -MAX), 1e-6f);
  }

  @Test
  void constantColumnBecomesLowAndLowTheConstant() {
    float[] constants = {
      0f, 0.1f, -0.1f, 1f, 3f, 1e20f, -1e20f, 1e-20f, -1.7e-20f, MAX, -MAX, MIN, 16777215f, 5.1f
    };
    double[] lows = {0, -1, 1, 0.1, -0.1, -3.7, 100, 1e-6, 1e6};
    for (float constant : constants) {
      for (double low : lows) {
        float[] column = {constant, constant, constant};
        Scaling scaling = Scaling.minMax(column, 1, low, low + 1);
        String text = constant + " becomes " + low + " by " + scaling;
        scaling.apply(column, 3);
        assertEquals(Real.round(low), column[1], text);
        scaling.invert(column, 3);
        assertEquals(constant, column[2], text);
      }
      float[] column = new float[1001];
      Arrays.fill(column, constant);
      assertArrayEquals(new float[1001], standard(column));
    }
  }

  @Test
  void singleRowsAreConstant() {
    assertArrayEquals(new float[1], standard(-MAX));
    assertArrayEquals(new float[] {-1f}, minMax(-1, 1, MIN));
  }

  @Test
  void variationInTheLastDigitsIsMeasured() {
    float[] column = {16777214f, 16777215f};
    double[] scale = Scaling.standard(column, 1).scale();
    assertArrayEquals(new double[] {0.5}, scale);
    float next = 1f + Math.ulp(1f);
    assertArrayEquals(
        new double[] {0.5 * ULP}, Scaling.standard(new float[] {1f, next}, 1).scale());
  }

  @Test
  void manyNumbersCostNoDigits() {
    float[] column = new float[200_000];
    for (int k = 0; k < column.length; k++) {
      column[k] = 1e7f + k % 2;
    }
    Scaling scaling = Scaling.standard(column, 1);
    assertArrayEquals(new double[] {1e7 + 0.5}, scaling.shift());
    assertArrayEquals(new double[] {0.5}, scaling.scale(), 1e-15);
  }

  @Test
  void randomColumnsAgreeWithExactArithmetic() {
    for (int seed = 0; seed < SWEEP; seed++) {
      float[] column = column(new Generator(seed));
      float[] scaled = standard(column);
      BigDecimal mean = mean(column);
      BigDecimal deviation = deviation(column, mean);
      float[] ranged = minMax(0, 1, column);
      BigDecimal least = exact(column[0]);
      BigDecimal largest = least;
      for (float value : column) {
        least = least.min(exact(value));
        largest = largest.max(exact(value));
      }
      for (int i = 0; i < column.length; i++) {
        BigDecimal z = exact(column[i]).subtract(mean).divide(deviation, DIGITS);
        assertEquals(z.doubleValue(), scaled[i], 8 * ULP * column.length, "seed " + seed);
        BigDecimal share = exact(column[i]).subtract(least).divide(largest.subtract(least), DIGITS);
        assertEquals(share.doubleValue(), ranged[i], 8 * ULP, "seed " + seed);
      }
    }
  }

  /** Normally distributed or of very different sizes, from the least to the largest. */
  private static float[] column(Generator generator) {
    float[] column = new float[2 + generator.nextInt(12)];
    int least = Math.getExponent(MIN) - 20;
    int range = Math.getExponent(MAX) - least;
    int size = least + generator.nextInt(range);
    boolean mixed = generator.nextInt(2) == 0;
    for (int k = 0; k < column.length; k++) {
      int exponent = mixed ? least + generator.nextInt(range) : size;
      double value = generator.uniform(-2, 2) * Math.scalb(1.0, exponent);
      column[k] = Math.max(-MAX, Math.min(MAX, Real.round(value)));
    }
    column[0] = column[1] == 0 ? MIN : -column[1];
    return column;
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }

  private static BigDecimal mean(float[] column) {
    BigDecimal sum = BigDecimal.ZERO;
    for (float value : column) {
      sum = sum.add(exact(value));
    }
    return sum.divide(BigDecimal.valueOf(column.length), DIGITS);
  }

  private static BigDecimal deviation(float[] column, BigDecimal mean) {
    BigDecimal sum = BigDecimal.ZERO;
    for (float value : column) {
      BigDecimal distance = exact(value).subtract(mean);
      sum = sum.add(distance.multiply(distance, DIGITS));
    }
    return sum.divide(BigDecimal.valueOf(column.length), DIGITS).sqrt(DIGITS);
  }
}
