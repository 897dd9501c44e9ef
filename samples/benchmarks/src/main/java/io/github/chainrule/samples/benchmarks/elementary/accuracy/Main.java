package io.github.chainrule.samples.benchmarks.elementary.accuracy;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the largest errors of the elementary functions over all floats. */
public final class Main {
  private static final String EVERY = "every=";

  private Main() {}

  /**
   * Compares and prints.
   *
   * @param args the names of functions, all of them if not given; {@code every=1000} looks at every
   *     thousandth float only
   * @throws IOException if the report cannot be written
   */
  public static void main(String[] args) throws IOException {
    int every = 1;
    List<String> names = new ArrayList<>();
    for (String arg : args) {
      if (arg.startsWith(EVERY)) {
        every = Integer.parseInt(arg.substring(EVERY.length()));
      } else {
        names.add(arg);
      }
    }
    Report report = new Report("elementary-accuracy");
    report.line("Largest errors, and in brackets where; of every %d. float%n", every);
    report.line("%s", table(names, every));
    if (names.isEmpty()) {
      report.line(
          "exp of arrays differs from exp of their numbers: %d times", ArrayExp.differences(every));
    }
    report.write();
  }

  private static MarkdownTable table(List<String> names, int every) {
    MarkdownTable table =
        new MarkdownTable("function", "ulp", "relative", "absolute", "falls in value");
    for (Candidate candidate : Candidate.ALL) {
      if (names.isEmpty() || names.contains(candidate.name())) {
        Errors errors = new Sweep(candidate, every).run();
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
