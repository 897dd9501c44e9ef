package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class HalfPrecisionTest {
  @Test
  void everyHalfIsItsDefinition() {
    for (int bits = 0; bits < 0x10000; bits++) {
      // As doubles, compared with the sign of zero; each half is a double.
      assertEquals(DescribedFile.half(bits), HalfPrecision.f16(bits), Integer.toHexString(bits));
    }
  }

  @Test
  void everyBrainFloatIsAFloatCutInHalf() {
    for (int bits = 0; bits < 0x10000; bits++) {
      float value = HalfPrecision.bf16(bits);
      assertEquals(bits << 16, Float.floatToRawIntBits(value), Integer.toHexString(bits));
    }
  }

  @Test
  void whatIsNotANumberKeepsItsPayload() {
    for (int bits = 0x7c01; bits < 0x8000; bits++) {
      int wide = Float.floatToRawIntBits(HalfPrecision.f16(bits | 0x8000));
      assertTrue(Float.isNaN(HalfPrecision.f16(bits)));
      assertEquals(0xff800000 | (bits & 0x3ff) << 13, wide);
    }
  }

  @Test
  void upperBitsAreNotLookedAt() {
    assertEquals(1.5f, HalfPrecision.f16(0xabcd3e00));
    assertEquals(1.5f, HalfPrecision.bf16(0xabcd3fc0));
  }
}
