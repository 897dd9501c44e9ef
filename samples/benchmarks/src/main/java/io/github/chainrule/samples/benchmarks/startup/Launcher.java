package io.github.chainrule.samples.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Starts programs on this Java, and takes the time from start to end of the process. */
final class Launcher {
  private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

  private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private final String classPath;

  Launcher(Path... classPath) {
    this.classPath =
        Arrays.stream(classPath)
            .map(entry -> entry.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
  }

  /** Milliseconds of one run. */
  double run(Class<?> program) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(java, "-cp", classPath, program.getName())).inheritIO();
    long start = System.nanoTime();
    int code = builder.start().waitFor();
    double milliseconds = (System.nanoTime() - start) / NANOSECONDS_PER_MILLISECOND;
    if (code != 0) {
      throw new IllegalStateException(program.getName() + " ended with " + code);
    }
    return milliseconds;
  }

  /** The median, in milliseconds. */
  static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
