package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileReplacementTest {
  @TempDir File directory;
  private File file;

  /** A file whose renaming fails if there is one of that name, as on Windows. */
  private static final class WindowsFile extends File {
    private static final long serialVersionUID = 1L;
    private int allowed = Integer.MAX_VALUE;

    WindowsFile(File directory, String name) {
      super(directory, name);
    }

    @Override
    public boolean renameTo(File other) {
      return allowed-- > 0 && !other.exists() && super.renameTo(other);
    }
  }

  @BeforeEach
  void writeOldFile() throws IOException {
    file = new File(directory, "model");
    write(file, "old");
  }

  @Test
  void uncommittedContentIsDropped() throws IOException {
    try (FileReplacement replacement = new FileReplacement(file)) {
      replacement.stream().write(1);
      assertEquals(2, directory.list().length);
    }
    assertOnlyFileIs("old");
  }

  @Test
  void committedContentReplacesTheFile() throws IOException {
    try (FileReplacement replacement = new FileReplacement(file)) {
      replacement.stream().write('n');
      assertEquals("old", read(file));
      replacement.commit();
    }
    assertOnlyFileIs("n");
  }

  @Test
  void contentWithoutAPlaceIsRefused() throws IOException {
    assertThrows(IOException.class, () -> new FileReplacement(directory).close());
    File nowhere = new File(new File(directory, "none"), "model");
    assertThrows(IOException.class, () -> new FileReplacement(nowhere).close());
    assertOnlyFileIs("old");
  }

  @Test
  void symbolicLinkStaysALink() throws IOException {
    File link = new File(directory, "link");
    boolean linked = true;
    try {
      Files.createSymbolicLink(link.toPath(), file.toPath());
    } catch (IOException | UnsupportedOperationException e) {
      linked = false;
    }
    assumeTrue(linked);
    try (FileReplacement replacement = new FileReplacement(link)) {
      replacement.stream().write('n');
      replacement.commit();
    }
    assertTrue(Files.isSymbolicLink(link.toPath()));
    assertEquals("n", read(file));
  }

  @Test
  void fileIsReplacedWhereARenameDoesNotReplace() throws IOException {
    WindowsFile temporary = windowsFile();
    FileReplacement.replace(temporary, file);
    assertOnlyFileIs("new");
  }

  @Test
  void oldFileIsBackIfItCannotBeReplaced() {
    WindowsFile temporary = windowsFile();
    temporary.allowed = 0;
    assertThrows(IOException.class, () -> FileReplacement.replace(temporary, file));
    assertTrue(temporary.delete());
    assertOnlyFileIs("old");
  }

  @Test
  void crashBetweenTwoRenamesLeavesTheOldFileToBeFound() throws IOException {
    File replaced = new File(directory, "model.replaced");
    assertTrue(file.renameTo(replaced));
    assertEquals("old", read(FileReplacement.latest(file)));
    FileReplacement.replace(windowsFile(), file);
    assertFalse(replaced.exists());
    assertEquals("new", read(FileReplacement.latest(file)));
    assertOnlyFileIs("new");
  }

  @Test
  void missingFileIsItself() throws IOException {
    File missing = new File(directory, "missing");
    assertEquals(missing, FileReplacement.latest(missing));
  }

  private WindowsFile windowsFile() {
    WindowsFile temporary = new WindowsFile(directory, "temporary");
    write(temporary, "new");
    return temporary;
  }

  private void assertOnlyFileIs(String content) {
    assertArrayEquals(new String[] {"model"}, directory.list());
    assertEquals(content, read(file));
  }

  private static void write(File file, String content) {
    try {
      Files.writeString(file.toPath(), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(File file) {
    try {
      return Files.readString(file.toPath());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
