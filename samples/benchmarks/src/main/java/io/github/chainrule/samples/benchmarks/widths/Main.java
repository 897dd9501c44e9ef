package io.github.chainrule.samples.benchmarks.widths;

import io.github.chainrule.samples.benchmarks.JavaProcess;
import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Vectors;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints and draws what a sample takes in 12-n-n-4, by n, by plain Java and by vectors. */
public final class Main {
  /** The widths that one virtual machine measures. */
  private static final int PART = 20;

  private final Range range;
  private final String classPath;
  private final Curve plain = new Curve("plain Java");
  private final Curve byVectors = new Curve("with the module of vectors");

  private Main(Range range, Path classes) {
    this.range = range;
    classPath = System.getProperty("java.class.path") + File.pathSeparator + classes;
  }

  /**
   * Measures, prints and draws.
   *
   * @param args {@code from=}, {@code to=}, {@code samples=} and {@code turns=}, all of which may
   *     be left out
   * @throws IOException if a report cannot be written or a virtual machine fails
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Range range = Range.of(args);
    Path classes = Files.createDirectories(Report.file("widths-classes"));
    Compiled.compile(range, classes);
    Main main = new Main(range, classes);
    main.measure();
    main.report();
  }

  private void measure() throws IOException, InterruptedException {
    for (int turn = 0; turn < range.turns(); turn++) {
      for (int width = range.from(); width <= range.to(); width += PART) {
        measure(plain, List.of(), range.part(width, PART));
        measure(byVectors, Vectors.FLAGS, range.part(width, PART));
      }
    }
  }

  private void measure(Curve curve, List<String> flags, Range part)
      throws IOException, InterruptedException {
    String times = JavaProcess.run(Measurement.class, classPath, flags, part.toArguments());
    for (String line : times.lines().toList()) {
      String[] parts = line.split(" ", 2);
      curve.add(Integer.parseInt(parts[0]), Double.parseDouble(parts[1]));
    }
  }

  private void report() throws IOException, InterruptedException {
    Report report = new Report("widths");
    add(report, plain, List.of());
    add(report, byVectors, Vectors.FLAGS);
    MarkdownTable table = new MarkdownTable("n", plain.title() + ", ns", byVectors.title());
    for (int width : plain.times().keySet()) {
      table.row(
          Integer.toString(width),
          String.format(Locale.ROOT, "%,.1f", plain.times().get(width)),
          String.format(Locale.ROOT, "%,.1f", byVectors.times().get(width)));
    }
    report.line("%n%s", table);
    String title = "Forward pass of 12-n-n-4, batches of " + range.samples() + ", ns a sample";
    Path picture = Report.file("widths.svg");
    Files.writeString(picture, new Picture(title, List.of(plain, byVectors)).toString());
    report.line("%s", picture);
    report.write();
  }

  private static void add(Report report, Curve curve, List<String> flags)
      throws IOException, InterruptedException {
    Curve.Cliff worst = curve.worst();
    report.line("%s (%s):", curve.title(), Vectors.description(flags));
    report.line(
        "worst time(n + 1) / time(n + 8) is %.2f, of %d and %d units",
        worst.ratio(), worst.width(), worst.width() + Curve.DISTANCE);
  }
}
