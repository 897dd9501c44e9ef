package io.github.chainrule.exchange.hdf5;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.hdf5.Hdf5Header.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A data set in chunks, each of which may be deflated and shuffled. */
final class Hdf5Chunks {
  private static final int DEFLATE = 1;
  private static final int SHUFFLE = 2;
  private static final int CHECKSUM = 3;

  private final Hdf5Bytes bytes;
  private final int[] shape;
  private final int size;
  private final List<Integer> filters = new ArrayList<>();
  private final Set<Long> seen = new HashSet<>();
  private int[] chunk;
  private byte[] data;

  Hdf5Chunks(Hdf5Bytes bytes, Message filters, int[] shape, int size) throws DamagedFileException {
    this.bytes = bytes;
    this.shape = shape;
    this.size = size;
    if (filters != null) {
      readFilters(filters.at());
    }
  }

  private void readFilters(long message) throws DamagedFileException {
    int version = bytes.u1(message);
    int count = bytes.u1(message + 1);
    long at = message + (version == 1 ? 8 : 2);
    for (int i = 0; i < count; i++) {
      int id = bytes.u2(at);
      boolean named = version == 1 || id >= 256;
      int nameLength = named ? bytes.u2(at + 2) : 0;
      int values = bytes.u2(at + (named ? 6 : 4));
      at += named ? 8 : 6;
      at += version == 1 ? (nameLength + 7) / 8 * 8 : nameLength;
      at += 4L * (version == 1 ? values + values % 2 : values);
      if (id != DEFLATE && id != SHUFFLE && id != CHECKSUM) {
        throw new DamagedFileException("HDF5 with data in a compression of number " + id);
      }
      filters.add(0, id);
    }
  }

  byte[] read(long layout, long length) throws DamagedFileException {
    int rank = bytes.u1(layout) - 1;
    if (rank != shape.length || rank < 1) {
      throw new DamagedFileException("HDF5 with chunks of another rank than their data");
    }
    long tree = bytes.offset(layout + 1);
    chunk = new int[rank];
    long elements = size;
    for (int axis = 0; axis < rank; axis++) {
      chunk[axis] = (int) bytes.number(layout + 1 + bytes.offsetSize() + 4L * axis, 4);
      elements = chunk[axis] < 1 ? Long.MAX_VALUE : Math.min(elements * chunk[axis], 1L << 40);
    }
    if (elements > 2 * length + (1 << 20)) {
      throw new DamagedFileException("HDF5 with chunks that are larger than their data");
    }
    data = new byte[(int) length];
    if (tree != Hdf5Bytes.UNDEFINED) {
      readTree(tree, (int) elements);
    }
    return data;
  }

  private void readTree(long tree, int chunkBytes) throws DamagedFileException {
    bytes.expect(tree, "TREE");
    int level = bytes.u1(tree + 5);
    if (!seen.add(tree) || seen.size() > 10_000 || level > 20) {
      throw new DamagedFileException("HDF5 with a tree of chunks that holds itself");
    }
    int entries = bytes.u2(tree + 6);
    int key = 8 + 8 * (shape.length + 1);
    for (int i = 0; i < entries; i++) {
      long at = tree + 8 + 2L * bytes.offsetSize() + (long) i * (key + bytes.offsetSize());
      long child = bytes.offset(at + key);
      if (level > 0) {
        readTree(child, chunkBytes);
      } else {
        byte[] stored = bytes.copy(child, bytes.number(at, 4));
        place(at + 8, unfiltered(stored, (int) bytes.number(at + 4, 4), chunkBytes));
      }
    }
  }

  private byte[] unfiltered(byte[] stored, int skipped, int length) throws DamagedFileException {
    byte[] result = stored;
    for (int i = 0; i < filters.size(); i++) {
      boolean skip = (skipped >> (filters.size() - 1 - i) & 1) != 0;
      if (!skip) {
        result =
            switch (filters.get(i)) {
              case DEFLATE -> inflated(result, length);
              case SHUFFLE -> unshuffled(result);
              default -> java.util.Arrays.copyOf(result, Math.max(result.length - 4, 0));
            };
      }
    }
    if (result.length != length) {
      throw new DamagedFileException(
          "HDF5 with a chunk of %d bytes, not %d".formatted(result.length, length));
    }
    return result;
  }

  private static byte[] inflated(byte[] stored, int length) throws DamagedFileException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(stored);
      byte[] result = new byte[length + 4];
      int got = inflater.inflate(result);
      return java.util.Arrays.copyOf(result, got);
    } catch (DataFormatException e) {
      throw new DamagedFileException("HDF5 with a chunk that is not deflated as it says");
    } finally {
      inflater.end();
    }
  }

  /** First bytes of all elements, then second bytes, and so on, back in their places. */
  private byte[] unshuffled(byte[] shuffled) {
    byte[] result = shuffled.clone();
    int count = shuffled.length / size;
    for (int i = 0; i < count; i++) {
      for (int b = 0; b < size; b++) {
        result[i * size + b] = shuffled[b * count + i];
      }
    }
    return result;
  }

  private void place(long key, byte[] values) throws DamagedFileException {
    int[] first = new int[shape.length];
    for (int axis = 0; axis < first.length; axis++) {
      long offset = bytes.number(key + 8L * axis, 8);
      if (offset < 0 || offset >= shape[axis]) {
        return;
      }
      first[axis] = (int) offset;
    }
    int[] index = new int[shape.length];
    for (int i = 0; i < values.length / size; i++) {
      long at = 0;
      boolean inside = true;
      for (int axis = 0; axis < shape.length; axis++) {
        int position = first[axis] + index[axis];
        inside &= position < shape[axis];
        at = at * shape[axis] + position;
      }
      if (inside) {
        System.arraycopy(values, i * size, data, (int) at * size, size);
      }
      for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == chunk[axis]; axis--) {
        index[axis] = 0;
      }
    }
  }
}
