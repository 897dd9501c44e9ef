package io.github.chainrule.samples.benchmarks.costs;

import io.github.chainrule.samples.benchmarks.MarkdownTable;
import io.github.chainrule.samples.benchmarks.Report;
import io.github.chainrule.samples.benchmarks.Timings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Prints what layers cost in unrolled code and in loops, and the constants of the compiler's
 * estimates that follow from it.
 */
public final class Main {
  /** AUTO unrolls no larger layers, so that the constants are not to fit them. */
  private static final int UNROLLED_WEIGHTS = 1024;

  private final List<LayerTimes> unrolled = new ArrayList<>();
  private final List<LayerTimes> looped = new ArrayList<>();
  private final MarkdownTable table =
      new MarkdownTable("layer", "code", "forward, ns", "weights", "inputs", "all", "ns per MAC");

  private Main() {}

  /**
   * Measures and prints.
   *
   * @param args options of JMH; {@code -p shape=} chooses the layers
   * @throws IOException if a report cannot be written
   * @throws RunnerException if a layer cannot be measured
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Report report = new Report("costs");
    Main main = new Main();
    try (Timings timings = new Timings(Report.file("costs.log"), args)) {
      main.measure(timings);
    }
    report.line("%s", main.table);
    main.constants(report);
    report.write();
  }

  private void measure(Timings timings) throws RunnerException {
    for (Shape shape : Shape.ALL) {
      if (timings.wants("shape", shape.toString())) {
        if (shape.canUnroll()) {
          unrolled.add(measure(timings, Unrolled.class, shape));
        }
        looped.add(measure(timings, Looped.class, shape));
      }
    }
  }

  private LayerTimes measure(Timings timings, Class<?> code, Shape shape) throws RunnerException {
    LayerTimes times = LayerTimes.of(shape, timings.measure(code, "shape", shape.toString()));
    String[] row = {
      shape.toString(),
      code.getSimpleName().toLowerCase(Locale.ROOT),
      number("%.1f", times.forward()),
      number("%.1f", times.weights()),
      number("%.1f", times.inputs()),
      number("%.1f", times.all()),
      number("%.3f", times.perMultiplyAdd(times.all()) / 3)
    };
    System.out.println(String.join("  ", row));
    table.row(row);
    return times;
  }

  private void constants(Report report) {
    List<LayerTimes> small =
        unrolled.stream().filter(times -> times.shape().weights() <= UNROLLED_WEIGHTS).toList();
    double multiplyAdd =
        small.stream().mapToDouble(t -> t.perMultiplyAdd(t.all()) / 3).average().orElse(Double.NaN);
    Line along = Line.through(looped, t -> t.shape().units(), t -> t.forward() / t.blocks());
    double dots =
        looped.stream().mapToDouble(t -> t.perMultiplyAdd(t.inputs())).average().orElse(Double.NaN);
    report.line("UNROLLED_MULTIPLY_ADD %.3f ns, the mean up to 1,024 weights", multiplyAdd);
    report.line("BODY                  %.3f ns, a loop along the units", along.start());
    report.line("BODY_PER_UNIT         %.3f ns", along.slope());
    report.line("DOT_MULTIPLY_ADD      %.3f ns, products with the weights%n", dots);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
