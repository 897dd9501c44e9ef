package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.io.ElementType;
import io.github.chainrule.runtime.io.HalfPrecision;
import io.github.chainrule.runtime.io.LittleEndian;

/** One number in the bytes of a file and as a float. */
final class Elements {
  /** The type in which numbers are written. */
  static final ElementType TYPE = ElementType.F32;

  private Elements() {}

  /**
   * Reads a number of any type. An F32 keeps all its bits, whatever they are; an F64 is rounded,
   * and becomes infinite if it is too large.
   */
  static float read(ElementType type, byte[] bytes, int at) {
    switch (type) {
      case F16:
        return HalfPrecision.f16(LittleEndian.readShort(bytes, at));
      case BF16:
        return HalfPrecision.bf16(LittleEndian.readShort(bytes, at));
      case F32:
        return Float.intBitsToFloat(LittleEndian.readInt(bytes, at));
      default:
        return (float) Double.longBitsToDouble(LittleEndian.readLong(bytes, at));
    }
  }

  /** Whether a number in a file is finite and beyond the range of float. */
  static boolean outOfRange(ElementType type, byte[] bytes, int at) {
    if (type != ElementType.F64) {
      return false;
    }
    double value = Double.longBitsToDouble(LittleEndian.readLong(bytes, at));
    return Float.isInfinite((float) value) && !Double.isInfinite(value);
  }

  static void write(float value, byte[] bytes, int at) {
    LittleEndian.writeInt(Float.floatToRawIntBits(value), bytes, at);
  }
}
