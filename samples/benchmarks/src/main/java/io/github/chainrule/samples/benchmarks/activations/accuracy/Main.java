package io.github.chainrule.samples.benchmarks.activations.accuracy;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.elementary.accuracy.Density;
import io.github.chainrule.samples.benchmarks.elementary.accuracy.Worst;
import java.io.IOException;
import java.util.Locale;

/** Prints the largest errors of all activations and their derivatives over all floats. */
public final class Main {
  private Main() {}

  /**
   * Compares and prints.
   *
   * @param args the names of activations, all of them if not given; see {@link Density}
   * @throws IOException if the report cannot be written
   */
  public static void main(String[] args) throws IOException {
    Density density = Density.of(args);
    Report report = new Report("activations-accuracy");
    report.line("Largest errors, and in brackets where; of %s%n", density);
    MarkdownTable table =
        new MarkdownTable(
            "activation", "φ, relative", "φ, absolute", "φ', relative", "φ', absolute");
    for (Subject subject : Subject.ALL) {
      if (density.includes(subject.name())) {
        String[] row = row(subject.name(), new Sweep(subject, density).run());
        System.out.println(String.join("  ", row));
        table.row(row);
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
