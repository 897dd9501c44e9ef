package io.github.chainrule.runtime.f64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.HighPrecision;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ElementaryTest {
  private static final int POINTS = 1_000;

  /** Of what takes many digits for long. */
  private static final int FEW = 150;

  private static final long SEED = 20250101;

  private static final String CHECKSUMS =
      """
      exp abd163f
      expm1 5451fbfc
      log1p 79f08784
      tanh e6c78f6f
      sigmoid 5bc208fc
      softplus 51ca1c82
      erf 1c17100a
      gelu 2450f3
      geluSlope 555ad7d4
      sqrt 507191cf
      sin b29a3ccc
      cos 688ea21c
      tan 5795b701
      atan c5884a93
      pow 6443a208
      """;

  @Test
  void erfIsWithinTwoUlps() {
    assertUlps(2, 6, Elementary::erf, HighPrecision::erf);
    assertUlps(2, 1.2, Elementary::erf, HighPrecision::erf);
    assertUlps(2, 1e-5, Elementary::erf, HighPrecision::erf);
  }

  @Test
  void erfIsWithinTwoUlpsWhereItsTwoFormulasMeet() {
    double x = 1 - 100 * Math.ulp(0.5);
    for (int k = 0; k < 200; k++) {
      assertTrue(errorInUlps(Elementary.erf(x), HighPrecision.erf(x)) <= 2, "at " + x);
      x = Math.nextUp(x);
    }
  }

  @Test
  void sigmoidIsWithinThreeUlps() {
    assertUlps(3, 40, Elementary::sigmoid, HighPrecision::sigmoid);
    assertUlps(3, 2, Elementary::sigmoid, HighPrecision::sigmoid);
  }

  @Test
  void softplusIsWithinThreeUlps() {
    assertUlps(3, 40, Elementary::softplus, HighPrecision::softplus);
    assertUlps(3, 2, Elementary::softplus, HighPrecision::softplus);
  }

  /** Down to the subnormal numbers, where an ulp is the smallest of them. */
  @Test
  void geluAndItsSlopeAreWithinTheStatedUlps() {
    for (double range : new double[] {39, 8, 1.5, 1e-9}) {
      assertUlps(FEW, 7, range, Elementary::gelu, ElementaryTest::gelu);
      assertUlps(FEW, 5, range, Elementary::geluSlope, ElementaryTest::geluSlope);
    }
  }

  private static BigDecimal gelu(double x) {
    return new BigDecimal(x).multiply(HighPrecision.normal(x));
  }

  private static BigDecimal geluSlope(double x) {
    BigDecimal product = new BigDecimal(x).multiply(HighPrecision.normalDensity(x));
    return HighPrecision.normal(x).add(product);
  }

  /** By mpmath, with 60 digits. */
  @ParameterizedTest
  @CsvSource({
    "-10, -7.6198530241605261e-23, -7.6184000964648141e-22",
    "-20, -5.5072482372124674e-88, -1.1014360483133464e-86",
    "-37, -2.1184613523340934e-298, -7.8382986694185162e-297",
    "-37.75, -1.4197627754863712e-310, -5.359599217574855e-309",
    "-38.375, -6.6186135502869013e-321, -2.5398906154854317e-319",
  })
  void geluIsAccurateFarBelow(double x, double value, double slope) {
    assertEquals(value, Elementary.gelu(x), tolerance(value));
    assertEquals(slope, Elementary.geluSlope(x), tolerance(slope));
  }

  private static double tolerance(double value) {
    return Math.max(1e-15 * Math.abs(value), 2 * Double.MIN_VALUE);
  }

  @Test
  void logisticIsWithinThreeUlpsHoweverSmallItIs() {
    assertUlps(FEW, 3, 745, Elementary::logistic, HighPrecision::sigmoid);
  }

  @Test
  void softsignIsTheQuotient() {
    for (double x : new double[] {-1e300, -3, -1e-320, 0, 0.25, 7, Double.MAX_VALUE}) {
      assertEquals(x / (1 + Math.abs(x)), Elementary.softsign(x));
    }
  }

  private static void assertUlps(
      double ulps,
      double range,
      DoubleUnaryOperator function,
      DoubleFunction<BigDecimal> reference) {
    assertUlps(POINTS, ulps, range, function, reference);
  }

  private static void assertUlps(
      int points,
      double ulps,
      double range,
      DoubleUnaryOperator function,
      DoubleFunction<BigDecimal> reference) {
    Generator generator = new Generator(SEED);
    for (int k = 0; k < points; k++) {
      double x = generator.uniform(-range, range);
      double error = errorInUlps(function.applyAsDouble(x), reference.apply(x));
      assertTrue(error <= ulps, "off by " + error + " ulp at " + x + ", seed " + SEED);
    }
  }

  static double errorInUlps(double value, BigDecimal reference) {
    BigDecimal ulp = new BigDecimal(Math.ulp(reference.doubleValue()));
    BigDecimal error = new BigDecimal(value).subtract(reference).abs();
    return error.divide(ulp, MathContext.DECIMAL32).doubleValue();
  }

  @Test
  void expAndLog1pAreWithinOneUlpOfThoseOfStrictMath() {
    Generator generator = new Generator(SEED);
    for (int k = 0; k < 200 * POINTS; k++) {
      double size = StrictMath.pow(2, generator.uniform(-60, 10));
      double x = generator.uniform(-size, size);
      assertOneUlp("exp", x, StrictMath.exp(x), Elementary.exp(x));
      assertOneUlp("log1p", x, StrictMath.log1p(x), Elementary.log1p(x));
      double decade = StrictMath.pow(10, generator.uniform(-300, 308));
      assertOneUlp("log1p", decade, StrictMath.log1p(decade), Elementary.log1p(decade));
      double nearMinusOne = -1 + Math.abs(x) / 1024;
      assertOneUlp(
          "log1p", nearMinusOne, StrictMath.log1p(nearMinusOne), Elementary.log1p(nearMinusOne));
    }
  }

  private static void assertOneUlp(String function, double x, double expected, double actual) {
    boolean same = Double.compare(expected, actual) == 0;
    assertTrue(
        same || Math.abs(expected - actual) <= Math.ulp(expected),
        () -> function + " at " + x + ": " + actual + ", not " + expected + ", seed " + SEED);
  }

  @Test
  void expAndLog1pAreWithinOneUlp() {
    assertUlps(0.94, 40, Elementary::exp, x -> HighPrecision.exp(new BigDecimal(x)));
    assertUlps(0.94, 0.4, Elementary::exp, x -> HighPrecision.exp(new BigDecimal(x)));
  }

  @Test
  void resultsAreInRangeAndDoNotOverflow() {
    for (double x = -1000; x <= 1000; x += 0.37) {
      assertTrue(Elementary.sigmoid(x) >= 0 && Elementary.sigmoid(x) <= 1, "at " + x);
      assertTrue(Math.abs(Elementary.erf(x)) <= 1, "at " + x);
      assertTrue(Elementary.softplus(x) >= Math.max(x, 0), "at " + x);
    }
    assertEquals(1000, Elementary.softplus(1000));
    assertEquals(1e-300, Elementary.sigmoid(StrictMath.log(1e-300)), 1e-312);
    assertEquals(1e-300, Elementary.softplus(StrictMath.log(1e-300)), 1e-312);
  }

  @Test
  void notANumberGivesNotANumber() {
    assertEquals(Double.NaN, Elementary.exp(Double.NaN));
    assertEquals(Double.NaN, Elementary.expm1(Double.NaN));
    assertEquals(Double.NaN, Elementary.log(Double.NaN));
    assertEquals(Double.NaN, Elementary.log1p(Double.NaN));
    assertEquals(Double.NaN, Elementary.tanh(Double.NaN));
    assertEquals(Double.NaN, Elementary.sigmoid(Double.NaN));
    assertEquals(Double.NaN, Elementary.softplus(Double.NaN));
    assertEquals(Double.NaN, Elementary.erf(Double.NaN));
    assertEquals(Double.NaN, Elementary.softsign(Double.NaN));
    assertEquals(Double.NaN, Elementary.gelu(Double.NaN));
    assertEquals(Double.NaN, Elementary.geluSlope(Double.NaN));
  }

  @Test
  void infinitiesGiveTheLimits() {
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(1, Elementary.sigmoid(infinity));
    assertEquals(0, Elementary.sigmoid(-infinity));
    assertEquals(infinity, Elementary.softplus(infinity));
    assertEquals(0, Elementary.softplus(-infinity));
    assertEquals(1, Elementary.erf(infinity));
    assertEquals(-1, Elementary.erf(-infinity));
    assertEquals(1, Elementary.softsign(infinity));
    assertEquals(-1, Elementary.softsign(-infinity));
    for (double end : new double[] {infinity, Double.MAX_VALUE, 1e30}) {
      assertEquals(end, Elementary.gelu(end));
      assertEquals(1, Elementary.geluSlope(end));
      assertEquals(0, Math.abs(Elementary.gelu(-end)));
      assertEquals(0, Math.abs(Elementary.geluSlope(-end)));
    }
  }

  @Test
  void erfKeepsTheSignOfZeroAndIsOdd() {
    assertEquals(0.0, Elementary.erf(0.0));
    assertEquals(-0.0, Elementary.erf(-0.0));
    for (double x = 0.01; x < 7; x += 0.01) {
      assertEquals(-Elementary.erf(x), Elementary.erf(-x), "at " + x);
    }
  }

  /** A different sum on any platform means that its networks would differ. */
  @Test
  void bitsAreTheSameOnEveryPlatform() {
    String sums =
        ("exp " + checksum(Elementary::exp) + '\n')
            + ("expm1 " + checksum(Elementary::expm1) + '\n')
            + ("log1p " + checksum(x -> Elementary.log1p(Math.abs(x))) + '\n')
            + ("tanh " + checksum(Elementary::tanh) + '\n')
            + ("sigmoid " + checksum(Elementary::sigmoid) + '\n')
            + ("softplus " + checksum(Elementary::softplus) + '\n')
            + ("erf " + checksum(Elementary::erf) + '\n')
            + ("gelu " + checksum(Elementary::gelu) + '\n')
            + ("geluSlope " + checksum(Elementary::geluSlope) + '\n')
            + ("sqrt " + checksum(Elementary::sqrt) + '\n')
            + ("sin " + checksum(Elementary::sin) + '\n')
            + ("cos " + checksum(Elementary::cos) + '\n')
            + ("tan " + checksum(Elementary::tan) + '\n')
            + ("atan " + checksum(Elementary::atan) + '\n')
            + ("pow " + checksum(x -> Elementary.pow(x, 1.7)) + '\n');
    assertEquals(CHECKSUMS, sums);
  }

  private static String checksum(DoubleUnaryOperator f) {
    CRC32 crc = new CRC32();
    for (double x = -20; x <= 20; x += 0.001) {
      long result = Double.doubleToLongBits(f.applyAsDouble(x));
      for (int shift = 0; shift < 64; shift += 8) {
        crc.update((int) (result >>> shift));
      }
    }
    return Long.toHexString(crc.getValue());
  }
}
