package io.github.chainrule.exchange.hdf5;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.hdf5.Hdf5Header.Message;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object of an HDF5 file: a group of others, or a data set; with attributes. */
public final class Hdf5Group {
  private final Hdf5File file;
  private final Hdf5Header header;
  private Map<String, Long> links;

  Hdf5Group(Hdf5File file, long address) throws DamagedFileException {
    this.file = file;
    this.header = new Hdf5Header(file, address);
  }

  private Map<String, Long> links() throws DamagedFileException {
    if (links == null) {
      links = readLinks();
    }
    return links;
  }

  private Map<String, Long> readLinks() throws DamagedFileException {
    Hdf5Bytes bytes = file.bytes();
    Message table = header.first(Hdf5Header.SYMBOL_TABLE);
    if (table != null) {
      return file.symbolTable(
          bytes.offset(table.at()), bytes.offset(table.at() + bytes.offsetSize()));
    }
    Message info = header.first(Hdf5Header.LINK_INFO);
    if (info != null) {
      long heap = bytes.offset(info.at() + 2 + ((bytes.u1(info.at() + 1) & 1) != 0 ? 8 : 0));
      if (heap != Hdf5Bytes.UNDEFINED) {
        throw new DamagedFileException(
            "HDF5 with groups of its newest form; save it without libver='latest'");
      }
    }
    Map<String, Long> found = new LinkedHashMap<>();
    for (Message link : header.all(Hdf5Header.LINK)) {
      readLink(link, found);
    }
    return found;
  }

  /** Hard links only: no other leads to data of this file. */
  private void readLink(Message link, Map<String, Long> found) throws DamagedFileException {
    Hdf5Bytes bytes = file.bytes();
    int flags = bytes.u1(link.at() + 1);
    long at = link.at() + 2;
    int type = 0;
    if ((flags & 8) != 0) {
      type = bytes.u1(at++);
    }
    at += (flags & 4) != 0 ? 8 : 0;
    at += (flags & 16) != 0 ? 1 : 0;
    int sizeBytes = 1 << (flags & 3);
    long length = bytes.number(at, sizeBytes);
    at += sizeBytes;
    bytes.range(at, length);
    if (type == 0) {
      found.put(bytes.text(at, length), bytes.offset(at + length));
    }
  }

  /** The names of what is in the group. */
  public Set<String> names() throws DamagedFileException {
    return links().keySet();
  }

  /** What is called that, with strokes between groups; null if there is nothing. */
  public Hdf5Group get(String path) throws DamagedFileException {
    Hdf5Group at = this;
    for (String name : path.split("/", -1)) {
      Long address = name.isEmpty() ? null : at.links().get(name);
      if (address == null || address == Hdf5Bytes.UNDEFINED) {
        return null;
      }
      at = new Hdf5Group(file, address);
    }
    return at;
  }

  public boolean isData() {
    return header.first(Hdf5Header.LAYOUT) != null;
  }

  /** The numbers of a data set. */
  public Tensor numbers() throws DamagedFileException {
    return new Hdf5Data(file.bytes(), header).numbers();
  }

  /** The texts of an attribute; none if there is no such. */
  public List<String> texts(String attribute) throws DamagedFileException {
    for (Message message : header.all(Hdf5Header.ATTRIBUTE)) {
      Hdf5Attribute one = new Hdf5Attribute(file.bytes(), message);
      if (one.name().equals(attribute)) {
        return one.texts();
      }
    }
    // Long lists are cut into pieces.
    List<String> pieces = new ArrayList<>();
    for (int i = 0; has(attribute + i); i++) {
      pieces.addAll(texts(attribute + i));
    }
    return pieces;
  }

  private boolean has(String attribute) throws DamagedFileException {
    for (Message message : header.all(Hdf5Header.ATTRIBUTE)) {
      if (new Hdf5Attribute(file.bytes(), message).name().equals(attribute)) {
        return true;
      }
    }
    return false;
  }
}
