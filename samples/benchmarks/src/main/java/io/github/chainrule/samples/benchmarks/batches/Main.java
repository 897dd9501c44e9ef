package io.github.chainrule.samples.benchmarks.batches;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Prints what a sample takes in batches of few and of many, by plain Java and by vectors. */
public final class Main {
  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args options of JMH
   * @throws IOException if a report cannot be written
   * @throws RunnerException if a batch cannot be measured
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Report report = new Report("batches");
    MarkdownTable table =
        new MarkdownTable(
            "network",
            "samples",
            "forward, ns a sample",
            "by vectors",
            "gradient, ns a sample",
            "by vectors");
    try (Timings timings = new Timings(Report.file("batches.log"), args)) {
      for (String network : Sizes.NETWORKS) {
        for (int n : Sizes.SAMPLES) {
          String batch = OneBatch.of(network, n);
          if (timings.wants(OneBatch.PARAMETER, batch)) {
            add(table, network, n, timings.measure(OneBatch.class, OneBatch.PARAMETER, batch));
          }
        }
      }
    }
    report.line("%s", table);
    report.write();
  }

  private static void add(MarkdownTable table, String network, int n, Map<String, Score> scores) {
    table.row(
        network,
        Integer.toString(n),
        ofSample(scores.get("forward"), n),
        ofSample(scores.get("forwardByVectors"), n),
        ofSample(scores.get("gradient"), n),
        ofSample(scores.get("gradientByVectors"), n));
  }

  private static String ofSample(Score score, int n) {
    return String.format(Locale.ROOT, "%,.0f", score.fastest() / n);
  }
}
