package io.github.chainrule.exchange.hdf5;

import io.github.chainrule.exchange.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes HDF5 of its oldest form, which everything reads: groups as symbol tables of one node, data
 * sets of floats in one piece.
 *
 * <p>After the HDF5 File Format Specification: superblock of version 0, object headers of version
 * 1.
 */
public final class Hdf5Writer {
  private static final int SUPERBLOCK = 96;
  private static final int ENTRY = 40;
  private static final int INTERNAL_K = 16;

  /** Half of the most links that a node of a group holds. */
  private final int leafK;

  private ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  private static final class Group {
    private final Map<String, Object> members = new TreeMap<>();
  }

  private Hdf5Writer(int leafK) {
    this.leafK = leafK;
  }

  /**
   * Writes a file.
   *
   * @param data the data sets by their paths, with strokes between groups; a path to null is an
   *     empty group
   */
  public static byte[] write(Map<String, Tensor> data) {
    Group root = new Group();
    new LinkedHashMap<>(data).forEach((path, tensor) -> put(root, path, tensor));
    Hdf5Writer writer = new Hdf5Writer(Math.max(4, (largest(root) + 1) / 2));
    return writer.file(root);
  }

  private static void put(Group root, String path, Tensor tensor) {
    Group at = root;
    String[] names = path.split("/", -1);
    for (int i = 0; i < names.length; i++) {
      boolean last = i == names.length - 1;
      if (last && tensor != null) {
        at.members.put(names[i], tensor);
      } else {
        at = (Group) at.members.computeIfAbsent(names[i], name -> new Group());
      }
    }
  }

  private static int largest(Group group) {
    int largest = group.members.size();
    for (Object member : group.members.values()) {
      largest = member instanceof Group inner ? Math.max(largest, largest(inner)) : largest;
    }
    return largest;
  }

  private byte[] file(Group root) {
    out.position(SUPERBLOCK);
    long[] table = group(root);
    int end = out.position();
    out.position(0);
    out.put("\u0089HDF\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
    out.put(new byte[] {0, 0, 0, 0, 0, 8, 8, 0});
    out.putShort((short) leafK).putShort((short) INTERNAL_K).putInt(0);
    out.putLong(0).putLong(-1).putLong(end).putLong(-1);
    entry(0, table);
    return Arrays.copyOf(out.array(), end);
  }

  /** A symbol table entry: its name's offset, the address of the header, and what that says. */
  private void entry(long name, long... object) {
    boolean group = object.length == 3;
    out.putLong(name).putLong(object[0]).putInt(group ? 1 : 0).putInt(0);
    out.putLong(group ? object[1] : 0).putLong(group ? object[2] : 0);
  }

  private int reserve(int size) {
    int at = (out.position() + 7) / 8 * 8;
    int needed = at + size;
    if (needed > out.capacity()) {
      byte[] larger = Arrays.copyOf(out.array(), Math.max(needed, 2 * out.capacity()));
      ByteBuffer grown = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN);
      out = grown;
    }
    out.position(needed);
    return at;
  }

  /** The addresses of a group's header, its tree and its heap. */
  private long[] group(Group group) {
    Map<String, long[]> members = new LinkedHashMap<>();
    group.members.forEach(
        (name, member) ->
            members.put(
                name, member instanceof Group inner ? group(inner) : data((Tensor) member)));
    Map<String, Integer> names = new LinkedHashMap<>();
    int heapSize = 8;
    for (String name : members.keySet()) {
      names.put(name, heapSize);
      heapSize += (name.getBytes(StandardCharsets.UTF_8).length + 8) / 8 * 8;
    }
    int heap = heap(names, heapSize);
    int node = node(members, names);
    String last = members.isEmpty() ? null : names.keySet().stream().reduce((a, b) -> b).get();
    int tree = tree(node, last == null ? 0 : names.get(last), !members.isEmpty());
    int header = header(1);
    out.putShort((short) Hdf5Header.SYMBOL_TABLE).putShort((short) 16).putInt(0);
    out.putLong(tree).putLong(heap);
    finishHeader(header);
    return new long[] {header, tree, heap};
  }

  private int heap(Map<String, Integer> names, int size) {
    int segment = reserve(size);
    names.forEach(
        (name, offset) -> {
          byte[] text = name.getBytes(StandardCharsets.UTF_8);
          System.arraycopy(text, 0, out.array(), segment + offset, text.length);
        });
    int heap = reserve(32);
    out.position(heap);
    out.put("HEAP".getBytes(StandardCharsets.US_ASCII)).putInt(0);
    // No free space: 1 stands for none.
    out.putLong(size).putLong(1).putLong(segment);
    return heap;
  }

  private int node(Map<String, long[]> members, Map<String, Integer> names) {
    int size = 8 + 2 * leafK * ENTRY;
    int node = reserve(size);
    out.position(node);
    out.put("SNOD".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0);
    out.putShort((short) members.size());
    members.forEach((name, object) -> entry(names.get(name), object));
    out.position(node + size);
    return node;
  }

  private int tree(int node, int lastName, boolean filled) {
    int size = 24 + (2 * INTERNAL_K + 1) * 8 + 2 * INTERNAL_K * 8;
    int tree = reserve(size);
    out.position(tree);
    out.put("TREE".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) 0);
    out.putShort((short) (filled ? 1 : 0)).putLong(-1).putLong(-1);
    if (filled) {
      out.putLong(0).putLong(node).putLong(lastName);
    }
    out.position(tree + size);
    return tree;
  }

  /** Begins a header of messages; its size is filled in at the end. */
  private int header(int messages) {
    int header = reserve(16);
    out.position(header);
    out.put((byte) 1).put((byte) 0).putShort((short) messages).putInt(1).putInt(0).putInt(0);
    ensure(512);
    return header;
  }

  private void ensure(int size) {
    int at = out.position();
    reserve(size + 8);
    out.position(at);
  }

  private void finishHeader(int header) {
    out.putInt(header + 8, out.position() - header - 16);
  }

  private long[] data(Tensor tensor) {
    int bytes = 4 * tensor.size();
    int data = reserve(bytes);
    for (int i = 0; i < tensor.size(); i++) {
      out.putFloat(data + 4 * i, (float) tensor.at(i));
    }
    int header = header(4);
    int[] shape = tensor.shape();
    message(Hdf5Header.DATASPACE, 8 + 8 * shape.length);
    out.put((byte) 1).put((byte) shape.length).putShort((short) 0).putInt(0);
    for (int dimension : shape) {
      out.putLong(dimension);
    }
    message(Hdf5Header.DATATYPE, 24);
    // IEEE 754 single precision, little endian: sign 31, exponent of 8 bits at 23, bias 127.
    out.put(new byte[] {0x11, 0x20, 0x1f, 0}).putInt(4);
    out.putShort((short) 0).putShort((short) 32).put(new byte[] {23, 8, 0, 23}).putInt(127);
    out.putInt(0);
    message(0x05, 8);
    out.put(new byte[] {2, 2, 2, 0, 0, 0, 0, 0});
    message(Hdf5Header.LAYOUT, 24);
    out.put(new byte[] {3, 1}).putLong(bytes == 0 ? -1 : data).putLong(bytes).put(new byte[6]);
    finishHeader(header);
    return new long[] {header};
  }

  private void message(int type, int size) {
    out.putShort((short) type).putShort((short) size).putInt(0);
  }
}
