package io.github.chainrule.samples.benchmarks.threads;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Prints what a batch of 256 samples takes a trainer of one thread and of two. */
public final class Main {
  private static final List<String> NETWORKS = List.of("12-64-64-4", "784-128-10");

  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args options of JMH
   * @throws IOException if a report cannot be written
   * @throws RunnerException if a fit cannot be measured
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Report report = new Report("threads");
    MarkdownTable table =
        new MarkdownTable("network", "by", "one thread, µs a batch", "two threads", "one / two");
    try (Timings timings = new Timings(Report.file("threads.log"), args)) {
      for (String network : NETWORKS) {
        if (timings.wants(OneFit.PARAMETER, network)) {
          Map<String, Score> scores = timings.measure(OneFit.class, OneFit.PARAMETER, network);
          add(table, network, "plain Java", scores.get("one"), scores.get("two"));
          add(table, network, "vectors", scores.get("oneByVectors"), scores.get("twoByVectors"));
        }
      }
    }
    report.line("Batches of %d samples:%n", OneFit.BATCH);
    report.line("%s", table);
    report.write();
  }

  private static void add(MarkdownTable table, String network, String by, Score one, Score two) {
    table.row(
        network,
        by,
        String.format(Locale.ROOT, "%,.0f", one.fastest() / 1e3),
        String.format(Locale.ROOT, "%,.0f", two.fastest() / 1e3),
        String.format(Locale.ROOT, "%.2f", one.fastest() / two.fastest()));
  }
}
