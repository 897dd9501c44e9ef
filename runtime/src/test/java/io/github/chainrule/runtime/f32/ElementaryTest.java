package io.github.chainrule.runtime.f32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.HighPrecision;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sweeps take every 4099th float of all 2^32, a prime, so that all exponents and all low bits
 * of mantissas occur. The references are StrictMath's functions, whose errors are 1e-8 ulp of
 * float.
 */
final class ElementaryTest {
  private static final int STRIDE = 4099;
  private static final int INFINITY = Float.floatToIntBits(Float.POSITIVE_INFINITY);

  private static final String CHECKSUMS =
      """
      exp 83f43223
      expm1 b1982c21
      log 5e154cc
      log1p e27c2eaa
      softplus 2c4ab164
      erf a9ed13cf
      softsign c7da4a44
      logistic b1d89096
      gelu 9bcb23f9
      geluSlope d225077a
      sqrt 3e4ce40a
      sin 533ecab2
      cos f375a808
      tan c50d1129
      atan 2f302fbd
      pow -2.7 d5904d75
      pow -0.5 621bb9cb
      pow 1.5 3e484218
      pow 3.99 cb2a1d82
      pow 17.3 44692255
      tanh b055c960
      sigmoid 1a960637
      """;

  private interface FloatFunction {
    float at(float x);
  }

  private record Function(
      String name, FloatFunction function, DoubleUnaryOperator reference, double ulps) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  private static double erf(double x) {
    return io.github.chainrule.runtime.f64.Elementary.erf(x);
  }

  private static double softsign(double x) {
    return io.github.chainrule.runtime.f64.Elementary.softsign(x);
  }

  private static double logistic(double x) {
    return io.github.chainrule.runtime.f64.Elementary.logistic(x);
  }

  private static double gelu(double x) {
    return io.github.chainrule.runtime.f64.Elementary.gelu(x);
  }

  private static double geluSlope(double x) {
    return io.github.chainrule.runtime.f64.Elementary.geluSlope(x);
  }

  private static List<Function> functions() {
    return List.of(
        new Function("exp", Elementary::exp, StrictMath::exp, 1),
        new Function("expm1", Elementary::expm1, StrictMath::expm1, 1.4),
        new Function("log", Elementary::log, StrictMath::log, 0.51),
        new Function("log1p", Elementary::log1p, StrictMath::log1p, 0.51),
        new Function("softplus", Elementary::softplus, ElementaryTest::softplus, 4),
        new Function("erf", Elementary::erf, ElementaryTest::erf, 1.6),
        new Function("softsign", Elementary::softsign, ElementaryTest::softsign, 1.5),
        new Function("logistic", Elementary::logistic, ElementaryTest::logistic, 4),
        new Function("gelu", Elementary::gelu, ElementaryTest::gelu, 7),
        new Function("geluSlope", Elementary::geluSlope, ElementaryTest::geluSlope, 5.2),
        new Function("sqrt", Elementary::sqrt, StrictMath::sqrt, 0.5),
        new Function("sin", Elementary::sin, StrictMath::sin, 0.51),
        new Function("cos", Elementary::cos, StrictMath::cos, 0.51),
        new Function("tan", Elementary::tan, StrictMath::tan, 0.51),
        new Function("atan", Elementary::atan, StrictMath::atan, 0.51),
        power(-2.7f),
        power(-0.5f),
        power(1.5f),
        power(3.99f),
        power(17.3f));
  }

  private static Function power(float exponent) {
    return new Function(
        "pow " + exponent,
        x -> Elementary.pow(x, exponent),
        x -> x < 0 ? Double.NaN : StrictMath.pow(x, exponent),
        0.6);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void resultsAreWithinTheStatedUlps(Function f) {
    double worst = 0;
    float worstAt = 0f;
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      double error = errorInUlps(f.function.at(x), f.reference.applyAsDouble(x));
      if (error > worst) {
        worst = error;
        worstAt = x;
      }
    }
    assertTrue(worst <= f.ulps, f + " is off by " + worst + " ulp at " + worstAt);
  }

  /** Infinite if one of the two is NaN or infinite and the other is not the same. */
  private static double errorInUlps(float value, double reference) {
    float rounded = (float) reference;
    if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
      return Float.compare(value, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.abs(value - reference) / Math.ulp(rounded);
  }

  @Test
  void referencesAreRight() {
    for (double x : new double[] {-3.5, -0.3, 1e-6, 0.7, 2.25}) {
      assertEquals(HighPrecision.softplus(x).doubleValue(), softplus(x), 1e-15);
      assertEquals(HighPrecision.erf(x).doubleValue(), erf(x), 1e-15);
    }
  }

  @Test
  void tanhIsWithinItsRelativeError() {
    for (int bits = 0; bits <= INFINITY - STRIDE; bits += STRIDE) {
      float x = Float.intBitsToFloat(bits);
      double reference = StrictMath.tanh(x);
      double error = Math.abs(Elementary.tanh(x) - reference);
      assertTrue(error <= 4.2e-7 * reference, "tanh(" + x + ") is off by " + error);
    }
  }

  @Test
  void sigmoidIsWithinItsAbsoluteError() {
    for (long bits = 0; bits < 1L << 32; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      if (!Float.isNaN(x)) {
        double reference = 1 / (1 + StrictMath.exp(-x));
        assertEquals(reference, Elementary.sigmoid(x), 1.2e-7, "at " + x);
      }
    }
  }

  @Test
  void productsWithWhatVanishesHaveTheirLimits() {
    float infinity = Float.POSITIVE_INFINITY;
    assertEquals(0f, Math.abs(Elementary.gated(-infinity, 0f)));
    assertEquals(infinity, Elementary.gated(infinity, 1f));
    assertEquals(-6f, Elementary.gated(-3f, 2f));
    assertEquals(Float.NaN, Elementary.gated(Float.NaN, 0f));
    assertEquals(0f, Math.abs(Elementary.damped(-infinity, 0f)));
    assertEquals(0f, Elementary.damped(infinity, 0f));
    assertEquals(-6f, Elementary.damped(-3f, 2f));
    assertEquals(Float.NaN, Elementary.damped(Float.NaN, 0f));
    assertEquals(0f, Elementary.subtractMaximum(infinity, infinity));
    assertEquals(-infinity, Elementary.subtractMaximum(-infinity, 3f));
    assertEquals(-4f, Elementary.subtractMaximum(-1f, 3f));
    assertEquals(Float.NaN, Elementary.subtractMaximum(Float.NaN, Float.NaN));
  }

  /** By mpmath, with 60 digits; the last two of them lead to subnormal numbers. */
  @ParameterizedTest
  @CsvSource({
    "-1e-30, -5e-31, 0.5",
    "-0.5, -0.15426876936299345, 0.13250487534383716",
    "-1, -0.15865525393145705, -0.083315470587686298",
    "-4, -0.00012668496733247969, -0.00050364966122642149",
    "-5.5, -1.0444259356238246e-7, -5.7334723987399248e-7",
    "-8, -4.9767684594174273e-15, -3.979607261086796e-14",
    "-12.75, -1.987376018323529e-36, -2.533718298439833e-35",
    "-13.5, -1.0555389862638153e-40, -1.4248940914798838e-39",
    "-14, -1.091095154686992e-43, -1.527455646325367e-42",
  })
  void geluIsAccurateFarBelow(float x, double value, double slope) {
    assertEquals(value, Elementary.gelu(x), tolerance(value));
    assertEquals(slope, Elementary.geluSlope(x), tolerance(slope));
  }

  private static double tolerance(double value) {
    return Math.max(5e-7 * Math.abs(value), 2 * Float.MIN_VALUE);
  }

  @Test
  void tanhIsOdd() {
    for (int bits = 0; bits <= INFINITY - STRIDE; bits += STRIDE) {
      float x = Float.intBitsToFloat(bits);
      assertEquals(-Elementary.tanh(x), Elementary.tanh(-x), "at " + x);
    }
  }

  @Test
  void tanhAndSigmoidAreMonotoneAndInRangeOverTheSweep() {
    float tanh = 0f;
    float sigmoid = 0.5f;
    float sigmoidOfMinus = 0.5f;
    for (int bits = 0; bits <= INFINITY - STRIDE; bits += STRIDE) {
      float x = Float.intBitsToFloat(bits);
      float nextTanh = Elementary.tanh(x);
      float nextSigmoid = Elementary.sigmoid(x);
      float nextSigmoidOfMinus = Elementary.sigmoid(-x);
      assertTrue(tanh <= nextTanh && nextTanh <= 1f, "at " + x);
      assertTrue(sigmoid <= nextSigmoid && nextSigmoid <= 1f, "at " + x);
      assertTrue(sigmoidOfMinus >= nextSigmoidOfMinus && nextSigmoidOfMinus >= 0f, "at " + x);
      tanh = nextTanh;
      sigmoid = nextSigmoid;
      sigmoidOfMinus = nextSigmoidOfMinus;
    }
  }

  /** Neighbouring floats are where rounding would break monotony. */
  @Test
  void tanhAndSigmoidAreMonotoneFromEachFloatToTheNext() {
    for (float start :
        new float[] {1e-30f, 1e-3f, 0.05f, 0.3f, 0.9f, 1.5f, 2.5f, 4f, 7f, 8.9f, 16f}) {
      float x = start;
      for (int k = 0; k < 50_000; k++) {
        float next = Math.nextUp(x);
        assertTrue(Elementary.tanh(x) <= Elementary.tanh(next), "at " + x);
        assertTrue(Elementary.sigmoid(x) <= Elementary.sigmoid(next), "at " + x);
        assertTrue(Elementary.sigmoid(-x) >= Elementary.sigmoid(-next), "at " + x);
        x = next;
      }
    }
  }

  @Test
  void notANumberGivesNotANumber() {
    for (Function f : functions()) {
      assertEquals(Float.NaN, f.function.at(Float.NaN), f.toString());
    }
    assertEquals(Float.NaN, Elementary.tanh(Float.NaN));
    assertEquals(Float.NaN, Elementary.sigmoid(Float.NaN));
    assertEquals(Float.NaN, Elementary.log(-1f));
    assertEquals(Float.NaN, Elementary.log(Float.NEGATIVE_INFINITY));
    assertEquals(Float.NaN, Elementary.log1p(-1.5f));
  }

  /** The quarters of a turn are counted with few bits, and the angle is what is left of many. */
  @Test
  void anglesNearMultiplesOfTheRightAngleAreAccurate() {
    for (int quarter = -70_000; quarter <= 70_000; quarter += 7) {
      float x = (float) (quarter * (Math.PI / 2));
      for (float near : new float[] {Math.nextDown(x), x, Math.nextUp(x)}) {
        assertUlps(0.51, near, Elementary.sin(near), StrictMath.sin(near));
        assertUlps(0.51, near, Elementary.cos(near), StrictMath.cos(near));
        assertUlps(0.51, near, Elementary.tan(near), StrictMath.tan(near));
      }
    }
  }

  private static void assertUlps(double ulps, float x, float value, double reference) {
    double error = errorInUlps(value, reference);
    assertTrue(error <= ulps, "off by " + error + " ulp at " + x);
  }

  @Test
  void zerosKeepTheirSign() {
    for (float zero : new float[] {0f, -0f}) {
      assertEquals(zero, Elementary.sqrt(zero));
      assertEquals(zero, Elementary.sin(zero));
      assertEquals(zero, Elementary.tan(zero));
      assertEquals(zero, Elementary.atan(zero));
      assertEquals(1f, Elementary.cos(zero));
      assertEquals(0f, Elementary.pow(zero, 1.5f));
      assertEquals(Float.POSITIVE_INFINITY, Elementary.pow(zero, -1.5f));
      assertEquals(zero, Elementary.expm1(zero));
      assertEquals(zero, Elementary.log1p(zero));
      assertEquals(zero, Elementary.tanh(zero));
      assertEquals(zero, Elementary.erf(zero));
      assertEquals(1f, Elementary.exp(zero));
      assertEquals(Float.NEGATIVE_INFINITY, Elementary.log(zero));
      assertEquals(0.5f, Elementary.sigmoid(zero));
    }
  }

  @Test
  void infinitiesGiveTheLimits() {
    float infinity = Float.POSITIVE_INFINITY;
    assertEquals(infinity, Elementary.exp(infinity));
    assertEquals(0f, Elementary.exp(-infinity));
    assertEquals(infinity, Elementary.expm1(infinity));
    assertEquals(-1f, Elementary.expm1(-infinity));
    assertEquals(infinity, Elementary.log(infinity));
    assertEquals(infinity, Elementary.log1p(infinity));
    assertEquals(-infinity, Elementary.log1p(-1f));
    assertEquals(1f, Elementary.tanh(infinity));
    assertEquals(-1f, Elementary.tanh(-infinity));
    assertEquals(1f, Elementary.sigmoid(infinity));
    assertEquals(0f, Elementary.sigmoid(-infinity));
    assertEquals(infinity, Elementary.softplus(infinity));
    assertEquals(0f, Elementary.softplus(-infinity));
    assertEquals(1f, Elementary.erf(infinity));
    assertEquals(-1f, Elementary.erf(-infinity));
    assertEquals(1f, Elementary.softsign(infinity));
    assertEquals(-1f, Elementary.softsign(-infinity));
    for (float end : new float[] {infinity, Float.MAX_VALUE, 1e30f, 1e4f}) {
      assertEquals(1f, Elementary.logistic(end));
      assertEquals(end, Elementary.gelu(end));
      assertEquals(1f, Elementary.geluSlope(end));
      assertEquals(0f, Elementary.logistic(-end));
      assertEquals(0f, Math.abs(Elementary.gelu(-end)));
      assertEquals(0f, Math.abs(Elementary.geluSlope(-end)));
    }
  }

  @Test
  void expGoesThroughSubnormalsToZeroAndToInfinity() {
    assertEquals(Float.MIN_VALUE, Elementary.exp(-103.5f));
    assertEquals(0f, Elementary.exp(-104f));
    assertEquals(Float.POSITIVE_INFINITY, Elementary.exp(88.73f));
    assertTrue(Elementary.exp(88.72f) < Float.POSITIVE_INFINITY);
  }

  @Test
  void subnormalsPassThroughWhatIsLinearAroundZero() {
    for (float x : new float[] {Float.MIN_VALUE, 1e-42f, -1e-40f}) {
      assertEquals(x, Elementary.expm1(x));
      assertEquals(x, Elementary.log1p(x));
      assertEquals(x, Elementary.tanh(x));
    }
  }

  /** A different sum on any platform means that its networks would differ. */
  @Test
  void bitsAreTheSameOnEveryPlatform() {
    assertEquals(CHECKSUMS, checksums());
  }

  private static String checksums() {
    StringBuilder sums = new StringBuilder();
    for (Function f : functions()) {
      sums.append(f).append(' ').append(checksum(f.function)).append('\n');
    }
    sums.append("tanh ").append(checksum(Elementary::tanh)).append('\n');
    sums.append("sigmoid ").append(checksum(Elementary::sigmoid)).append('\n');
    return sums.toString();
  }

  private static String checksum(FloatFunction f) {
    CRC32 crc = new CRC32();
    for (long bits = 0; bits < 1L << 32; bits += 16 * STRIDE) {
      int result = Float.floatToIntBits(f.at(Float.intBitsToFloat((int) bits)));
      for (int shift = 0; shift < 32; shift += 8) {
        crc.update(result >>> shift);
      }
    }
    return Long.toHexString(crc.getValue());
  }
}
