package io.github.chainrule.samples.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints what a benchmark finds, and writes it to {@code target/benchmarks} as well; begins with
 * the machine that it was found on.
 */
public final class Report {
  private static final Path DIRECTORY = Path.of("target", "benchmarks");
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private final StringBuilder text = new StringBuilder();
  private final String name;

  /**
   * Begins a report.
   *
   * @param name the name of its file, without the ending
   */
  public Report(String name) {
    this.name = name;
    line("%s%n", machine());
  }

  /**
   * A file beside the report.
   *
   * @param name its name
   * @return its path, in a directory that exists
   */
  public static Path file(String name) {
    try {
      return Files.createDirectories(DIRECTORY).resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a line.
   *
   * @param format as of {@link String#format}
   * @param arguments what the format refers to
   */
  public void line(String format, Object... arguments) {
    String line = String.format(Locale.ROOT, format, arguments);
    System.out.println(line);
    text.append(line).append(System.lineSeparator());
  }

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written
   */
  public void write() throws IOException {
    Path file = file(name + ".md");
    Files.writeString(file, text);
    System.out.println("Written to " + file.toAbsolutePath());
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%s %s; %s, %d processors, %s %s",
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
  }

  private static String processor() {
    try {
      List<String> lines =
          Files.isReadable(PROCESSORS) ? Files.readAllLines(PROCESSORS) : List.of();
      return lines.stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
