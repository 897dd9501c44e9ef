package io.github.chainrule.exchange.hdf5;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.hdf5.Hdf5Header.Message;
import io.github.chainrule.exchange.tensor.Numbers;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The numbers of a data set: floats or integers, in one piece or in chunks. */
final class Hdf5Data {
  private static final int FIXED_POINT = 0;
  private static final int FLOATING_POINT = 1;
  private static final int MOST_DIMENSIONS = 8;

  private final Hdf5Bytes bytes;
  private final Hdf5Header header;

  Hdf5Data(Hdf5Bytes bytes, Hdf5Header header) {
    this.bytes = bytes;
    this.header = header;
  }

  private Message message(int type) throws DamagedFileException {
    Message message = header.first(type);
    if (message == null) {
      throw new DamagedFileException("HDF5 with a data set that lacks a part of its description");
    }
    return message;
  }

  Tensor numbers() throws DamagedFileException {
    int[] shape = dimensions(bytes, message(Hdf5Header.DATASPACE).at());
    long type = message(Hdf5Header.DATATYPE).at();
    int size = (int) bytes.number(type + 4, 4);
    int typeClass = bytes.u1(type) & 15;
    boolean bigEndian = (bytes.u1(type + 1) & 1) != 0;
    boolean sized = size == 1 || size == 2 || size == 4 || size == 8;
    if (!sized || bigEndian || (typeClass != FIXED_POINT && typeClass != FLOATING_POINT)) {
      throw new DamagedFileException("HDF5 with data that are no numbers in little endian");
    }
    boolean signed = (bytes.u1(type + 1) & 8) != 0;
    byte[] raw = raw(elements(shape) * size, shape, size);
    double[] data = new double[raw.length / size];
    for (int i = 0; i < data.length; i++) {
      long bits = Numbers.bits(raw, i * size, size);
      data[i] = typeClass == FLOATING_POINT ? real(bits, size) : integer(bits, size, signed);
    }
    return Tensor.of(shape, data);
  }

  private static double real(long bits, int size) {
    return switch (size) {
      case 2 -> Numbers.half((int) bits);
      case 4 -> Float.intBitsToFloat((int) bits);
      default -> Double.longBitsToDouble(bits);
    };
  }

  private static double integer(long bits, int size, boolean signed) {
    int unused = 64 - 8 * size;
    return signed ? bits << unused >> unused : bits;
  }

  private byte[] raw(long length, int[] shape, int size) throws DamagedFileException {
    long at = message(Hdf5Header.LAYOUT).at();
    int version = bytes.u1(at);
    int kind = bytes.u1(at + 1);
    if (length > FileFolder.LARGEST || version < 3 || version > 4) {
      throw new DamagedFileException(
          "HDF5 with a data layout of version " + version + ", or too large");
    }
    if (kind == 0) {
      return exactly(at + 4, bytes.u2(at + 2), length);
    }
    if (kind == 1) {
      long address = bytes.offset(at + 2);
      return address == Hdf5Bytes.UNDEFINED
          ? new byte[(int) zeros(length)]
          : exactly(address, bytes.length(at + 2 + bytes.offsetSize()), length);
    }
    if (kind == 2 && version == 3) {
      Hdf5Chunks chunks = new Hdf5Chunks(bytes, header.first(Hdf5Header.FILTERS), shape, size);
      return chunks.read(at + 2, zeros(length));
    }
    throw new DamagedFileException(
        "HDF5 with data in its newest layout; save it without libver='latest'");
  }

  private byte[] exactly(long at, long found, long length) throws DamagedFileException {
    if (found != length) {
      throw new DamagedFileException("HDF5 with %d bytes of data, not %d".formatted(found, length));
    }
    return bytes.copy(at, length);
  }

  /** What no byte of the file stands for must not be more than the file is large, within reason. */
  private long zeros(long length) throws DamagedFileException {
    if (length > 1000L * bytes.size()) {
      throw new DamagedFileException("HDF5 with " + length + " bytes of nothing");
    }
    return length;
  }

  /** The dimensions that a dataspace message states. */
  static int[] dimensions(Hdf5Bytes bytes, long at) throws DamagedFileException {
    int version = bytes.u1(at);
    int rank = bytes.u1(at + 1);
    if ((version != 1 && version != 2) || rank > MOST_DIMENSIONS) {
      throw new DamagedFileException("HDF5 with a dataspace of version " + version);
    }
    long first = at + (version == 1 ? 8 : 4);
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      long dimension = bytes.length(first + (long) axis * bytes.lengthSize());
      if (dimension < 0 || dimension > FileFolder.LARGEST) {
        throw new DamagedFileException("HDF5 with a dimension of " + dimension);
      }
      shape.add((int) dimension);
    }
    return shape.stream().mapToInt(Integer::intValue).toArray();
  }

  static long elements(int... shape) throws DamagedFileException {
    double elements = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (elements > FileFolder.LARGEST) {
      throw new DamagedFileException("HDF5 with data of shape " + Arrays.toString(shape));
    }
    return (long) elements;
  }
}
