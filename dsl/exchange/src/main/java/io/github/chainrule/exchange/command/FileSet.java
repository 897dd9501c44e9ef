package io.github.chainrule.exchange.command;

import io.github.chainrule.exchange.RefusalException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
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
    Map<Path, Path> written = new LinkedHashMap<>();
    List<String> reports = new ArrayList<>();
    try {
      for (Map.Entry<Path, byte[]> entry : files.entrySet()) {
        Path file = entry.getKey();
        if (Files.exists(file)) {
          reports.add(compare(file, entry.getValue()));
        } else {
          written.put(file, beside(file, entry.getValue()));
          reports.add("written: " + file);
        }
      }
    } catch (IOException e) {
      for (Path temporary : written.values()) {
        Files.deleteIfExists(temporary);
      }
      throw new RefusalException("nothing is written: " + e.getMessage() + " cannot be");
    }
    for (Map.Entry<Path, Path> entry : written.entrySet()) {
      Files.move(entry.getValue(), entry.getKey(), StandardCopyOption.ATOMIC_MOVE);
    }
    reports.forEach(out::println);
  }

  private static Path beside(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
    Files.write(temporary, content);
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
