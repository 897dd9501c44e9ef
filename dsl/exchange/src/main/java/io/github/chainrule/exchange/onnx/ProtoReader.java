package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes over the fields of a message in the wire format of Protocol Buffers: each a number, a wire
 * type and a value. Nothing is allocated for what a length announces and the message does not hold.
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;
  private static final int LONGEST_VARINT = 10;

  private final byte[] bytes;
  private final int end;
  private int position;
  private int field;
  private int type;

  /** Where the value of the current field begins and ends. */
  private int from;

  private int to;
  private long number;

  ProtoReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ProtoReader(byte[] bytes, int begin, int end) {
    this.bytes = bytes;
    this.position = begin;
    this.end = end;
  }

  /** Goes to the next field; false at the end of the message. */
  boolean next() throws DamagedFileException {
    if (position == end) {
      return false;
    }
    long key = varint();
    field = (int) (key >>> 3);
    type = (int) (key & 7);
    if (key >>> 3 == 0 || key >>> 3 > Integer.MAX_VALUE) {
      throw damaged("a field of number " + (key >>> 3));
    }
    switch (type) {
      case VARINT -> {
        from = position;
        number = varint();
        to = position;
      }
      case FIXED64 -> skip(8);
      case FIXED32 -> skip(4);
      case BYTES -> {
        long length = varint();
        if (length < 0 || length > end - position) {
          throw damaged("a field of " + Long.toUnsignedString(length) + " bytes");
        }
        skip((int) length);
      }
      default -> throw damaged("a field of wire type " + type);
    }
    return true;
  }

  private void skip(int length) throws DamagedFileException {
    if (length > end - position) {
      throw damaged("a field that goes on beyond the message");
    }
    from = position;
    position += length;
    to = position;
    number = length == 8 ? littleEndian(from, 8) : length == 4 ? littleEndian(from, 4) : 0;
  }

  private DamagedFileException damaged(String what) {
    return new DamagedFileException(what + " at byte " + position);
  }

  private long varint() throws DamagedFileException {
    long value = 0;
    for (int k = 0; k < LONGEST_VARINT && position < end; k++) {
      byte next = bytes[position++];
      value |= (long) (next & 0x7f) << (7 * k);
      if (next >= 0) {
        return value;
      }
    }
    throw damaged("an integer without an end");
  }

  private long littleEndian(int at, int size) {
    long value = 0;
    for (int k = size - 1; k >= 0; k--) {
      value = (value << 8) | (bytes[at + k] & 0xff);
    }
    return value;
  }

  int field() {
    return field;
  }

  private void expect(int expected) throws DamagedFileException {
    if (type != expected) {
      throw damaged("field " + field + " is of another type than expected,");
    }
  }

  long integer() throws DamagedFileException {
    expect(VARINT);
    return number;
  }

  float real() throws DamagedFileException {
    expect(FIXED32);
    return Float.intBitsToFloat((int) number);
  }

  String text() throws DamagedFileException {
    expect(BYTES);
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  byte[] raw() throws DamagedFileException {
    expect(BYTES);
    return Arrays.copyOfRange(bytes, from, to);
  }

  ProtoReader message() throws DamagedFileException {
    expect(BYTES);
    return new ProtoReader(bytes, from, to);
  }

  /** Adds the field's integers, one or packed, to a list. */
  void integers(NumberBuffer list) throws DamagedFileException {
    if (type == VARINT) {
      list.add((double) number);
      return;
    }
    ProtoReader packed = message();
    while (packed.position < packed.end) {
      list.add((double) packed.varint());
    }
  }

  /** Adds the field's floats or doubles, one or packed, to a list. */
  void reals(NumberBuffer list, int size) throws DamagedFileException {
    if (type != BYTES) {
      expect(size == 4 ? FIXED32 : FIXED64);
    } else if ((to - from) % size != 0) {
      throw damaged("numbers that are cut off");
    }
    for (int at = from; at < to; at += size) {
      long bits = littleEndian(at, size);
      list.add(size == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits));
    }
  }
}
