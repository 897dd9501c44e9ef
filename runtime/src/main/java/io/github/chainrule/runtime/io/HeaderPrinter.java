package io.github.chainrule.runtime.io;

import java.util.Arrays;
import java.util.Map;

/** Writes a header as JSON, in the shortest form: the metadata, then the tensors in data order. */
final class HeaderPrinter {
  private final StringBuilder json = new StringBuilder();

  private HeaderPrinter() {}

  static String print(SafetensorsHeader header) {
    HeaderPrinter printer = new HeaderPrinter();
    printer.header(header);
    return printer.json.toString();
  }

  private void header(SafetensorsHeader header) {
    json.append('{');
    if (!header.metadata().isEmpty()) {
      key(HeaderParser.METADATA);
      metadata(header.metadata());
    }
    for (TensorDescription tensor : header.tensors().values()) {
      key(tensor.name());
      tensor(tensor);
    }
    json.append('}');
  }

  private void metadata(Map<String, String> metadata) {
    json.append('{');
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      key(entry.getKey());
      string(entry.getValue());
    }
    json.append('}');
  }

  private void tensor(TensorDescription tensor) {
    json.append("{\"dtype\":");
    string(tensor.dtype());
    json.append(",\"shape\":");
    numbers(tensor.shape());
    json.append(",\"data_offsets\":");
    numbers(tensor.begin(), tensor.end());
    json.append('}');
  }

  private void numbers(long... numbers) {
    json.append(Arrays.toString(numbers).replace(" ", ""));
  }

  private void key(String key) {
    if (json.charAt(json.length() - 1) != '{') {
      json.append(',');
    }
    string(key);
    json.append(':');
  }

  private void string(String text) {
    json.append('"');
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c < ' ') {
        json.append("\\u00").append(Character.forDigit(c >> 4, 16));
        json.append(Character.forDigit(c & 15, 16));
      } else {
        json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    json.append('"');
  }
}
