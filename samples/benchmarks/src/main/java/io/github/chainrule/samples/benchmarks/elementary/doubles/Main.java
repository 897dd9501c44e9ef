package io.github.chainrule.samples.benchmarks.elementary.doubles;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Score;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.RunnerException;

/** Prints the largest errors of the elementary functions of doubles at many points. */
public final class Main {
  private static final int CHUNKS = 1_000;
  private static final long POINTS = 100_000_000;
  private static final int NEIGHBOURS = 50;
  private static final String SPEED = "speed";

  private Main() {}

  /**
   * Compares and prints.
   *
   * @param args how many points of each function, a hundred millions of them if not given, and
   *     names of functions, all of them if none are given; or {@code speed} and options of JMH, to
   *     measure times instead
   * @throws IOException if the report cannot be written
   * @throws RunnerException if a function cannot be measured
   */
  public static void main(String[] args) throws IOException, RunnerException {
    if (args.length > 0 && args[0].equals(SPEED)) {
      measure(Arrays.copyOfRange(args, 1, args.length));
    } else {
      List<String> names = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
      compare(args.length == 0 ? POINTS : Long.parseLong(args[0]), names);
    }
  }

  private static void measure(String... args) throws IOException, RunnerException {
    Report report = new Report("elementary-doubles-speed");
    MarkdownTable table = new MarkdownTable("function", "ns", "StrictMath's, ns", "ratio");
    try (Timings timings = new Timings(Report.file("elementary-doubles-speed.log"), args)) {
      for (Subject subject : Subject.all()) {
        Map<String, Score> scores = timings.measure(Speed.class, "function", subject.name());
        double own = scores.get("own").fastest();
        double strict = scores.get("strict").fastest();
        table.row(subject.name(), shown(own), shown(strict), shown(strict / own));
      }
    }
    report.line("%s", table);
    report.write();
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static void compare(long points, List<String> names) throws IOException {
    Report report = new Report("elementary-doubles");
    report.line("Largest errors in ulp at %,d points and hard ones%n", points);
    MarkdownTable table =
        new MarkdownTable("function", "error", "where", "StrictMath's", "apart by");
    for (Subject subject : Subject.all()) {
      if (!names.isEmpty() && !names.contains(subject.name())) {
        continue;
      }
      String[] row = row(subject.name(), atHard(subject).and(atDrawn(subject, points)));
      System.out.println(String.join("  ", row));
      table.row(row);
    }
    report.line("%s", table);
    report.write();
  }

  private static String[] row(String name, Errors errors) {
    return new String[] {
      name,
      String.format(Locale.ROOT, "%.4f", errors.own()),
      String.valueOf(errors.where()),
      String.format(Locale.ROOT, "%.4f", errors.strict()),
      String.format(Locale.ROOT, "%.0f", errors.apart())
    };
  }

  private static Errors atDrawn(Subject subject, long points) {
    long ofChunk = points / CHUNKS;
    return IntStream.range(0, CHUNKS)
        .parallel()
        .mapToObj(chunk -> atDrawn(subject, chunk, ofChunk))
        .reduce(new Errors(), Main::sum);
  }

  private static Errors sum(Errors a, Errors b) {
    return new Errors().and(a).and(b);
  }

  private static Errors atDrawn(Subject subject, int chunk, long points) {
    SplittableRandom random = new SplittableRandom(chunk);
    Errors errors = new Errors();
    for (long k = 0; k < points; k++) {
      Range range = subject.ranges().get((int) (k % subject.ranges().size()));
      errors.add(subject, range.draw(random));
    }
    return errors;
  }

  private static Errors atHard(Subject subject) {
    Errors errors = new Errors();
    for (double hard : subject.hard()) {
      double x = hard;
      double y = hard;
      for (int k = 0; k < NEIGHBOURS; k++) {
        errors.add(subject, x);
        errors.add(subject, y);
        x = Math.nextUp(x);
        y = Math.nextDown(y);
      }
    }
    return errors;
  }
}
