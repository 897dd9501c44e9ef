package io.github.chainrule.exchange.hdf5;

import io.github.chainrule.exchange.DamagedFileException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the part of HDF5 that Keras writes: groups in symbol tables or compact links, attributes of
 * texts and numbers, data sets in one piece or in chunks.
 *
 * <p>After the HDF5 File Format Specification, versions 0 to 3 of the superblock.
 */
public final class Hdf5File {
  private static final int MOST_OBJECTS = 100_000;

  private final Hdf5Bytes bytes;
  private final Hdf5Group root;
  private int objects;

  private Hdf5File(byte[] file) throws DamagedFileException {
    bytes = new Hdf5Bytes(file);
    root = new Hdf5Group(this, rootHeader());
  }

  /**
   * Opens a file.
   *
   * @throws DamagedFileException if it is not HDF5
   */
  public static Hdf5File open(byte[] file) throws DamagedFileException {
    return new Hdf5File(file);
  }

  /** The group that holds all others. */
  public Hdf5Group root() {
    return root;
  }

  Hdf5Bytes bytes() {
    return bytes;
  }

  private long rootHeader() throws DamagedFileException {
    bytes.expect(0, "\u0089HDF\r\n\u001a\n");
    int version = bytes.u1(8);
    if (version > 3) {
      throw new DamagedFileException("HDF5 with a superblock of version " + version);
    }
    boolean old = version <= 1;
    int sizes = old ? 13 : 9;
    int at = version == 0 ? 24 : version == 1 ? 28 : 12;
    bytes.setSizes(bytes.u1(sizes), bytes.u1(sizes + 1), 0);
    int offset = bytes.offsetSize();
    // Old ones have a symbol table entry for the root, whose second address is that of its header.
    return bytes.offset(at + (old ? 5L * offset : 3L * offset));
  }

  /** Counts an object that is read, so that what refers to itself comes to an end. */
  void count() throws DamagedFileException {
    if (++objects > MOST_OBJECTS) {
      throw new DamagedFileException("HDF5 of more than " + MOST_OBJECTS + " objects");
    }
  }

  /** The links of an old group: names to addresses of headers, in order. */
  Map<String, Long> symbolTable(long tree, long heap) throws DamagedFileException {
    bytes.expect(heap, "HEAP");
    long names = bytes.offset(heap + 8 + 2L * bytes.lengthSize());
    Map<String, Long> links = new LinkedHashMap<>();
    collect(tree, names, links, new HashSet<>());
    return links;
  }

  private void collect(long tree, long names, Map<String, Long> links, Set<Long> seen)
      throws DamagedFileException {
    if (tree == Hdf5Bytes.UNDEFINED) {
      return;
    }
    if (!seen.add(tree) || seen.size() > MOST_OBJECTS) {
      throw new DamagedFileException("HDF5 with a group that holds itself");
    }
    bytes.expect(tree, "TREE");
    int level = bytes.u1(tree + 5);
    int entries = bytes.u2(tree + 6);
    long at = tree + 8 + 2L * bytes.offsetSize() + bytes.lengthSize();
    if (level > 20) {
      throw new DamagedFileException("HDF5 with a tree of " + level + " levels");
    }
    for (int i = 0; i < entries; i++) {
      long child = bytes.offset(at);
      at += bytes.offsetSize() + bytes.lengthSize();
      if (level > 0) {
        collect(child, names, links, seen);
      } else {
        addSymbols(child, names, links);
      }
    }
  }

  private void addSymbols(long node, long names, Map<String, Long> links)
      throws DamagedFileException {
    bytes.expect(node, "SNOD");
    int symbols = bytes.u2(node + 6);
    int size = 2 * bytes.offsetSize() + 24;
    for (int i = 0; i < symbols; i++) {
      count();
      long entry = node + 8 + (long) i * size;
      String name = bytes.text(names + bytes.number(entry, bytes.offsetSize()), 1 << 10);
      links.put(name, bytes.offset(entry + bytes.offsetSize()));
    }
  }
}
