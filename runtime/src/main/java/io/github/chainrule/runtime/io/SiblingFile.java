package io.github.chainrule.runtime.io;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Names files beside another one, so that a file system that knows its name can know theirs: a long
 * name is shortened by as many characters as are added, so that it grows neither in bytes nor in
 * UTF-16 units, whichever are limited.
 */
final class SiblingFile {
  /** Less than any file system in use allows. */
  private static final int SHORT_BYTES = 100;

  private SiblingFile() {}

  /**
   * The file of a name that consists of another's and more.
   *
   * @param file an absolute path
   * @param suffix what is added, ASCII
   * @return a path in the same folder: the same for the same arguments, and almost always another
   *     for others
   */
  static File of(File file, String suffix) {
    String name = file.getName();
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes + suffix.length() > SHORT_BYTES) {
      // The code of the whole name tells apart those that begin alike.
      String code = "." + Integer.toHexString(name.hashCode());
      name = withoutLast(name, code.length() + suffix.length()) + code;
    }
    return new File(file.getParentFile(), name + suffix);
  }

  private static String withoutLast(String name, int characters) {
    int kept = Math.max(0, name.codePointCount(0, name.length()) - characters);
    return name.substring(0, name.offsetByCodePoints(0, kept));
  }

  /** Makes a new, empty file beside another, such as {@code model.safetensors.new1234.tmp}. */
  static File temporary(File file) throws IOException {
    long number = System.nanoTime();
    while (true) {
      File temporary = of(file, ".new" + (number++ & 0x7fffffff) + ".tmp");
      boolean made;
      try {
        made = temporary.createNewFile();
      } catch (IOException e) {
        throw new IOException("no file can be made beside " + file + ": " + e.getMessage(), e);
      }
      if (made) {
        return temporary;
      }
    }
  }
}
