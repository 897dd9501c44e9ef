package io.github.chainrule.samples.benchmarks.speed;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Subject;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A row for each kind of work and network, and below all times. */
final class Table {
  private final MarkdownTable ratios =
      new MarkdownTable(
          "work, samples",
          "network",
          "ours, ns",
          "by vectors, ns",
          "peer",
          "its time / ours",
          "/ by vectors",
          "plain loops / ours",
          "C / ours",
          "C, -ffast-math / ours",
          "C by hand / by vectors",
          "target");
  private final MarkdownTable times =
      new MarkdownTable("work, samples", "network", "contestant", "fastest, ns", "mean, ns");

  private final boolean gcc;

  /** Begins a table, of a machine with or without a compiler of C. */
  Table(boolean gcc) {
    this.gcc = gcc;
  }

  /** Adds a row, and returns its times in one line. */
  String add(Work work, Subject subject, Map<Contestant, Score> scores) {
    Score ours = scores.get(Contestant.OURS);
    Score byVectors = scores.get(Contestant.BY_VECTORS);
    Score peer = scores.get(work.peer());
    double target = work.target(subject);
    ratios.row(
        work.title(),
        subject.title(),
        time(ours),
        time(byVectors),
        work.peer().title(),
        ratio(peer, ours),
        ratio(peer, byVectors),
        ratio(scores.get(Contestant.PLAIN_LOOPS), ours),
        ofC(Contestant.C, work, subject, ratio(scores.get(Contestant.C), ours)),
        ofC(Contestant.C_FAST_MATH, work, subject, ratio(scores.get(Contestant.C_FAST_MATH), ours)),
        ofC(
            Contestant.C_BY_HAND,
            work,
            subject,
            ratio(scores.get(Contestant.C_BY_HAND), byVectors)),
        target > 0 ? "≥ " + number(target) : "");
    scores.forEach(
        (contestant, score) ->
            times.row(
                work.title(),
                subject.title(),
                contestant.title(),
                time(score.fastest()),
                time(score.mean())));
    return scores.entrySet().stream()
        .map(entry -> entry.getKey().title() + " " + time(entry.getValue()) + " ns")
        .collect(Collectors.joining(", ", work.title() + ", " + subject.title() + ": ", ""));
  }

  private String ofC(Contestant contestant, Work work, Subject subject, String ratio) {
    return gcc || !work.contestantsInC(subject).contains(contestant) ? ratio : "no gcc";
  }

  /** Blank where nothing was measured. */
  private static String time(Score score) {
    return score == null ? "" : time(score.fastest());
  }

  private static String time(double time) {
    return String.format(Locale.ROOT, time < 100 ? "%.1f" : "%,.0f", time);
  }

  private static String ratio(Score score, Score ours) {
    return score == null || ours == null ? "" : number(score.fastest() / ours.fastest());
  }

  private static String number(double ratio) {
    return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : ratio < 100 ? "%.1f" : "%.0f", ratio);
  }

  @Override
  public String toString() {
    return ratios + System.lineSeparator() + times;
  }
}
