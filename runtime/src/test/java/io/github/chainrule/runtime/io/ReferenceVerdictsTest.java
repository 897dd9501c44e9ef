package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small headers, and what the format's own library makes of them, recorded from it: ours makes the
 * same of them, but where the table says that it differs on purpose.
 */
final class ReferenceVerdictsTest {
  static Stream<String> rows() throws IOException {
    try (InputStream in = HandmadeFile.class.getResourceAsStream("reference-verdicts.tsv")) {
      String table = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return table.lines().filter(line -> !line.startsWith("#"));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void headerIsReadAsTheReferenceReadsIt(String row) throws IOException {
    String[] columns = row.split("\t", -1);
    assertEquals(4, columns.length);
    String expected = columns[1].equals("same") ? columns[0] : columns[1];
    assertEquals(expected, tensors(bytes(columns[3]), Long.parseLong(columns[2])));
  }

  /** The tensors of a file of that header and so many bytes of data. */
  private static String tensors(byte[] header, long bytes) throws IOException {
    byte[] file = HandmadeFile.file(header, new byte[0]);
    TreeSet<String> tensors = new TreeSet<>();
    long end = 0;
    try {
      Map<String, TensorDescription> read =
          SafetensorsHeader.read(new ByteArrayInputStream(file)).tensors();
      for (TensorDescription tensor : read.values()) {
        tensors.add(escaped(tensor.name()) + ":" + tensor.dtype() + shape(tensor));
        end = tensor.end();
      }
    } catch (ModelFormatException e) {
      assertTrue(e.getMessage().contains(": expected "), e.getMessage());
      return "refused";
    }
    // Data are read after the header, and must end where the last tensor does.
    return end != bytes ? "refused" : tensors.isEmpty() ? "empty" : String.join(" ", tensors);
  }

  private static String shape(TensorDescription tensor) {
    return tensor.shapeText().replace(" ", "");
  }

  private static String escaped(String text) {
    StringBuilder result = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b >= ' ' && b < 127 && b != '%';
      result.append(plain ? "" + (char) b : String.format("%%%02x", b & 0xff));
    }
    return result.toString();
  }

  private static byte[] bytes(String escaped) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    for (int k = 0; k < escaped.length(); k++) {
      boolean code = escaped.charAt(k) == '%';
      result.write(
          code ? Integer.parseInt(escaped.substring(k + 1, k + 3), 16) : escaped.charAt(k));
      k += code ? 2 : 0;
    }
    return result.toByteArray();
  }
}
