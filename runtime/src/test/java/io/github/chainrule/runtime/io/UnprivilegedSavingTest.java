package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process saves that may not write everything: another user if the tests' own may. */
final class UnprivilegedSavingTest {
  @TempDir File parent;
  private File directory;
  private File file;

  @BeforeEach
  void makeFileThatAllMayWrite() throws IOException {
    assumeTrue(File.separatorChar == '/', "no permissions here");
    permit(parent, "rwxr-xr-x");
    directory = new File(parent, "models");
    assertTrue(directory.mkdir());
    file = new File(directory, "model");
    Files.writeString(file.toPath(), "a long old content");
    permit(file, "rw-rw-rw-");
    permit(directory, "rwxrwxrwx");
    assumeTrue(save(new File(directory, "test")).isEmpty(), "nobody can run the classes");
    assertTrue(new File(directory, "test").delete());
  }

  @Test
  void fileInAnUnwritableDirectoryIsWrittenOver() throws IOException {
    permit(directory, "r-xr-xr-x");
    Object key = Files.getAttribute(file.toPath(), "unix:ino");
    assertEquals("", save(file));
    assertEquals("new", Files.readString(file.toPath()));
    assertEquals(key, Files.getAttribute(file.toPath(), "unix:ino"));
    assertArrayEquals(new String[] {"model"}, directory.list());
  }

  @Test
  void noFileIsMadeInAnUnwritableDirectory() throws IOException {
    permit(directory, "r-xr-xr-x");
    File other = new File(directory, "other");
    assertEquals(
        "java.io.IOException: no file can be made beside " + other + ": Permission denied",
        save(other));
    assertArrayEquals(new String[] {"model"}, directory.list());
  }

  @Test
  void fileThatMayNotBeWrittenIsNotReplaced() throws IOException {
    permit(file, "r--r--r--");
    assertEquals("java.io.FileNotFoundException: " + file + " may not be written", save(file));
    assertEquals("a long old content", Files.readString(file.toPath()));
    assertArrayEquals(new String[] {"model"}, directory.list());
  }

  @Test
  void groupThatCannotBeKeptMayDoNoMoreThanOthers() throws IOException {
    permit(file, "rw-r-xrw-");
    Object group = Files.getAttribute(file.toPath(), "posix:group");
    assertEquals("", save(file));
    assumeTrue(!group.equals(Files.getAttribute(file.toPath(), "posix:group")), "it is the same");
    assertEquals("new", Files.readString(file.toPath()));
    String permissions =
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.toPath()));
    assertEquals("rw-r--rw-", permissions);
  }

  private static void permit(File file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file.toPath(), PosixFilePermissions.fromString(permissions));
  }

  /** What another process prints that saves. */
  private static String save(File file) throws IOException {
    return ChildProcess.unprivileged(SaveOnce.class, file.getPath(), "new").output().trim();
  }
}
