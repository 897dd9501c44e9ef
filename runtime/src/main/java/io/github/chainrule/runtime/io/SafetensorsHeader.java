package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.internal.Unexpected;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The header of a file: which tensors are in it and where, and a map of texts. Two headers of the
 * same content are written as the same bytes.
 */
public final class SafetensorsHeader {
  /** The longest header that is read or written, in bytes. */
  public static final int LONGEST = 1 << 20;

  private final Map<String, String> metadata;
  private final Map<String, TensorDescription> tensors;

  /**
   * Makes a header.
   *
   * @param metadata free texts by their names; copied
   * @param tensors the tensors in the order of their data, without gaps, each name once; copied
   * @throws NullPointerException if anything is null
   * @throws IllegalArgumentException if the tensors are not so, or if one is named {@code
   *     __metadata__}
   */
  public SafetensorsHeader(Map<String, String> metadata, Collection<TensorDescription> tensors) {
    this.metadata = Collections.unmodifiableMap(new TreeMap<String, String>(metadata));
    if (this.metadata.containsValue(null)) {
      throw new NullPointerException("metadata");
    }
    Map<String, TensorDescription> byName = new LinkedHashMap<String, TensorDescription>();
    long end = 0;
    for (TensorDescription tensor : tensors) {
      boolean again = byName.put(tensor.name(), tensor) != null;
      if (again || tensor.begin() != end || tensor.name().equals(HeaderParser.METADATA)) {
        throw Unexpected.argument(
            "tensors", "names once each and data from " + end + " on", tensor);
      }
      end = tensor.end();
    }
    this.tensors = Collections.unmodifiableMap(byName);
  }

  private SafetensorsHeader(Map<String, String> metadata, Map<String, TensorDescription> tensors) {
    this.metadata = Collections.unmodifiableMap(metadata);
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * Puts the tensors into the order of their data, which must be without gap and overlap.
   *
   * @param metadata sorted by its keys; not copied
   * @param tensors each name once
   */
  static SafetensorsHeader inOrderOfData(
      Map<String, String> metadata, Collection<TensorDescription> tensors)
      throws ModelFormatException {
    List<TensorDescription> sorted = new ArrayList<TensorDescription>(tensors);
    Collections.sort(sorted, new ByPlace());
    Map<String, TensorDescription> byName = new LinkedHashMap<>();
    long end = 0;
    for (TensorDescription tensor : sorted) {
      if (tensor.begin() != end) {
        throw new ModelFormatException(
            tensor.name(),
            "data_offsets from " + end + " on, where the tensor before it ends",
            Long.toString(tensor.begin()));
      }
      end = tensor.end();
      byName.put(tensor.name(), tensor);
    }
    return new SafetensorsHeader(metadata, byName);
  }

  static final class ByPlace implements Comparator<TensorDescription> {
    @Override
    public int compare(TensorDescription a, TensorDescription b) {
      int order = Long.compare(a.begin(), b.begin());
      return order != 0 ? order : Long.compare(a.end(), b.end());
    }
  }

  /**
   * Reads the header of a file, and nothing of what follows it.
   *
   * @param in the file from its first byte on; stays open
   * @return the header
   * @throws ModelFormatException if the header is not as the format has it, if the data of its
   *     tensors have gaps or overlap, or if it is longer than {@link #LONGEST}
   * @throws IOException if the stream cannot be read
   */
  public static SafetensorsHeader read(InputStream in) throws IOException {
    byte[] lengthBytes = new byte[8];
    int got = ByteSource.read(in, lengthBytes, 8);
    if (got < 8) {
      throw new ModelFormatException("header", "8 bytes that hold its length", got + " bytes");
    }
    long length = LittleEndian.readLong(lengthBytes, 0);
    if (length < 2 || length > LONGEST) {
      String found = length < 0 ? "2^63 or more" : Long.toString(length);
      throw new ModelFormatException("header", "a length of 2 to " + LONGEST + " bytes", found);
    }
    byte[] bytes = new byte[(int) length];
    int count = ByteSource.read(in, bytes, bytes.length);
    if (count < length) {
      throw new ModelFormatException("header", length + " bytes", count + " bytes");
    }
    return parse(bytes);
  }

  private static SafetensorsHeader parse(byte[] bytes) throws ModelFormatException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    // What is malformed was replaced, silently, and does not become the same bytes again.
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new ModelFormatException("header", "UTF-8", "other bytes");
    }
    return HeaderParser.parse(text);
  }

  /**
   * Writes the header as the first bytes of a file.
   *
   * @param out receives the length and the header, filled up with blanks so that the data begin at
   *     a multiple of 8; stays open
   * @throws IllegalArgumentException if the header is longer than {@link #LONGEST}, or if a text
   *     holds half of a surrogate pair; then nothing is written
   * @throws IOException if the stream cannot be written
   */
  public void write(OutputStream out) throws IOException {
    out.write(encoded());
  }

  private byte[] encoded() {
    String json = HeaderPrinter.print(this);
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    if (!json.equals(new String(text, StandardCharsets.UTF_8))) {
      throw new IllegalArgumentException("expected text that UTF-8 can encode");
    }
    int padded = (text.length + 7) / 8 * 8;
    if (padded > LONGEST) {
      throw Unexpected.argument("header", "at most " + LONGEST + " bytes", padded);
    }
    byte[] bytes = new byte[8 + padded];
    Arrays.fill(bytes, (byte) ' ');
    LittleEndian.writeLong(padded, bytes, 0);
    System.arraycopy(text, 0, bytes, 8, text.length);
    return bytes;
  }

  /**
   * The free texts.
   *
   * @return an unmodifiable map, sorted by its keys
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * The tensors by their names.
   *
   * @return an unmodifiable map in the order of the data
   */
  public Map<String, TensorDescription> tensors() {
    return tensors;
  }
}
