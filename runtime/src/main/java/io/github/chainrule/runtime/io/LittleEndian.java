package io.github.chainrule.runtime.io;

/** Whole numbers in bytes, the lowest byte first. */
public final class LittleEndian {
  private LittleEndian() {}

  /**
   * Reads 2 bytes.
   *
   * @param bytes the bytes
   * @param at the index of the first
   * @return the number, 0 to 65535
   */
  public static int readShort(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
  }

  /**
   * Reads 4 bytes.
   *
   * @param bytes the bytes
   * @param at the index of the first
   * @return the number
   */
  public static int readInt(byte[] bytes, int at) {
    return readShort(bytes, at) | (readShort(bytes, at + 2) << 16);
  }

  /**
   * Reads 8 bytes.
   *
   * @param bytes the bytes
   * @param at the index of the first
   * @return the number
   */
  public static long readLong(byte[] bytes, int at) {
    return (readInt(bytes, at) & 0xffffffffL) | ((long) readInt(bytes, at + 4) << 32);
  }

  /**
   * Writes 4 bytes.
   *
   * @param value the number
   * @param bytes receives the bytes
   * @param at the index of the first
   */
  public static void writeInt(int value, byte[] bytes, int at) {
    for (int k = 0; k < 4; k++) {
      bytes[at + k] = (byte) (value >>> (8 * k));
    }
  }

  /**
   * Writes 8 bytes.
   *
   * @param value the number
   * @param bytes receives the bytes
   * @param at the index of the first
   */
  public static void writeLong(long value, byte[] bytes, int at) {
    for (int k = 0; k < 8; k++) {
      bytes[at + k] = (byte) (value >>> (8 * k));
    }
  }
}
