package io.github.chainrule.samples.benchmarks.elementary.speed;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how long the elementary functions take. */
public final class Main {
  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args options of JMH
   * @throws IOException if a report cannot be written
   * @throws RunnerException if a function cannot be measured
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Report report = new Report("elementary-speed");
    try (Timings timings = new Timings(Report.file("elementary-speed.log"), args)) {
      Map<String, Score> inLoop = timings.measure(InLoop.class);
      Map<String, Score> alone = timings.measure(Alone.class);
      MarkdownTable table = new MarkdownTable("function", "in a loop, ns", "alone, ns");
      inLoop.forEach(
          (name, score) ->
              table.row(name, time(score), alone.containsKey(name) ? time(alone.get(name)) : "–"));
      report.line("%s", table);
    }
    report.write();
  }

  private static String time(Score score) {
    return String.format(Locale.ROOT, "%.2f", score.fastest());
  }
}
