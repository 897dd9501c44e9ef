package io.github.chainrule.exchange.tflite;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.tensor.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of a FlatBuffers file: fields by their numbers, each of which may be left out. Every
 * position is checked before it is read; nothing is allocated for lengths that the file cannot
 * hold.
 */
final class FlatTable {
  private final byte[] bytes;
  private final int position;
  private final int vtable;
  private final int vtableSize;

  private FlatTable(byte[] bytes, int position) throws DamagedFileException {
    this.bytes = bytes;
    this.position = position;
    this.vtable = checked(bytes, position - (long) (int) number(bytes, position, 4), 4);
    this.vtableSize = (int) number(bytes, vtable, 2);
  }

  static FlatTable root(byte[] bytes) throws DamagedFileException {
    return new FlatTable(bytes, checked(bytes, number(bytes, 0, 4), 4));
  }

  private static int checked(byte[] bytes, long at, long size) throws DamagedFileException {
    if (at < 0 || size < 0 || at > bytes.length - size) {
      throw new DamagedFileException("FlatBuffers that go on beyond their end, at byte " + at);
    }
    return (int) at;
  }

  private static long number(byte[] bytes, long at, int size) throws DamagedFileException {
    return Numbers.bits(bytes, checked(bytes, at, size), size);
  }

  /** Where a field is; 0 if it is left out. */
  private int field(int field) throws DamagedFileException {
    int entry = 4 + 2 * field;
    int offset = entry + 2 <= vtableSize ? (int) number(bytes, vtable + entry, 2) : 0;
    return offset == 0 ? 0 : position + offset;
  }

  int integer(int field, int size, int otherwise) throws DamagedFileException {
    int at = field(field);
    if (at == 0) {
      return otherwise;
    }
    long bits = number(bytes, at, size);
    return (int) (bits << (64 - 8 * size) >> (64 - 8 * size));
  }

  /** A number that is never negative, and no larger than the file. */
  int unsigned(int field, int size) throws DamagedFileException {
    int value = integer(field, size, 0);
    return size == 1 ? value & 0xff : value;
  }

  boolean flag(int field) throws DamagedFileException {
    return integer(field, 1, 0) != 0;
  }

  float real(int field, float otherwise) throws DamagedFileException {
    int at = field(field);
    return at == 0 ? otherwise : Float.intBitsToFloat((int) number(bytes, at, 4));
  }

  private long target(int at) throws DamagedFileException {
    return at + (number(bytes, at, 4) & 0xffffffffL);
  }

  /** Another table; null if there is none. */
  FlatTable table(int field) throws DamagedFileException {
    int at = field(field);
    return at == 0 ? null : new FlatTable(bytes, checked(bytes, target(at), 4));
  }

  /** Where the elements of a vector begin, and how many there are; null if there is none. */
  private int[] vector(int field, int size) throws DamagedFileException {
    int at = field(field);
    if (at == 0) {
      return null;
    }
    long begin = target(at);
    long length = number(bytes, begin, 4) & 0xffffffffL;
    checked(bytes, begin + 4, length * size);
    return new int[] {(int) begin + 4, (int) length};
  }

  List<FlatTable> tables(int field) throws DamagedFileException {
    int[] vector = vector(field, 4);
    List<FlatTable> tables = new ArrayList<>();
    for (int i = 0; vector != null && i < vector[1]; i++) {
      tables.add(new FlatTable(bytes, checked(bytes, target(vector[0] + 4 * i), 4)));
    }
    return tables;
  }

  /** A vector of 32-bit integers; an empty one if there is none. */
  int[] ints(int field) throws DamagedFileException {
    int[] vector = vector(field, 4);
    int[] ints = new int[vector == null ? 0 : vector[1]];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) number(bytes, vector[0] + 4L * i, 4);
    }
    return ints;
  }

  /** A vector of bytes; null if there is none. */
  byte[] raw(int field) throws DamagedFileException {
    int[] vector = vector(field, 1);
    return vector == null ? null : Arrays.copyOfRange(bytes, vector[0], vector[0] + vector[1]);
  }

  String text(int field) throws DamagedFileException {
    byte[] raw = raw(field);
    return raw == null ? "" : new String(raw, StandardCharsets.UTF_8);
  }
}
