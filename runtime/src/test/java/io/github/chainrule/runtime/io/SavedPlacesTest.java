package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.chainrule.runtime.f32.io.LayeredModel;
import io.github.chainrule.runtime.f32.io.ModelFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models are saved wherever a plain stream to a file could be opened. */
final class SavedPlacesTest {
  @TempDir File directory;

  private static byte[] content() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.save(LayeredModel.small(), out);
    return out.toByteArray();
  }

  private void assertSaves(File file) throws IOException {
    ModelFile.save(LayeredModel.small(), file);
    assertArrayEquals(content(), Files.readAllBytes(file.toPath()));
    ModelFile.load(LayeredModel.small(), file);
    assertArrayEquals(new String[] {file.getName()}, directory.list());
  }

  /** Names in all lengths of UTF-8 that file systems take to the last byte. */
  @ParameterizedTest
  @CsvSource({"a,255", "a,250", "a,230", "é,127", "語,85", "語,80", "😀,63", "😀,40", "a,1"})
  void nameMayBeAsLongAsTheFileSystemAllows(String character, int times) throws IOException {
    File file = new File(directory, character.repeat(times));
    boolean possible = true;
    try {
      new FileOutputStream(file).close();
    } catch (IOException e) {
      possible = false;
    }
    assumeTrue(possible && file.getName().equals(directory.list()[0]), "no such names here");
    assertSaves(file);
    assertTrue(file.delete());
    assertSaves(file);
  }

  @Test
  void nameThatIsTooLongLeavesNothingBehind() {
    File file = new File(directory, "語".repeat(1000));
    IOException e = assertThrows(IOException.class, () -> SaveOnce.save(file, "x"));
    assertTrue(e.getMessage().contains(file.getPath()), e.getMessage());
    assertEquals(0, directory.list().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "rw-r--r--", "rw-rw-rw-", "rwxr-x--x"})
  void permissionsAreKept(String permissions) throws IOException {
    Path file = new File(directory, "model").toPath();
    PosixFileAttributes before = withPermissions(file, permissions);
    assertSaves(file.toFile());
    PosixFileAttributes after = Files.readAttributes(file, PosixFileAttributes.class);
    assertEquals(permissions, PosixFilePermissions.toString(after.permissions()));
    assertEquals(before.owner(), after.owner());
    assertEquals(before.group(), after.group());
    assertFalse(before.fileKey().equals(after.fileKey()), "is another file");
  }

  @Test
  void contentIsNeverOpenToMoreThanTheFileIs() throws IOException {
    File file = new File(directory, "model");
    withPermissions(file.toPath(), "rw-------");
    try (FileReplacement replacement = new FileReplacement(file)) {
      replacement.stream().write(1);
      for (File each : directory.listFiles()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(each.toPath())));
      }
    }
  }

  /** Makes a file, of another group and owner if that is possible. */
  private static PosixFileAttributes withPermissions(Path file, String permissions)
      throws IOException {
    Files.createFile(file);
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    assumeTrue(view != null, "no permissions here");
    try {
      var accounts = file.getFileSystem().getUserPrincipalLookupService();
      view.setGroup(accounts.lookupPrincipalByGroupName("nogroup"));
      view.setOwner(accounts.lookupPrincipalByName("nobody"));
    } catch (IOException e) {
      // They are those of this process then.
    }
    view.setPermissions(PosixFilePermissions.fromString(permissions));
    return view.readAttributes();
  }

  @Test
  void newFileHasThePermissionsOfAnyNewFile() throws IOException {
    File plain = new File(directory, "plain");
    new FileOutputStream(plain).close();
    File file = new File(directory, "model");
    SaveOnce.save(file, "x");
    assumeTrue(File.separatorChar == '/', "no permissions here");
    assertEquals(
        Files.getPosixFilePermissions(plain.toPath()),
        Files.getPosixFilePermissions(file.toPath()));
  }

  @Test
  void deviceIsWritten() throws IOException {
    File device = new File("/dev/null");
    assumeTrue(device.exists(), "no devices here");
    ModelFile.save(LayeredModel.small(), device);
    assertTrue(device.exists() && !device.isFile());
  }

  @Test
  void deviceThatIsFullIsAnError() {
    File device = new File("/dev/full");
    assumeTrue(device.exists(), "no such device here");
    assertThrows(IOException.class, () -> ModelFile.save(LayeredModel.small(), device));
  }

  @Test
  void pipeIsWritten() throws Exception {
    File pipe = new File(directory, "pipe");
    try {
      assertEquals(0, new ProcessBuilder("mkfifo", pipe.getPath()).start().waitFor());
    } catch (IOException e) {
      abort("no pipes here");
    }
    Callable<byte[]> reading =
        () -> {
          // Without a buffer, some JDKs want to seek.
          try (InputStream in = new BufferedInputStream(new FileInputStream(pipe))) {
            return in.readAllBytes();
          }
        };
    FutureTask<byte[]> read = new FutureTask<>(reading);
    new Thread(read).start();
    ModelFile.save(LayeredModel.small(), pipe);
    assertArrayEquals(content(), read.get());
    assertFalse(pipe.isFile());
    assertArrayEquals(new String[] {"pipe"}, directory.list());
  }

  @Test
  void standardOutputIsWrittenWhateverItIs() throws Exception {
    assumeTrue(new File("/dev/stdout").exists(), "no such device here");
    ChildProcess child = new ChildProcess("-Xmx64m", SaveOnce.class, "/dev/stdout", "to a pipe");
    assertEquals("to a pipe", child.output());
    File file = new File(directory, "redirected");
    new FileOutputStream(file).close();
    Object key = Files.readAttributes(file.toPath(), PosixFileAttributes.class).fileKey();
    ChildProcess.to(file, SaveOnce.class, "/dev/stdout", "to a file").waitFor();
    assertEquals("to a file", Files.readString(file.toPath()));
    assertEquals(key, Files.readAttributes(file.toPath(), PosixFileAttributes.class).fileKey());
  }

  @Test
  void placesThatDoNotExistAreNamed() throws IOException {
    File nowhere = new File(new File(directory, "none"), "model");
    assertEquals(nowhere + ": there is no directory of that name to hold it", refused(nowhere));
    File plain = new File(directory, "plain");
    new FileOutputStream(plain).close();
    File below = new File(plain, "model");
    assertEquals(below + ": there is no directory of that name to hold it", refused(below));
    assertEquals(directory + " is a directory", refused(directory));
    assertArrayEquals(new String[] {"plain"}, directory.list());
  }

  private static String refused(File file) {
    return assertThrows(IOException.class, () -> ModelFile.save(LayeredModel.small(), file))
        .getMessage();
  }

  @Test
  void contentIsWrittenOverWhatIsLongerOrShorter() throws IOException {
    Path content = Files.writeString(new File(directory, "content").toPath(), "new");
    for (String old : new String[] {"", "old", "longer than the new one"}) {
      Path file = Files.writeString(new File(directory, "file").toPath(), old);
      try (RandomAccessFile target = new RandomAccessFile(file.toFile(), "rw")) {
        FileReplacement.overwrite(content.toFile(), target);
      }
      assertEquals("new", Files.readString(file));
    }
  }
}
