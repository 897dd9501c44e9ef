package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiteralTest {

  @Test
  void floatsHaveTheFewestDigitsThatGiveThem() {
    assertEquals("0.1f", Literal.ofFloat(0.1f));
    assertEquals("0.01f", Literal.ofFloat(0.01f));
    assertEquals("0.16666667f", Literal.ofFloat(1 / 6f));
    assertEquals("1.050701f", Literal.ofFloat((float) 1.05070098735548));
    assertEquals("1e-7f", Literal.ofFloat(1e-7f));
    assertEquals("3.4028235e38f", Literal.ofFloat(Float.MAX_VALUE));
    assertEquals("1e-45f", Literal.ofFloat(Float.MIN_VALUE));
  }

  @Test
  void doublesAreMarkedAsSuch() {
    assertEquals("1.0", Literal.ofDouble(1));
    assertEquals("0.1", Literal.ofDouble(0.1));
    assertEquals("100000.0", Literal.ofDouble(1e5));
    assertEquals("1e300", Literal.ofDouble(1e300));
    assertEquals("0.002", Literal.ofDouble(2e-3));
    assertEquals("2.2250738585072014e-308", Literal.ofDouble(Double.MIN_NORMAL));
  }

  @Test
  void integersAreShort() {
    assertEquals("1f", Literal.ofFloat(1));
    assertEquals("-30f", Literal.ofFloat(-30));
    assertEquals("16777216f", Literal.ofFloat(1 << 24));
  }

  @Test
  void zerosKeepTheirSign() {
    assertEquals("0f", Literal.ofFloat(0f));
    assertEquals("-0f", Literal.ofFloat(-0f));
    assertEquals("-0.0", Literal.ofDouble(-0.0));
  }

  @Test
  void whatIsNotFiniteIsNamed() {
    assertEquals("(0f / 0f)", Literal.ofFloat(Float.NaN));
    assertEquals("(-1f / 0f)", Literal.ofFloat(Float.NEGATIVE_INFINITY));
    assertEquals("(1d / 0d)", Literal.ofDouble(Double.POSITIVE_INFINITY));
  }

  @Test
  void everyLiteralReadsAsTheSameBits() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      float single = Float.intBitsToFloat(random.nextInt());
      double wide = Double.longBitsToDouble(random.nextLong());
      if (Float.isFinite(single)) {
        assertEquals(single, Float.parseFloat(Literal.ofFloat(single)), "seed " + seed);
      }
      if (Double.isFinite(wide)) {
        String literal = Literal.ofDouble(wide);
        assertEquals(wide, Double.parseDouble(literal), "seed " + seed);
        assertTrue(digits(literal) <= digits(Double.toString(wide)), literal);
      }
    }
  }

  private static int digits(String literal) {
    return new BigDecimal(literal).stripTrailingZeros().precision();
  }
}
