package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.train.Settings;
import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Replaces a file as a whole: writes another file beside it, makes sure that it is on the disk, and
 * gives it the name of the first. Whoever opens the file meanwhile, or after a crash at any moment,
 * finds the old content or the new one, never a mixture.
 *
 * <pre>{@code
 * try (FileReplacement replacement = new FileReplacement(file)) {
 *   write(replacement.stream());
 *   replacement.commit();
 * }
 * }</pre>
 *
 * <p>On Linux, Android and macOS a rename replaces the old file in one step. A crash may leave the
 * other file behind, {@code model.safetensors.new1234.tmp} beside {@code model.safetensors}; it can
 * be deleted when nobody is saving. A symbolic link stays one: what it points to is replaced. The
 * new file has the permissions of any new file.
 *
 * <p>On Windows a rename may refuse to replace a file, and nothing in Android's API 21 does. Then
 * the old file is first renamed to {@code model.safetensors.replaced}, and deleted in the end. A
 * crash between the two renames leaves no file of the right name, but both others, complete; {@link
 * #latest} then finds the old one, and so does everything that loads by it. No file can be replaced
 * there while somebody has it open.
 */
public final class FileReplacement implements Closeable {
  private final File target;
  private final File temporary;
  private final FileOutputStream stream;

  /**
   * Begins to replace a file.
   *
   * @param file the file, which need not exist; its directory must
   * @throws IOException if no file can be made in its directory, or if it is a directory itself
   */
  public FileReplacement(File file) throws IOException {
    Settings.present("file", file);
    target = file.getCanonicalFile();
    if (target.isDirectory()) {
      throw new FileNotFoundException(target + " is a directory");
    }
    temporary = File.createTempFile(target.getName() + ".new", ".tmp", target.getParentFile());
    stream = new FileOutputStream(temporary);
  }

  /**
   * The file to read: the file itself, or the one that it was before a crash on Windows.
   *
   * @param file the file as it was given to be replaced
   * @return an existing file if there is one, else the argument
   * @throws IOException if the path cannot be resolved
   */
  public static File latest(File file) throws IOException {
    Settings.present("file", file);
    File replaced = replaced(file.getCanonicalFile());
    return !file.exists() && replaced.exists() ? replaced : file;
  }

  /**
   * Where the new content goes.
   *
   * @return a stream without a buffer
   */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Puts the new content in the place of the old.
   *
   * @throws IOException if that fails; the old content is then still there
   */
  public void commit() throws IOException {
    stream.getFD().sync();
    stream.close();
    replace(temporary, target);
  }

  /** Gives up, unless {@link #commit} has succeeded: the old content stays. */
  @Override
  public void close() throws IOException {
    try {
      stream.close();
    } finally {
      temporary.delete();
    }
  }

  static void replace(File temporary, File target) throws IOException {
    File replaced = replaced(target);
    boolean crashedBefore = !target.exists() && replaced.exists();
    if (temporary.renameTo(target)) {
      if (crashedBefore) {
        replaced.delete();
      }
      return;
    }
    if (target.isFile()) {
      replaced.delete();
      if (target.renameTo(replaced) && temporary.renameTo(target)) {
        replaced.delete();
        return;
      }
      replaced.renameTo(target);
    }
    throw new IOException("cannot rename " + temporary + " to " + target);
  }

  private static File replaced(File target) {
    return new File(target.getPath() + ".replaced");
  }
}
