package io.github.chainrule.runtime.io;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Replaces a file by a text: in a process or a class loader of its own. */
public final class SaveOnce {
  private SaveOnce() {}

  /** Arguments: the file, the text. Prints what was thrown, if anything. */
  public static void main(String[] args) {
    try {
      save(new File(args[0]), args[1]);
    } catch (IOException e) {
      System.out.println(e);
    }
  }

  static void save(File file, String text) throws IOException {
    try (FileReplacement replacement = new FileReplacement(file)) {
      replacement.stream().write(text.getBytes(StandardCharsets.US_ASCII));
      replacement.commit();
    }
  }
}
