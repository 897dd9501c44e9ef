package io.github.chainrule.processor.emit;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads from a class file how many bytes of bytecode each method has (The Java Virtual Machine
 * Specification, chapter 4).
 */
public final class MethodSizes {

  private final DataInputStream in;
  private final Map<Integer, String> texts = new TreeMap<>();

  private MethodSizes(byte[] classFile) {
    this.in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  /** The sizes by name; of several methods of one name, the largest. */
  public static Map<String, Integer> of(byte[] classFile) {
    try {
      return new MethodSizes(classFile).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Integer> read() throws IOException {
    in.skipNBytes(8);
    readConstants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    Map<String, Integer> sizes = new TreeMap<>();
    int fields = in.readUnsignedShort();
    for (int field = 0; field < fields; field++) {
      readMember(sizes);
    }
    int methods = in.readUnsignedShort();
    for (int method = 0; method < methods; method++) {
      readMember(sizes);
    }
    return sizes;
  }

  private void readConstants() throws IOException {
    int count = in.readUnsignedShort();
    for (int index = 1; index < count; index++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(index, in.readUTF());
        case 5, 6 -> {
          in.skipNBytes(8);
          index++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
  }

  private void readMember(Map<String, Integer> sizes) throws IOException {
    in.skipNBytes(2);
    String name = texts.get(in.readUnsignedShort());
    in.skipNBytes(2);
    int attributes = in.readUnsignedShort();
    for (int attribute = 0; attribute < attributes; attribute++) {
      String kind = texts.get(in.readUnsignedShort());
      long length = Integer.toUnsignedLong(in.readInt());
      if (kind.equals("Code")) {
        in.skipNBytes(4);
        sizes.merge(name, in.readInt(), Math::max);
        length -= 8;
      }
      in.skipNBytes(length);
    }
  }
}
