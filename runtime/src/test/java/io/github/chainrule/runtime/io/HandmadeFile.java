package io.github.chainrule.runtime.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts files together from their parts, with nothing of the library. */
public final class HandmadeFile {
  private HandmadeFile() {}

  /** The length of the header, the header, the data. */
  public static byte[] file(String header, byte[] data) {
    return file(header.getBytes(StandardCharsets.UTF_8), data);
  }

  /** The length of the header, the header, the data. */
  public static byte[] file(byte[] header, byte[] data) {
    byte[] length = new byte[8];
    order(length).putLong(header.length);
    return join(length, header, data);
  }

  /** Parts in a row. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Data of 32 bits each. */
  public static byte[] floats(double... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer buffer = order(bytes);
    for (double value : values) {
      buffer.putFloat((float) value);
    }
    return bytes;
  }

  /** Data of 64 bits each. */
  public static byte[] doubles(double... values) {
    byte[] bytes = new byte[8 * values.length];
    ByteBuffer buffer = order(bytes);
    for (double value : values) {
      buffer.putDouble(value);
    }
    return bytes;
  }

  /** Data of 16 bits each. */
  public static byte[] shorts(int... bits) {
    byte[] bytes = new byte[2 * bits.length];
    ByteBuffer buffer = order(bytes);
    for (int value : bits) {
      buffer.putShort((short) value);
    }
    return bytes;
  }

  private static ByteBuffer order(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
