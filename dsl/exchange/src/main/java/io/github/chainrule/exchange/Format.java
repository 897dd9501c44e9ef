package io.github.chainrule.exchange;

import java.nio.charset.StandardCharsets;

/** The formats of models, as their first bytes tell them. */
enum Format {
  ONNX,
  KERAS_ZIP,
  HDF5,
  TFLITE,
  RTNEURAL,
  SAFETENSORS;

  static Format of(byte[] file) {
    if (startsWith(file, 0, "PK\u0003\u0004")) {
      return KERAS_ZIP;
    }
    if (startsWith(file, 0, "\u0089HDF\r\n\u001a\n")) {
      return HDF5;
    }
    if (startsWith(file, 4, "TFL3")) {
      return TFLITE;
    }
    if (startsWith(file, 8, "{")) {
      return SAFETENSORS;
    }
    int first = 0;
    while (first < file.length && Character.isWhitespace(file[first])) {
      first++;
    }
    return startsWith(file, first, "{") ? RTNEURAL : ONNX;
  }

  private static boolean startsWith(byte[] file, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length; i++) {
      if (at + i >= file.length || file[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
