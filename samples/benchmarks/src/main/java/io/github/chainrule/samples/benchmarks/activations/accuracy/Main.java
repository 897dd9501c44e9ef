package io.github.chainrule.samples.benchmarks.activations.accuracy;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.elementary.accuracy.Worst;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the largest errors of all activations and their derivatives over all floats. */
public final class Main {
  private static final String EVERY = "every=";

  private Main() {}

  /**
   * Compares and prints.
   *
   * @param args the names of activations, all of them if not given; {@code every=1000} looks at
   *     every thousandth float only
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
    Report report = new Report("activations-accuracy");
    report.line("Largest errors, and in brackets where; of every %d. float%n", every);
    MarkdownTable table =
        new MarkdownTable(
            "activation", "φ, relative", "φ, absolute", "φ', relative", "φ', absolute");
    for (Subject subject : Subject.ALL) {
      if (names.isEmpty() || names.contains(subject.name())) {
        table.row(row(subject.name(), new Sweep(subject, every).run()));
      }
    }
    report.line("%s", table);
    report.write();
  }

  private static String[] row(String name, Sweep sweep) {
    return new String[] {
      name,
      text(sweep.values().relative()),
      text(sweep.values().absolute()),
      text(sweep.slopes().relative()),
      text(sweep.slopes().absolute())
    };
  }

  private static String text(Worst worst) {
    return worst.error() == 0
        ? "0"
        : String.format(Locale.ROOT, "%.2g (%s)", worst.error(), worst.x());
  }
}
