package io.github.chainrule.runtime.io;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** What java.nio.file knows of files and java.io does not: where links point, and permissions. */
@FromApi26
final class FileAttributes {
  private FileAttributes() {}

  /**
   * Where a symbolic link points.
   *
   * @return a path, null if the file is no link
   * @throws IllegalArgumentException if the encoding of file names lacks a character of the path
   */
  static File target(File link) throws IOException {
    Path path = link.toPath();
    if (!Files.isSymbolicLink(path)) {
      return null;
    }
    return path.resolveSibling(Files.readSymbolicLink(path)).toFile();
  }

  /**
   * Gives a file the permissions of another, and its group and owner where the process may do so.
   * Where a file's group cannot be given, the new one may do no more than others may.
   */
  static void copy(File from, File to) throws IOException {
    PosixFileAttributeView view = view(to);
    if (view == null) {
      return;
    }
    PosixFileAttributes wanted = view(from).readAttributes();
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    permissions.addAll(wanted.permissions());
    if (!copyGroup(wanted, view)) {
      restrictGroup(permissions);
    }
    copyOwner(wanted, view);
    // Where all files have the same permissions, setting them may fail, even to these.
    if (!permissions.equals(view.readAttributes().permissions())) {
      view.setPermissions(permissions);
    }
  }

  private static PosixFileAttributeView view(File file) {
    return Files.getFileAttributeView(file.toPath(), PosixFileAttributeView.class);
  }

  private static boolean copyGroup(PosixFileAttributes wanted, PosixFileAttributeView view)
      throws IOException {
    if (wanted.group().equals(view.readAttributes().group())) {
      return true;
    }
    try {
      view.setGroup(wanted.group());
      return true;
    } catch (IOException notAllowed) {
      return false;
    }
  }

  private static void copyOwner(PosixFileAttributes wanted, PosixFileAttributeView view)
      throws IOException {
    if (!wanted.owner().equals(view.readAttributes().owner())) {
      try {
        view.setOwner(wanted.owner());
      } catch (IOException notAllowed) {
        // The file then belongs to who has written it, as a new one does.
      }
    }
  }

  private static void restrictGroup(Set<PosixFilePermission> permissions) {
    if (!permissions.contains(PosixFilePermission.OTHERS_READ)) {
      permissions.remove(PosixFilePermission.GROUP_READ);
    }
    if (!permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      permissions.remove(PosixFilePermission.GROUP_WRITE);
    }
    if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
      permissions.remove(PosixFilePermission.GROUP_EXECUTE);
    }
  }
}
