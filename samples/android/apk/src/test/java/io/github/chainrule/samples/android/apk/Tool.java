package io.github.chainrule.samples.android.apk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

/** The command-line tools that package an app. */
final class Tool {
  private Tool() {}

  /** Runs a command to its end, which must be a success; returns the lines that it prints. */
  static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + "\n" + printed);
    return printed.lines().toList();
  }
}
