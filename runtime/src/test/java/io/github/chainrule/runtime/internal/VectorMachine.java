package io.github.chainrule.runtime.internal;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs programs in virtual machines of their own, with the classes of Java 17 before the others.
 */
public final class VectorMachine {
  private static final String VERSIONED = "META-INF/versions/17";

  private VectorMachine() {}

  /** The lines that a program prints where the module of vectors is there. */
  public static List<String> run(Class<?> program, String... flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of(flags));
    return start(program, command);
  }

  /** The lines that a program prints; warnings of the virtual machine are left out. */
  public static List<String> start(Class<?> program, List<String> flags)
      throws IOException, InterruptedException {
    Path classes = placeOf(VectorUnit.class);
    List<String> path =
        List.of(
            classes.resolve(VERSIONED).toString(), classes.toString(), placeOf(program).toString());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(flags);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, path), program.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] output = process.getInputStream().readAllBytes();
    String text = new String(output, StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(text);
    }
    return text.lines().filter(line -> !line.startsWith("WARNING")).toList();
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
