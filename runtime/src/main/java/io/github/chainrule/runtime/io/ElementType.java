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
  F64(8);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /**
   * The room that one number takes.
   *
   * @return 2, 4 or 8
   */
  public int bytes() {
    return bytes;
  }

  /** The type of that name, null if there is none. */
  static ElementType named(String name) {
    if (name.equals("F16")) {
      return F16;
    }
    if (name.equals("BF16")) {
      return BF16;
    }
    if (name.equals("F32")) {
      return F32;
    }
    return name.equals("F64") ? F64 : null;
  }
}
