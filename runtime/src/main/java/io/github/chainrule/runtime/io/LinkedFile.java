package io.github.chainrule.runtime.io;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Finds the file that symbolic links lead to, whether it exists or not. */
final class LinkedFile {
  /** As many links as Linux follows; more of them, or a circle, it takes for an error, too. */
  private static final int LONGEST_CHAIN = 40;

  private LinkedFile() {}

  /**
   * The file that is written by whoever opens a path.
   *
   * @param file a path
   * @return an absolute path that is no link, but for links to what is no plain file: such a path
   *     is returned as it is
   * @throws IOException if links lead in a circle, or if the path cannot be resolved
   */
  static File of(File file) throws IOException {
    File absolute = file.getAbsoluteFile();
    if (absolute.exists() && !absolute.isFile()) {
      return absolute;
    }
    try {
      return followed(absolute);
    } catch (NoClassDefFoundError beforeApi26) {
      return canonical(absolute);
    } catch (IllegalArgumentException notInTheEncodingOfNames) {
      return canonical(absolute);
    }
  }

  private static File followed(File file) throws IOException {
    File current = file;
    for (int links = 0; links <= LONGEST_CHAIN; links++) {
      File next = FileAttributes.target(current);
      if (next == null || isOpenFile(current)) {
        return current;
      }
      current = next;
    }
    throw new FileNotFoundException(
        file + ": its symbolic links lead in a circle, or are more than " + LONGEST_CHAIN);
  }

  /**
   * Whether a path stands for a file that a process has open, such as {@code /dev/stdout}. What
   * such a link tells need not be a path, and who has the file open would not see it replaced.
   */
  static boolean isOpenFile(File file) throws IOException {
    File folder = file.getParentFile();
    return folder != null && folder.getCanonicalPath().startsWith("/proc/");
  }

  /** As far as java.io knows: {@code getCanonicalFile} does not follow a link to nothing. */
  private static File canonical(File file) throws IOException {
    boolean leadsNowhere = !file.exists() && isListed(file);
    if (leadsNowhere) {
      // Making what the link points to shows where that is.
      new FileOutputStream(file, true).close();
    }
    File target = file.getCanonicalFile();
    if (leadsNowhere && target.length() == 0) {
      target.delete();
    }
    return target;
  }

  private static boolean isListed(File file) {
    File folder = file.getParentFile();
    String[] names = folder == null ? null : folder.list();
    return names != null && Arrays.asList(names).contains(file.getName());
  }
}
