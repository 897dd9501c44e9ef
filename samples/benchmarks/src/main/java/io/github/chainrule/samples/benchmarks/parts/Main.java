package io.github.chainrule.samples.benchmarks.parts;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Prints how long the parts take that the work of large networks consists of, each alone and in the
 * best loop that we know to write by hand: what generated code could take at best.
 */
public final class Main {
  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args options of JMH
   * @throws IOException if a report cannot be written
   * @throws RunnerException if a part cannot be measured
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Report report = new Report("parts");
    MarkdownTable table = new MarkdownTable("samples", "part", "a sample, ns");
    try (Timings timings = new Timings(Report.file("parts.log"), args)) {
      for (Class<?> parts : List.of(OneSample.class, SmallBatch.class, ManySamples.class)) {
        timings
            .measure(parts)
            .forEach(
                (part, score) ->
                    table.row(
                        parts.getSimpleName(),
                        part,
                        String.format(Locale.ROOT, "%,.0f", score.fastest())));
      }
    }
    report.line("%s", table);
    report.write();
  }
}
