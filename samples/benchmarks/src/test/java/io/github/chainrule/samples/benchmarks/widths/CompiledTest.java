package io.github.chainrule.samples.benchmarks.widths;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompiledTest {
  @Test
  void everyWidthIsCompiled(@TempDir Path directory) throws IOException {
    Compiled.compile(Range.of("from=7", "to=8"), directory);
    assertTrue(Files.exists(directory.resolve("widths/Width7Network.class")));
    assertTrue(Files.exists(directory.resolve("widths/Width8Network.class")));
  }
}
