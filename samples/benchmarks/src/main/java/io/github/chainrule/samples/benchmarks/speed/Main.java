package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Subject;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Prints how many times as long as a compiled network its peers take. */
public final class Main {
  private static final String OURS = "chainrule";

  private static final Map<String, String> PEERS =
      Map.of(
          "naive", "plain loops",
          "onnxRuntime", "ONNX Runtime",
          "djl", "DJL with PyTorch",
          "differences", "one-sided differences",
          "sweeps", "a backprop an output");

  private final Timings timings;
  private final MarkdownTable table =
      new MarkdownTable(
          "work, samples", "network", "ours, ns", "peer", "its ns", "ratio", "target");

  private Main(Timings timings) {
    this.timings = timings;
  }

  /**
   * Measures and prints.
   *
   * @param args options of JMH; patterns choose the kinds of work, {@code -p network=} the networks
   * @throws IOException if a report cannot be written
   * @throws RunnerException if a peer does not agree with the compiled network, or cannot run
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Report report = new Report("speed");
    try (Timings timings = new Timings(Report.file("speed.log"), args)) {
      Main main = new Main(timings);
      try {
        main.measure();
      } finally {
        report.line("%n%s", main.table);
        report.write();
      }
    }
  }

  private void measure() throws RunnerException {
    for (Work work : Work.values()) {
      for (Subject subject : Subject.values()) {
        if (timings.wants(work.benchmark().getSimpleName())
            && timings.wants("network", subject.widths())) {
          measure(work, subject);
        }
      }
    }
  }

  private void measure(Work work, Subject subject) throws RunnerException {
    Map<String, Score> scores = timings.measure(work.benchmark(), "network", subject.widths());
    Score ours = scores.get(OURS);
    print("%s, %s: ours %s ns", work.title(), subject.widths(), withMean(ours));
    scores.forEach(
        (contestant, score) -> {
          if (!contestant.equals(OURS)) {
            print(", %s %s ns", PEERS.get(contestant), withMean(score));
            add(work, subject, ours, contestant, score);
          }
        });
    print("%n");
  }

  private void add(Work work, Subject subject, Score ours, String contestant, Score score) {
    double ratio = score.fastest() / ours.fastest();
    double target = work.target(contestant, subject);
    table.row(
        work.title(),
        subject.widths(),
        time(ours),
        PEERS.get(contestant),
        time(score),
        ratio(ratio),
        target > 0 ? "≥ " + ratio(target) : "");
  }

  private static String time(Score score) {
    double time = score.fastest();
    return String.format(Locale.ROOT, time < 100 ? "%.1f" : "%,.0f", time);
  }

  private static String withMean(Score score) {
    return String.format(Locale.ROOT, "%.1f (mean %.1f)", score.fastest(), score.mean());
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : ratio < 100 ? "%.1f" : "%.0f", ratio);
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
