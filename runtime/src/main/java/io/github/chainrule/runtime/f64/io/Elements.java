package io.github.chainrule.runtime.f64.io;

import io.github.chainrule.runtime.io.ElementType;
import io.github.chainrule.runtime.io.HalfPrecision;
import io.github.chainrule.runtime.io.LittleEndian;

/** One number in the bytes of a file and as a double. */
final class Elements {
  /** The type in which numbers are written. */
  static final ElementType TYPE = ElementType.F64;

  private Elements() {}

  /** Reads a number of any type; none is rounded, and an F64 keeps all its bits. */
  static double read(ElementType type, byte[] bytes, int at) {
    switch (type) {
      case F16:
        return HalfPrecision.f16(LittleEndian.readShort(bytes, at));
      case BF16:
        return HalfPrecision.bf16(LittleEndian.readShort(bytes, at));
      case F32:
        return Float.intBitsToFloat(LittleEndian.readInt(bytes, at));
      default:
        return Double.longBitsToDouble(LittleEndian.readLong(bytes, at));
    }
  }

  /** Whether a number in a file is finite and beyond the range of double: none is. */
  static boolean outOfRange(ElementType type, byte[] bytes, int at) {
    return false;
  }

  static void write(double value, byte[] bytes, int at) {
    LittleEndian.writeLong(Double.doubleToRawLongBits(value), bytes, at);
  }
}
