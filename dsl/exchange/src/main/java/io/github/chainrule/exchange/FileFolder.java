package io.github.chainrule.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The folder of a model file: what lies beside it may be read, nothing else, whatever names the
 * file gives.
 *
 * @param path the folder; null if there is none and nothing may be read
 */
public record FileFolder(Path path) {
  /** The largest file that is read, in bytes. */
  public static final long LARGEST = 128L << 20;

  public static final FileFolder NONE = new FileFolder(null);

  /** Reads a whole file, if it is not too large. */
  public static byte[] readAll(Path file) throws IOException, DamagedFileException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new DamagedFileException(
          "a file of %d bytes; files of up to %d are read".formatted(size, LARGEST));
    }
    return Files.readAllBytes(file);
  }

  /** Reads a range of a file beside the model. */
  byte[] readRange(Path file, long offset, long length) throws IOException, DamagedFileException {
    long size = Files.size(file);
    if (offset < 0 || length < 0 || length > LARGEST || offset > size - length) {
      throw new DamagedFileException(
          "%s has %d bytes, not %d from %d on".formatted(file.getFileName(), size, length, offset));
    }
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(offset);
      return in.readNBytes((int) length);
    }
  }

  /**
   * Reads a range of a file that the model names.
   *
   * @param name a file in this folder or below; no way out of it is followed, nor any link
   */
  public byte[] read(String name, long offset, long length) throws DamagedFileException {
    if (path == null) {
      throw new DamagedFileException("no other file may be read here");
    }
    try {
      Path root = path.toRealPath();
      Path file = root.resolve(name).normalize();
      if (name.isEmpty() || !file.startsWith(root) || !Files.isRegularFile(file)) {
        throw new DamagedFileException("there is no file '" + name + "' beside the model");
      }
      if (!file.toRealPath().startsWith(root)) {
        throw new DamagedFileException("'" + name + "' leads out of the folder of the model");
      }
      return readRange(file, offset, length);
    } catch (IOException | InvalidPathException e) {
      throw new DamagedFileException("'" + name + "' cannot be read");
    }
  }
}
