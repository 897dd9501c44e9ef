package io.github.chainrule.samples.browser;

/** A number of 64 bits by which arrays are compared that lie on different machines. */
final class Fingerprint {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int BYTE = 0xff;

  private long hash = BASIS;

  /** The hash of an array alone. */
  static String of(float[] values) {
    Fingerprint fingerprint = new Fingerprint();
    for (float value : values) {
      fingerprint.add(Float.floatToIntBits(value), Integer.SIZE);
    }
    return fingerprint.toString();
  }

  /** The hash of an array alone. */
  static String of(double[] values) {
    Fingerprint fingerprint = new Fingerprint();
    for (double value : values) {
      fingerprint.add(Double.doubleToLongBits(value), Long.SIZE);
    }
    return fingerprint.toString();
  }

  /** The hash of an array alone. */
  static String of(byte[] values) {
    Fingerprint fingerprint = new Fingerprint();
    for (byte value : values) {
      fingerprint.add(value, Byte.SIZE);
    }
    return fingerprint.toString();
  }

  private void add(long bits, int size) {
    for (int shift = 0; shift < size; shift += Byte.SIZE) {
      hash = (hash ^ ((bits >>> shift) & BYTE)) * PRIME;
    }
  }

  @Override
  public String toString() {
    String digits = Long.toHexString(hash);
    return "0".repeat(Long.SIZE / 4 - digits.length()) + digits;
  }
}
