package io.github.chainrule.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class GeneratorTest {
  private static final int DRAWS = 100_000;

  @Test
  void bitsAreThoseOfThePublishedAlgorithm() {
    for (long seed : new long[] {0, 1, -1, 1234567, Long.MIN_VALUE}) {
      Generator generator = new Generator(seed);
      SplittableRandom published = new SplittableRandom(seed);
      for (int k = 0; k < 100; k++) {
        assertEquals(published.nextLong(), generator.nextLong());
      }
    }
  }

  @Test
  void doublesAreInTheUnitIntervalWithTheRightMoments() {
    Generator generator = new Generator(11);
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < DRAWS; k++) {
      double u = generator.nextDouble();
      assertTrue(u >= 0 && u < 1);
      sum += u;
      squares += u * u;
    }
    // Five standard errors: sqrt(1/12 / DRAWS) and sqrt(4/45 / DRAWS).
    assertEquals(0.5, sum / DRAWS, 4.6e-3);
    assertEquals(1.0 / 3, squares / DRAWS, 4.8e-3);
  }

  @Test
  void uniformFillsItsInterval() {
    Generator generator = new Generator(12);
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (int k = 0; k < DRAWS; k++) {
      double u = generator.uniform(-3, 5);
      least = Math.min(least, u);
      most = Math.max(most, u);
    }
    assertTrue(least >= -3 && least < -2.99, "least " + least);
    assertTrue(most <= 5 && most > 4.99, "most " + most);
  }

  @Test
  void normalHasTheMomentsOfTheNormalDistribution() {
    Generator generator = new Generator(13);
    double[] moments = new double[5];
    for (int k = 0; k < DRAWS; k++) {
      double z = generator.normal();
      double power = 1;
      for (int m = 1; m < moments.length; m++) {
        power *= z;
        moments[m] += power / DRAWS;
      }
    }
    // Five standard errors: sqrt of 1, 2, 15 and 96, over sqrt(DRAWS).
    assertEquals(0, moments[1], 0.016);
    assertEquals(1, moments[2], 0.023);
    assertEquals(0, moments[3], 0.062);
    assertEquals(3, moments[4], 0.155);
  }

  @Test
  void integersAreEquallyLikely() {
    Generator generator = new Generator(14);
    int[] counts = new int[7];
    for (int k = 0; k < DRAWS; k++) {
      counts[generator.nextInt(7)]++;
    }
    for (int count : counts) {
      // Five standard errors of a count of probability 1/7.
      assertEquals(DRAWS / 7.0, count, 554);
    }
  }

  @Test
  void integersOfALargeBoundAreEquallyLikely() {
    // Two thirds of the range: taking the remainder alone would make the lower half twice as
    // likely.
    int bound = (int) ((1L << 31) / 3 * 2);
    Generator generator = new Generator(15);
    int low = 0;
    for (int k = 0; k < DRAWS; k++) {
      int r = generator.nextInt(bound);
      assertTrue(r >= 0 && r < bound);
      low += r < bound / 2 ? 1 : 0;
    }
    // Five standard errors of a count of probability 1/2.
    assertEquals(DRAWS / 2.0, low, 791);
  }

  @Test
  void boundBelowOneIsRefused() {
    Generator generator = new Generator(16);
    assertEquals(0, generator.nextInt(1));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> generator.nextInt(0));
    assertEquals("bound: expected at least 1, got 0", refusal.getMessage());
  }

  /** A different sum on any platform means that its networks would start from other weights. */
  @Test
  void normalsHaveTheSameBitsOnEveryPlatform() {
    Generator generator = new Generator(17);
    CRC32 crc = new CRC32();
    for (int k = 0; k < DRAWS; k++) {
      long bits = Double.doubleToLongBits(generator.normal());
      for (int shift = 0; shift < 64; shift += 8) {
        crc.update((int) (bits >>> shift));
      }
    }
    assertEquals("52810f43", Long.toHexString(crc.getValue()));
  }

  @Test
  void shuffleKeepsTheNumbersAndReachesEveryOrder() {
    Set<String> orders = new TreeSet<>();
    Generator generator = new Generator(5);
    for (int draw = 0; draw < 500; draw++) {
      int[] a = {1, 2, 3, 4};
      generator.shuffle(a);
      orders.add(Arrays.toString(a));
      Arrays.sort(a);
      assertArrayEquals(new int[] {1, 2, 3, 4}, a);
    }
    assertEquals(24, orders.size());
  }
}
