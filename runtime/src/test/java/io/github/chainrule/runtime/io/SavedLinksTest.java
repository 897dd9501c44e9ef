package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbolic links stay what they are, with java.nio.file and without. */
final class SavedLinksTest {
  @TempDir Path directory;

  /** Makes a link in the directory, to a path as it is. */
  private Path link(String name, String to) throws IOException {
    Path link = directory.resolve(name);
    Files.createDirectories(link.getParent());
    try {
      return Files.createSymbolicLink(link, Path.of(to));
    } catch (IOException | UnsupportedOperationException e) {
      return abort("no symbolic links here");
    }
  }

  private static void save(boolean oldAndroid, Path file, String text) throws IOException {
    if (oldAndroid) {
      new OldAndroid().save(file.toFile(), text);
    } else {
      SaveOnce.save(file.toFile(), text);
    }
  }

  private void assertFiles(String... expected) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<String> found =
          files
              .filter(
                  path ->
                      !path.equals(directory)
                          && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .map(path -> directory.relativize(path).toString())
              .sorted()
              .toList();
      assertEquals(List.of(expected), found);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fileBehindALinkIsReplaced(boolean oldAndroid) throws IOException {
    Path file = Files.createDirectory(directory.resolve("models")).resolve("v1");
    Files.writeString(file, "old");
    Path link = link("links/latest", "../models/v1");
    save(oldAndroid, link, "new");
    assertEquals("new", Files.readString(file));
    assertEquals(Path.of("../models/v1"), Files.readSymbolicLink(link));
    assertFiles("links/latest", "models/v1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fileBehindALinkIsMade(boolean oldAndroid) throws IOException {
    Path link = link("latest", "v1");
    save(oldAndroid, link, "new");
    assertEquals("new", Files.readString(directory.resolve("v1")));
    assertTrue(Files.isSymbolicLink(link));
    assertFiles("latest", "v1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void chainOfLinksAndLinkedDirectoriesIsFollowed(boolean oldAndroid) throws IOException {
    Files.createDirectory(directory.resolve("models"));
    link("by-name/models", "../models");
    link("a", "links/b");
    link("links/b", directory.resolve("links/c").toString());
    link("links/c", "../by-name/models/../models/v1");
    for (String text : List.of("first", "second")) {
      save(oldAndroid, directory.resolve("a"), text);
      assertEquals(text, Files.readString(directory.resolve("models/v1")));
      assertFiles("a", "by-name/models", "links/b", "links/c", "models/v1");
    }
  }

  @Test
  void circlesAreNamedAndNothingIsLeftBehind() throws IOException {
    Path self = link("self", "self");
    Path here = link("here", "there");
    link("there", "here");
    for (Path link : List.of(self, here)) {
      FileNotFoundException e =
          assertThrows(FileNotFoundException.class, () -> save(false, link, "new"));
      assertEquals(
          link + ": its symbolic links lead in a circle, or are more than 40", e.getMessage());
      assertThrows(FileNotFoundException.class, () -> save(true, link, "new"));
    }
    assertThrows(IOException.class, () -> FileReplacement.latest(self.toFile()));
    assertFiles("here", "self", "there");
  }

  @Test
  void linkIntoAMissingDirectoryIsRefused() throws IOException {
    Path link = link("latest", "missing/v1");
    FileNotFoundException e =
        assertThrows(FileNotFoundException.class, () -> save(false, link, "new"));
    assertEquals(
        directory.resolve("missing/v1") + ": there is no directory of that name to hold it",
        e.getMessage());
    assertFiles("latest");
  }

  @Test
  void linkToADirectoryIsRefused() throws IOException {
    Path link = link("latest", ".");
    File file = link.toFile();
    assertEquals(
        file + " is a directory",
        assertThrows(FileNotFoundException.class, () -> SaveOnce.save(file, "x")).getMessage());
    assertFiles("latest");
  }
}
