package io.github.chainrule.runtime.io;

/** The types of the numbers in a file, by the names that the format gives them. */
public enum ElementType {
  /** IEEE 754 half precision: 5 bits of exponent, 10 of fraction. Only read. */
  F16(2),
  /** The upper half of a float: 8 bits of exponent, 7 of fraction. Only read. */
  BF16(2),
  /** A Java {@code float}. */
  F32(4),
  /** A Java {@code double}. */
  F64(8),
  /**
   * Any other, such as {@code BOOL} or one that the format will have in future; {@link
   * TensorDescription#dtype} has its name. Tensors of such types are told of, but not read.
   */
  OTHER(0);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /**
   * The room that one number takes.
   *
   * @return 2, 4 or 8; 0 of {@link #OTHER}, whose types differ
   */
  public int bytes() {
    return bytes;
  }

  /** The type of that name. */
  static ElementType named(String name) {
    switch (name) {
      case "F16":
        return F16;
      case "BF16":
        return BF16;
      case "F32":
        return F32;
      case "F64":
        return F64;
      default:
        return OTHER;
    }
  }

  /** The bits that a number of the type of that name takes; 0 if the format names no such type. */
  static int bits(String name) {
    switch (name) {
      case "F4":
        return 4;
      case "F6_E2M3":
      case "F6_E3M2":
        return 6;
      case "BOOL":
      case "U8":
      case "I8":
      case "F8_E5M2":
      case "F8_E4M3":
      case "F8_E8M0":
      case "F8_E4M3FNUZ":
      case "F8_E5M2FNUZ":
        return 8;
      case "U16":
      case "I16":
        return 16;
      case "U32":
      case "I32":
        return 32;
      case "U64":
      case "I64":
      case "C64":
        return 64;
      default:
        return 8 * named(name).bytes;
    }
  }
}
