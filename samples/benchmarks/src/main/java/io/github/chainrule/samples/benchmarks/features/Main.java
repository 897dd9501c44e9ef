package io.github.chainrule.samples.benchmarks.features;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how long a predictor takes beside filling the array by hand: at most 1.1 times. */
public final class Main {
  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args options of JMH
   * @throws IOException if a report cannot be written
   * @throws RunnerException if nothing can be measured
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Report report = new Report("features");
    MarkdownTable table =
        new MarkdownTable("network", "predictor, ns", "by hand, ns", "ratio", "target");
    try (Timings timings = new Timings(Report.file("features.log"), args)) {
      Map<String, Score> scores = timings.measure(Filling.class);
      double predictor = scores.get("predictor").fastest();
      double byHand = scores.get("byHand").fastest();
      table.row(
          "6-32-2",
          String.format(Locale.ROOT, "%.1f", predictor),
          String.format(Locale.ROOT, "%.1f", byHand),
          String.format(Locale.ROOT, "%.2f", predictor / byHand),
          "≤ 1.10");
    }
    report.line("%s", table);
    report.write();
  }
}
