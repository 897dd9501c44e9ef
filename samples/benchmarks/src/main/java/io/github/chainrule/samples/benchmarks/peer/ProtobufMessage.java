package io.github.chainrule.samples.benchmarks.peer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a message of Protocol Buffers field by field.
 *
 * <p>A field begins with its number · 8 + its wire type, as a varint: seven bits a byte from the
 * lowest on, the eighth bit set in all bytes but the last. Integers follow as varints (type 0),
 * whatever else is written here as a length and that many bytes (type 2). See "Encoding" in the
 * Protocol Buffers documentation.
 */
final class ProtobufMessage {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ProtobufMessage integer(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  ProtobufMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtobufMessage message(int field, ProtobufMessage value) {
    return bytes(field, value.toBytes());
  }

  /** Floats as raw bytes, lowest byte first. */
  ProtobufMessage floats(int field, float[] value, int offset, int length) {
    ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(value, offset, length);
    return bytes(field, raw.array());
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private ProtobufMessage bytes(int field, byte[] value) {
    tag(field, LENGTH_DELIMITED);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void tag(int field, int wireType) {
    varint(((long) field << 3) | wireType);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
