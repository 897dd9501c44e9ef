package io.github.chainrule.samples.benchmarks.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A compiler of C, where it is there. */
public final class Gcc {
  private static final String GCC = "gcc";

  private Gcc() {}

  /**
   * The compiler's name and version.
   *
   * @return the first line of what it says of itself; nothing if it is not there
   * @throws InterruptedException if the thread is interrupted
   */
  public static Optional<String> version() throws InterruptedException {
    try {
      return run(List.of(GCC, "--version")).lines().findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Compiles a program for this machine.
   *
   * @param source its text, which is written beside it
   * @param program the file that is made
   * @param flags what to give gcc beside {@code -O3 -march=native}
   * @throws IOException if gcc fails
   * @throws InterruptedException if the thread is interrupted
   */
  public static void compile(String source, Path program, String... flags)
      throws IOException, InterruptedException {
    Path text = program.resolveSibling(program.getFileName() + ".c");
    Files.writeString(text, source);
    List<String> command = new ArrayList<>(List.of(GCC, "-O3", "-march=native"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-o", program.toString(), text.toString(), "-lm"));
    run(command);
  }

  /**
   * Runs a program to its end.
   *
   * @param command its name and arguments
   * @return what it prints
   * @throws IOException if it cannot be started or fails
   * @throws InterruptedException if the thread is interrupted
   */
  public static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(command + " ended with " + code);
    }
    return said;
  }
}
