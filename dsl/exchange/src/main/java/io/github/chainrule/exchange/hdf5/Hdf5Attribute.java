package io.github.chainrule.exchange.hdf5;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.hdf5.Hdf5Header.Message;
import java.util.ArrayList;
import java.util.List;

/** An attribute of an object: a name and, if it is one of texts, these. */
final class Hdf5Attribute {
  private static final int FIXED_TEXT = 3;
  private static final int VARIABLE = 9;
  private static final long LONGEST_TEXT = 1 << 26;

  private final Hdf5Bytes bytes;
  private final String name;
  private final int typeClass;
  private final long typeSize;
  private final long count;
  private final long data;

  Hdf5Attribute(Hdf5Bytes bytes, Message message) throws DamagedFileException {
    this.bytes = bytes;
    long at = message.at();
    int version = bytes.u1(at);
    int nameSize = bytes.u2(at + 2);
    int datatypeSize = bytes.u2(at + 4);
    int dataspaceSize = bytes.u2(at + 6);
    if (version < 1 || version > 3) {
      throw new DamagedFileException("HDF5 with an attribute of version " + version);
    }
    at += version == 3 ? 9 : 8;
    name = bytes.text(at, nameSize);
    at += padded(nameSize, version);
    typeClass = bytes.u1(at) & 15;
    typeSize = bytes.number(at + 4, 4);
    at += padded(datatypeSize, version);
    count = Hdf5Data.elements(Hdf5Data.dimensions(bytes, at));
    data = at + padded(dataspaceSize, version);
  }

  private static int padded(int size, int version) {
    return version == 1 ? (size + 7) / 8 * 8 : size;
  }

  String name() {
    return name;
  }

  List<String> texts() throws DamagedFileException {
    if (typeClass != FIXED_TEXT && typeClass != VARIABLE) {
      return List.of();
    }
    bytes.range(data, Math.multiplyExact(count, typeSize));
    List<String> texts = new ArrayList<>();
    for (long i = 0; i < count && typeSize > 0; i++) {
      long at = data + i * typeSize;
      texts.add(typeClass == FIXED_TEXT ? bytes.text(at, typeSize) : variable(at));
    }
    return texts;
  }

  /** A text in the global heap: its length, the address of a collection, an index in that. */
  private String variable(long at) throws DamagedFileException {
    long length = bytes.number(at, 4);
    long collection = bytes.offset(at + 4);
    long index = bytes.number(at + 4 + bytes.offsetSize(), 4);
    if (length == 0 || collection == Hdf5Bytes.UNDEFINED) {
      return "";
    }
    bytes.expect(collection, "GCOL");
    long end = collection + bytes.length(collection + 8);
    long object = collection + 8 + bytes.lengthSize();
    while (object + 8 + bytes.lengthSize() <= end) {
      long size = bytes.length(object + 8);
      long begin = object + 8 + bytes.lengthSize();
      if (bytes.u2(object) == index && index != 0) {
        bytes.range(begin, Math.min(length, size));
        return bytes.text(begin, Math.min(Math.min(length, size), LONGEST_TEXT));
      }
      if (size < 0 || size > bytes.size() || bytes.u2(object) == 0) {
        break;
      }
      object = begin + (size + 7) / 8 * 8;
    }
    throw new DamagedFileException("HDF5 without the text of '" + name + "'");
  }
}
