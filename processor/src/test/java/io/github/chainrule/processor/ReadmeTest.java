package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.diagnostic.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the processor's README in step with the messages and files that it names. */
class ReadmeTest {
  private static final Path MAIN =
      Path.of("src", "main", "java", "io", "github", "chainrule", "processor");
  private static final Pattern DIAGNOSTIC_ROW = Pattern.compile("(?m)^\\| (`[A-Z][^|]*`) \\|");
  private static final Pattern FILE = Pattern.compile("`([a-z]+/[A-Za-z]+\\.java)`");

  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void tableOfDiagnosticsHasEveryMessageAndNoOther() {
    String diagnostics = readme.substring(readme.indexOf("## Diagnostics"));
    Set<String> documented =
        DIAGNOSTIC_ROW
            .matcher(diagnostics)
            .results()
            .flatMap(row -> Arrays.stream(row.group(1).replace("`", "").split(", ", -1)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> ids =
        Message.all().stream().map(Message::id).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(ids, documented);
  }

  @Test
  void everyFileToEditExists() {
    Set<String> files =
        FILE.matcher(readme).results().map(match -> match.group(1)).collect(Collectors.toSet());
    assertTrue(files.size() > 10, files.toString());
    for (String file : files) {
      assertTrue(Files.exists(MAIN.resolve(file)), file);
    }
  }

  @Test
  void everyPackageHasARowInTheTable() throws IOException {
    try (var folders = Files.list(MAIN)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        assertTrue(readme.contains("\n| `" + folder.getFileName() + "` | "), folder.toString());
      }
    }
  }
}
