package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import java.io.IOException;
import java.util.Locale;

/** Prints the largest errors of the elementary functions over all floats. */
public final class Main {
  private Main() {}

  /**
   * Compares and prints.
   *
   * @param args the names of functions, all of them if not given; see {@link Density}
   * @throws IOException if the report cannot be written
   */
  public static void main(String[] args) throws IOException {
    Density density = Density.of(args);
    Report report = new Report("elementary-accuracy");
    report.line("Largest errors, and in brackets where; of %s%n", density);
    report.line("%s", table(density));
    if (density.includesAll()) {
      report.line(
          "exp of arrays differs from exp of their numbers: %d times",
          ArrayExp.differences(density.at(1f)));
    }
    report.write();
  }

  private static MarkdownTable table(Density density) {
    MarkdownTable table =
        new MarkdownTable("function", "ulp", "relative", "absolute", "falls in value");
    for (Candidate candidate : Candidate.ALL) {
      if (density.includes(candidate.name())) {
        Errors errors = new Sweep(candidate, density).run();
        String[] row = row(candidate.name(), errors);
        System.out.println(String.join("  ", row));
        table.row(row);
      }
    }
    return table;
  }

  private static String[] row(String name, Errors errors) {
    String falls = errors.falls() == 0 ? "none" : errors.falls() + " (" + errors.fall() + ")";
    return new String[] {
      name,
      worst("%.4f (%s)", errors.ulp()),
      worst("%.3g (%s)", errors.relative()),
      worst("%.3g (%s)", errors.absolute()),
      falls
    };
  }

  private static String worst(String format, Worst worst) {
    return String.format(Locale.ROOT, format, worst.error(), worst.x());
  }
}
