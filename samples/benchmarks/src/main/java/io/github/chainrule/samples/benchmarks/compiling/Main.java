package io.github.chainrule.samples.benchmarks.compiling;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Prints what the size of a looped network costs who compiles it. */
public final class Main {
  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args options of JMH; {@code -p network=} chooses the networks
   * @throws IOException if a report cannot be written
   * @throws RunnerException if a network cannot be compiled
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Report report = new Report("compiling");
    MarkdownTable table =
        new MarkdownTable(
            "network", "parameters", "javac, ms", "ns per parameter", "classes, bytes");
    try (Timings timings = new Timings(Report.file("compiling.log"), args)) {
      for (String network : Compiling.NETWORKS) {
        if (timings.wants("network", network)) {
          Source source = Source.of(network);
          double time = timings.measure(Compiling.class, "network", network).get("javac").fastest();
          table.row(
              network,
              number("%,d", source.parameters()),
              number("%.0f", time / 1e6),
              number("%,.0f", time / source.parameters()),
              number("%,d", Compiling.classBytes(source)));
        }
      }
    }
    report.line("%s", table);
    report.write();
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
