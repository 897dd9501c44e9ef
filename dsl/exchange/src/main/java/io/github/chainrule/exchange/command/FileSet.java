package io.github.chainrule.exchange.command;

import io.github.chainrule.exchange.RefusalException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that are written together or not at all. One that exists already is never replaced: it is
 * left as it is, and what would change is shown.
 */
final class FileSet {
  private final Map<Path, byte[]> files = new LinkedHashMap<>();

  void add(Path file, byte[] content) {
    files.put(file, content);
  }

  void write(PrintStream out) throws RefusalException, IOException {
    Map<Path, Path> made = new LinkedHashMap<>();
    List<Path> moved = new ArrayList<>();
    List<String> reports = new ArrayList<>();
    try {
      for (Map.Entry<Path, byte[]> entry : files.entrySet()) {
        Path file = entry.getKey();
        if (Files.exists(file)) {
          reports.add(compare(file, entry.getValue()));
        } else {
          made.put(file, beside(file, entry.getValue()));
          reports.add("written: " + file);
        }
      }
      for (Map.Entry<Path, Path> entry : made.entrySet()) {
        Files.move(entry.getValue(), entry.getKey(), StandardCopyOption.ATOMIC_MOVE);
        moved.add(entry.getKey());
      }
    } catch (IOException e) {
      RefusalException refusal =
          new RefusalException("nothing is written: " + e.getMessage() + " cannot be");
      delete(made.values(), refusal);
      delete(moved, refusal);
      throw refusal;
    }
    reports.forEach(out::println);
  }

  /** Deletes what is there of some files; a failure of this does not hide what led to it. */
  private static void delete(Collection<Path> files, Exception cause) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private static Path beside(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Not of Files, which makes files that others may not read.
    String prefix = "." + file.getFileName();
    Path temporary = File.createTempFile(prefix, ".tmp", folder.toFile()).toPath();
    try {
      Files.write(temporary, content);
    } catch (IOException e) {
      IOException failure = new IOException(file + " (" + e.getMessage() + ")", e);
      delete(List.of(temporary), failure);
      throw failure;
    }
    return temporary;
  }

  private static String compare(Path file, byte[] content) throws IOException {
    byte[] old = Files.readAllBytes(file);
    if (Arrays.equals(old, content)) {
      return "unchanged: " + file;
    }
    if (!file.toString().endsWith(".java")) {
      return "left as it is: " + file + ", whose numbers differ; delete it to have it written";
    }
    return "left as it is: "
        + file
        + ", in which would change\n"
        + LineDifference.of(lines(old), lines(content));
  }

  private static List<String> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().toList();
  }
}
