package io.github.chainrule.runtime.f64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.HighPrecision;
import java.math.BigDecimal;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How exact the functions are that would else be StrictMath's: at a sample of points, of the
 * hundred millions that the benchmarks compare.
 */
final class ElementaryErrorsTest {
  private static final int POINTS = 300;
  private static final int MANY = 100_000;
  private static final long SEED = 20250102;

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    2,
    -3,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_NORMAL,
    1e-310,
    709.75,
    710,
    -708.4,
    -740,
    -746,
    0x1p-60,
    1e300
  };

  @Test
  void expm1IsWithinOneUlp() {
    for (double range : new double[] {1, 38, 1e-9}) {
      assertUlps(0.75, range, Elementary::expm1, HighPrecision::expm1);
    }
  }

  @Test
  void tanhIsWithinOneUlp() {
    for (double range : new double[] {1, 20, 1e-7}) {
      assertUlps(0.7, range, Elementary::tanh, HighPrecision::tanh);
    }
  }

  @Test
  void logIsWithinOneUlp() {
    for (double range : new double[] {1, 10, 1e9, 1e-9}) {
      assertUlps(
          0.85,
          range,
          x -> Elementary.log(1 + Math.abs(x)),
          x -> HighPrecision.log(new BigDecimal(1 + Math.abs(x))));
      assertUlps(
          0.85,
          range,
          x -> Elementary.log(Math.abs(x)),
          x -> HighPrecision.log(new BigDecimal(Math.abs(x))));
    }
  }

  @Test
  void anglesAreWithinOneUlp() {
    for (double range : new double[] {1, 10, 1e6, 1e8, 1e-6}) {
      assertUlps(0.75, range, Elementary::sin, HighPrecision::sin);
      assertUlps(0.75, range, Elementary::cos, HighPrecision::cos);
      assertUlps(0.9, range, Elementary::tan, HighPrecision::tan);
      assertUlps(0.85, range, Elementary::atan, HighPrecision::atan);
    }
  }

  @Test
  void powersAreWithinOneUlp() {
    for (double y : new double[] {1.7, -2.5, 1 / 3.0, 61.3, -170.9}) {
      assertUlps(
          0.65, 60, x -> Elementary.pow(Math.abs(x), y), x -> HighPrecision.pow(Math.abs(x), y));
    }
  }

  @Test
  void powersOfWhatIsNextToOneAreWithinOneUlp() {
    assertUlps(
        0.65,
        1,
        x -> Elementary.pow(1 + 1e-8 * x, 1e10),
        x -> HighPrecision.pow(1 + 1e-8 * x, 1e10));
  }

  /** StrictMath's own error is up to 2.2 ulp for tanh, and less than 1 ulp for the others. */
  @Test
  void allAreNearThoseOfStrictMathWhateverTheNumber() {
    Generator generator = new Generator(SEED);
    for (int k = 0; k < MANY; k++) {
      double x = Double.longBitsToDouble(generator.nextLong());
      assertNear("exp", x, StrictMath.exp(x % 750), Elementary.exp(x % 750));
      assertNear("expm1", x, StrictMath.expm1(x % 750), Elementary.expm1(x % 750));
      assertNear("log", x, StrictMath.log(x), Elementary.log(x));
      assertNear("sin", x, StrictMath.sin(x), Elementary.sin(x));
      assertNear("cos", x, StrictMath.cos(x), Elementary.cos(x));
      assertNear("tan", x, StrictMath.tan(x), Elementary.tan(x));
      assertNear("atan", x, StrictMath.atan(x), Elementary.atan(x));
      double y = Math.min(1e9, 700 / Math.log(Math.abs(x))) * generator.uniform(-1, 1);
      assertNear("pow", x, StrictMath.pow(Math.abs(x), y), Elementary.pow(Math.abs(x), y));
    }
  }

  @Test
  void specialNumbersGiveWhatStrictMathGives() {
    for (double x : SPECIAL) {
      assertNear("exp", x, StrictMath.exp(x), Elementary.exp(x));
      assertNear("expm1", x, StrictMath.expm1(x), Elementary.expm1(x));
      assertNear("log", x, StrictMath.log(x), Elementary.log(x));
      assertNear("tanh", x, StrictMath.tanh(x), Elementary.tanh(x));
      assertNear("sin", x, StrictMath.sin(x), Elementary.sin(x));
      assertNear("cos", x, StrictMath.cos(x), Elementary.cos(x));
      assertNear("tan", x, StrictMath.tan(x), Elementary.tan(x));
      assertNear("atan", x, StrictMath.atan(x), Elementary.atan(x));
      for (double y : SPECIAL) {
        DoubleBinaryOperator strict = (a, b) -> a < 0 ? Double.NaN : StrictMath.pow(a, b);
        assertNear("pow " + y, x, strict.applyAsDouble(x, y), Elementary.pow(x, y));
      }
    }
  }

  /** The double that is nearest to a multiple of π/2 of all. */
  @Test
  void theHardestAngleOfAllIsRight() {
    double x = 6381956970095103.0 * Math.pow(2, 797);
    assertEquals(-4.687165924254624e-19, Elementary.cos(x), 1e-33);
    assertEquals(1, Elementary.sin(x));
  }

  @Test
  void functionsOfAnglesAndTanhAreOdd() {
    Generator generator = new Generator(SEED);
    for (int k = 0; k < POINTS; k++) {
      double x = Math.exp(generator.uniform(-40, 60));
      assertEquals(-Elementary.sin(x), Elementary.sin(-x));
      assertEquals(-Elementary.tan(x), Elementary.tan(-x));
      assertEquals(-Elementary.atan(x), Elementary.atan(-x));
      assertEquals(-Elementary.tanh(x), Elementary.tanh(-x));
      assertEquals(Elementary.cos(x), Elementary.cos(-x));
    }
  }

  @Test
  void tanhIsTheHyperbolicTangentUpToOne() {
    double previous = 0;
    for (double x = 0; x < 25; x += 0.001) {
      double y = Elementary.tanh(x);
      assertTrue(y >= previous && y <= 1, "at " + x);
      previous = y;
    }
    assertEquals(1, previous);
  }

  private static void assertNear(String function, double x, double expected, double actual) {
    boolean same = Double.compare(expected, actual) == 0;
    assertTrue(
        same || Math.abs(expected - actual) <= Math.ulp(expected),
        () -> function + " at " + x + ": " + actual + ", not " + expected + ", seed " + SEED);
  }

  private static void assertUlps(
      double ulps,
      double range,
      DoubleUnaryOperator function,
      DoubleFunction<BigDecimal> reference) {
    Generator generator = new Generator(SEED);
    for (int k = 0; k < POINTS; k++) {
      double x = generator.uniform(-range, range);
      double error = ElementaryTest.errorInUlps(function.applyAsDouble(x), reference.apply(x));
      assertTrue(error <= ulps, "off by " + error + " ulp at " + x + ", seed " + SEED);
    }
  }
}
