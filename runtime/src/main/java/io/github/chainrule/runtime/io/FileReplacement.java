package io.github.chainrule.runtime.io;

import io.github.chainrule.runtime.train.Settings;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;

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
 * <p>Otherwise it does what a {@code FileOutputStream} does:
 *
 * <ul>
 *   <li>A symbolic link stays one: what it leads to is replaced, or made if it is not there yet.
 *       Links in a circle are an error.
 *   <li>A file keeps its permissions, and its group and owner where the process may give them; a
 *       new file has those of any new file. A file that may not be written is not replaced. Before
 *       Android 8 (API level 26) Java knows no permissions: a file there has those of a new one.
 *   <li>A pipe or a device, such as {@code /dev/stdout}, is written, piece by piece.
 *   <li>Where a file may be written but nothing else may have its name, as in a folder that may not
 *       be changed or where the file is mounted by itself, the content is made ready elsewhere and
 *       then written over the old one. Only if that is interrupted, there may be a mixture; what
 *       was made ready is then still there.
 * </ul>
 *
 * <p>But other names of the same file, hard links, keep the old content, and so does who has it
 * open; access lists beyond the permissions are not kept.
 *
 * <p>On Linux, Android and macOS a rename replaces the old file in one step. A crash may leave the
 * other file behind, {@code model.safetensors.new1234.tmp} beside {@code model.safetensors}; it can
 * be deleted when nobody is saving.
 *
 * <p>On Windows a rename may refuse to replace a file, and nothing in Android's API 21 does. Then
 * the old file is first renamed to {@code model.safetensors.replaced}, and deleted in the end. A
 * crash between the two renames leaves no file of the right name, but both others, complete; {@link
 * #latest} then finds the old one, and so does everything that loads by it. No file can be replaced
 * there while somebody has it open.
 */
public final class FileReplacement implements Closeable {
  private final File target;

  /** Null if the target is written itself: a pipe, a device. */
  private final File temporary;

  private final FileOutputStream stream;
  private boolean targetIsMixed;

  /**
   * Begins to replace a file.
   *
   * @param file the file, which need not exist; its directory must
   * @throws IOException if it is a directory or may not be written, if no file can be made in its
   *     directory, or if it is a symbolic link that leads in a circle; then nothing is left behind
   * @throws NullPointerException if the file is null
   */
  public FileReplacement(File file) throws IOException {
    Settings.present("file", file);
    target = LinkedFile.of(file);
    check(target);
    if (target.exists() && (!target.isFile() || LinkedFile.isOpenFile(target))) {
      temporary = null;
      stream = new FileOutputStream(target);
    } else {
      temporary = temporary(target);
      stream = open(temporary, target);
    }
  }

  private static void check(File target) throws IOException {
    if (target.isDirectory()) {
      throw new FileNotFoundException(target + " is a directory");
    }
    if (target.exists() && !target.canWrite()) {
      throw new FileNotFoundException(target + " may not be written");
    }
    if (!target.getParentFile().isDirectory()) {
      throw new FileNotFoundException(target + ": there is no directory of that name to hold it");
    }
  }

  private static File temporary(File target) throws IOException {
    boolean nothingBeside = target.exists() && !target.getParentFile().canWrite();
    return nothingBeside ? File.createTempFile("chainrule", ".tmp") : SiblingFile.temporary(target);
  }

  /** Opens the new file. It has the permissions of the old one before anything is in it. */
  private static FileOutputStream open(File temporary, File target) throws IOException {
    FileOutputStream opened = null;
    boolean ready = false;
    try {
      opened = new FileOutputStream(temporary);
      if (target.exists()) {
        copyAttributes(target, temporary);
      }
      ready = true;
      return opened;
    } finally {
      if (!ready) {
        if (opened != null) {
          opened.close();
        }
        temporary.delete();
      }
    }
  }

  private static void copyAttributes(File from, File to) throws IOException {
    try {
      FileAttributes.copy(from, to);
    } catch (NoClassDefFoundError beforeApi26) {
      // An app's files are its own there: new ones have the permissions of the old.
      return;
    } catch (IllegalArgumentException notInTheEncodingOfNames) {
      return;
    }
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
    if (file.exists()) {
      return file;
    }
    File replaced = replaced(LinkedFile.of(file));
    return replaced.exists() ? replaced : file;
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
   * @throws IOException if that fails; the old content is then still there, but where it was being
   *     written over, which the message tells
   */
  public void commit() throws IOException {
    if (temporary == null) {
      stream.close();
      return;
    }
    stream.getFD().sync();
    stream.close();
    try {
      replace(temporary, target);
    } catch (IOException e) {
      // Where a file that is open can be renamed, this one never can. Elsewhere it may be being
      // read.
      if (File.separatorChar != '/' || !target.isFile()) {
        throw e;
      }
      overwrite();
    }
  }

  private void overwrite() throws IOException {
    try (RandomAccessFile out = new RandomAccessFile(target, "rw")) {
      targetIsMixed = true;
      overwrite(temporary, out);
      targetIsMixed = false;
    } catch (IOException e) {
      String where = targetIsMixed ? "; all of the new content is in " + temporary : "";
      throw new IOException("cannot write over " + target + where, e);
    }
  }

  /** Gives up, unless {@link #commit} has succeeded: the old content stays. */
  @Override
  public void close() throws IOException {
    try {
      stream.close();
    } finally {
      if (temporary != null && !targetIsMixed) {
        temporary.delete();
      }
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

  /** Does not empty the file first, so that a full disk does not leave less than there was. */
  static void overwrite(File content, RandomAccessFile target) throws IOException {
    byte[] chunk = new byte[8192];
    try (InputStream in = new FileInputStream(content)) {
      int count = in.read(chunk);
      while (count > 0) {
        target.write(chunk, 0, count);
        count = in.read(chunk);
      }
    }
    target.setLength(target.getFilePointer());
    target.getFD().sync();
  }

  private static File replaced(File target) {
    return SiblingFile.of(target, ".replaced");
  }
}
