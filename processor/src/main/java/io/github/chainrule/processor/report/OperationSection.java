package io.github.chainrule.processor.report;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.OperationCounter.Count;
import io.github.chainrule.processor.program.OperationCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one sample takes of each kind of computation, with shared subexpressions and without. */
final class OperationSection {

  private static final double LEFT = 150;
  private static final double RIGHT = 40;
  private static final double WIDTH = 720;
  private static final double ROW = 34;
  private static final double TOP = 30;

  private final Markup out;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  OperationSection(Markup out, NetworkProgram program) {
    this.out = out;
    counts.put("Forward", program.forwardCost());
    counts.put("Gradient", program.gradientCost());
    if (program.hasInputJacobian()) {
      counts.put("Jacobian by inputs", program.inputJacobianCost());
    }
    if (program.hasParameterJacobian()) {
      counts.put("Jacobian by parameters", program.parameterJacobianCost());
    }
    counts.put("Derivative in a direction", program.outputTangentCost());
  }

  void write() {
    out.element(
        "p",
        "For one sample, the forward pass included. “Unshared” is the size of the same expressions"
            + " written out as trees, with nothing computed once and used twice; in the chart it is"
            + " the open dot.",
        "class",
        "note");
    chart();
    Table table =
        Table.begin(
            out,
            "",
            "Computation",
            "#Multiply",
            "#Add",
            "#Divide",
            "#Compare",
            "#Call",
            "#Total",
            "#Unshared",
            "#Saved");
    counts.forEach((name, count) -> row(table, name, count));
    table.end();
  }

  private static void row(Table table, String name, Count count) {
    OperationCounts shared = count.shared();
    table.row(
        name,
        Numerals.count(shared.multiplications()),
        Numerals.count(shared.additions()),
        Numerals.count(shared.divisions()),
        Numerals.count(shared.comparisons()),
        Numerals.count(shared.calls()),
        Numerals.count(shared.total()),
        Numerals.count(count.unshared()),
        "× " + Numerals.factor(count.unshared() / Math.max(1, shared.total())));
  }

  /** For each computation, the two totals on one logarithmic line. */
  private void chart() {
    double height = TOP + ROW * counts.size() + 8;
    out.open("div", "class", "chart")
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "viewBox",
            "0 0 " + Numerals.coordinate(WIDTH) + " " + Numerals.coordinate(height),
            "role",
            "img",
            "aria-label",
            "Operations with sharing and without, on a logarithmic scale; the table has the"
                + " figures");
    int decades = decades();
    int step = Math.max(1, (decades + 7) / 8);
    for (int decade = 0; decade <= decades; decade += step) {
      String x = Numerals.coordinate(x(Math.pow(10, decade), decades));
      String line =
          "M" + x + " " + Numerals.coordinate(TOP - 8) + "V" + Numerals.coordinate(height);
      out.empty("path", "class", "grid", "d", line);
      String label = decade == 0 ? "1" : decade == 1 ? "10" : Numerals.powerOfTen(decade);
      out.element("text", label, "class", "tick", "x", x, "y", "14");
    }
    double y = TOP + 0.5 * ROW;
    for (Map.Entry<String, Count> entry : counts.entrySet()) {
      bar(entry.getKey(), entry.getValue(), decades, y);
      y += ROW;
    }
    out.close().closeLine();
  }

  private void bar(String name, Count count, int decades, double y) {
    double shared = x(count.shared().total(), decades);
    double unshared = x(count.unshared(), decades);
    out.element(
        "text",
        name,
        "class",
        "row",
        "x",
        Numerals.coordinate(LEFT - 14),
        "y",
        Numerals.coordinate(y + 4));
    String line =
        "M"
            + Numerals.coordinate(shared)
            + " "
            + Numerals.coordinate(y)
            + "H"
            + Numerals.coordinate(unshared);
    out.empty("path", "class", "span", "d", line);
    String height = Numerals.coordinate(y);
    out.empty(
        "circle", "class", "unshared", "cx", Numerals.coordinate(unshared), "cy", height, "r", "5");
    out.empty(
        "circle", "class", "shared", "cx", Numerals.coordinate(shared), "cy", height, "r", "5");
  }

  private int decades() {
    double largest =
        counts.values().stream()
            .mapToDouble(count -> Math.max(count.shared().total(), count.unshared()))
            .max()
            .orElse(1);
    return (int) Math.max(1, Math.ceil(StrictMath.log10(Math.max(1, largest))));
  }

  private static double x(double value, int decades) {
    return LEFT + (WIDTH - LEFT - RIGHT) * StrictMath.log10(Math.max(1, value)) / decades;
  }
}
