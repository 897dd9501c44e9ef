package io.github.chainrule.exchange.hdf5;

import io.github.chainrule.exchange.DamagedFileException;
import java.nio.charset.StandardCharsets;

/** The bytes of an HDF5 file, read in little endian and never beyond their end. */
final class Hdf5Bytes {
  static final long UNDEFINED = -1;

  private final byte[] bytes;

  /** What addresses count from. */
  private long base;

  private int offsetSize = 8;
  private int lengthSize = 8;

  Hdf5Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  void setSizes(int offsets, int lengths, long newBase) throws DamagedFileException {
    if ((offsets != 4 && offsets != 8) || (lengths != 4 && lengths != 8) || newBase != 0) {
      throw new DamagedFileException("HDF5 with addresses of " + offsets + " bytes");
    }
    offsetSize = offsets;
    lengthSize = lengths;
    base = newBase;
  }

  int offsetSize() {
    return offsetSize;
  }

  int lengthSize() {
    return lengthSize;
  }

  int size() {
    return bytes.length;
  }

  /** Checks that a range is inside, and gives its beginning. */
  int range(long at, long length) throws DamagedFileException {
    if (at < 0 || length < 0 || at > bytes.length - length) {
      throw new DamagedFileException("HDF5 that goes on beyond its end, at byte " + at);
    }
    return (int) at;
  }

  long number(long at, int size) throws DamagedFileException {
    int from = range(at, size);
    long value = 0;
    for (int k = size - 1; k >= 0; k--) {
      value = (value << 8) | (bytes[from + k] & 0xff);
    }
    return value;
  }

  int u1(long at) throws DamagedFileException {
    return (int) number(at, 1);
  }

  int u2(long at) throws DamagedFileException {
    return (int) number(at, 2);
  }

  /** An address; {@link #UNDEFINED} if it stands for none. */
  long offset(long at) throws DamagedFileException {
    long value = number(at, offsetSize);
    boolean none = offsetSize == 4 ? value == 0xffffffffL : value == -1;
    return none ? UNDEFINED : value + base;
  }

  long length(long at) throws DamagedFileException {
    return number(at, lengthSize);
  }

  void expect(long at, String signature) throws DamagedFileException {
    for (int i = 0; i < signature.length(); i++) {
      if (u1(at + i) != signature.charAt(i)) {
        throw new DamagedFileException("HDF5 without '" + signature + "' at byte " + at);
      }
    }
  }

  boolean has(long at, String signature) {
    if (at < 0 || at > bytes.length - signature.length()) {
      return false;
    }
    for (int i = 0; i < signature.length(); i++) {
      if ((bytes[(int) at + i] & 0xff) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  byte[] copy(long at, long length) throws DamagedFileException {
    int from = range(at, length);
    return java.util.Arrays.copyOfRange(bytes, from, from + (int) length);
  }

  /** Text up to a zero, or to a length. */
  String text(long at, long most) throws DamagedFileException {
    int from = range(at, 0);
    int end = from;
    while (end < bytes.length && end - from < most && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
