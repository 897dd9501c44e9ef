package io.github.chainrule.exchange.hdf5;

import io.github.chainrule.exchange.DamagedFileException;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of an object's header: what it is, what attributes it has, and where its data are.
 */
final class Hdf5Header {
  static final int DATASPACE = 0x01;
  static final int LINK_INFO = 0x02;
  static final int DATATYPE = 0x03;
  static final int LINK = 0x06;
  static final int LAYOUT = 0x08;
  static final int FILTERS = 0x0b;
  static final int ATTRIBUTE = 0x0c;
  static final int CONTINUATION = 0x10;
  static final int SYMBOL_TABLE = 0x11;
  static final int ATTRIBUTE_INFO = 0x15;

  private static final int SHARED = 2;
  private static final int MOST_BLOCKS = 1000;

  private final Hdf5File file;
  private final Hdf5Bytes bytes;
  private final List<Message> messages = new ArrayList<>();

  /** A message: its type and where its data are. */
  record Message(int type, long at, long length) {}

  private record Block(long at, long length) {}

  Hdf5Header(Hdf5File file, long address) throws DamagedFileException {
    this.file = file;
    this.bytes = file.bytes();
    file.count();
    if (bytes.has(address, "OHDR")) {
      readNew(address);
    } else {
      readOld(address);
    }
  }

  List<Message> all(int type) {
    return messages.stream().filter(message -> message.type() == type).toList();
  }

  /** The first message of a type; null if there is none. */
  Message first(int type) {
    return all(type).stream().findFirst().orElse(null);
  }

  private void readOld(long address) throws DamagedFileException {
    if (bytes.u1(address) != 1) {
      throw new DamagedFileException("HDF5 without an object at byte " + address);
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block(address + 16, bytes.number(address + 8, 4)));
    for (int i = 0; i < blocks.size(); i++) {
      checkBlocks(blocks);
      long at = blocks.get(i).at();
      long end = at + blocks.get(i).length();
      bytes.range(at, blocks.get(i).length());
      while (at + 8 <= end) {
        int length = bytes.u2(at + 2);
        add(new Message(bytes.u2(at), at + 8, length), bytes.u1(at + 4), blocks, 0);
        at += 8 + length;
      }
    }
  }

  private void checkBlocks(List<Block> blocks) throws DamagedFileException {
    file.count();
    if (blocks.size() > MOST_BLOCKS) {
      throw new DamagedFileException("HDF5 with a header that goes on without an end");
    }
  }

  private void readNew(long address) throws DamagedFileException {
    int flags = bytes.u1(address + 5);
    long at = address + 6;
    at += (flags & 0x20) != 0 ? 16 : 0;
    at += (flags & 0x10) != 0 ? 4 : 0;
    int sizeBytes = 1 << (flags & 3);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block(at + sizeBytes, bytes.number(at, sizeBytes)));
    int head = 4 + ((flags & 4) != 0 ? 2 : 0);
    for (int i = 0; i < blocks.size(); i++) {
      checkBlocks(blocks);
      long from = blocks.get(i).at();
      long end = from + blocks.get(i).length();
      bytes.range(from, blocks.get(i).length());
      while (from + head <= end) {
        int length = bytes.u2(from + 1);
        Message message = new Message(bytes.u1(from), from + head, length);
        // Further blocks begin with a signature and end with a checksum.
        add(message, bytes.u1(from + 3), blocks, 4);
        from += head + length;
      }
    }
  }

  private void add(Message message, int flags, List<Block> blocks, int frame)
      throws DamagedFileException {
    bytes.range(message.at(), message.length());
    if (message.type() == CONTINUATION) {
      long length = bytes.length(message.at() + bytes.offsetSize());
      blocks.add(new Block(bytes.offset(message.at()) + frame, length - 2L * frame));
    } else if ((flags & SHARED) != 0 && message.type() == DATATYPE) {
      throw new DamagedFileException("HDF5 with named types, which are not read");
    } else {
      file.count();
      messages.add(message);
    }
  }
}
