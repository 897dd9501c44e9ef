package io.github.chainrule.processor.report;

import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Derivative;
import io.github.chainrule.processor.scalar.Evaluator;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.List;
import java.util.Optional;

/** Draws an element-wise activation and its derivative, both from the program's expressions. */
final class ActivationPlot {

  private static final int STEPS = 96;
  private static final double RANGE = 4;
  private static final double LOW = -1.6;
  private static final double HIGH = 2.4;

  /** A larger change within one step is a jump of the function, not its slope. */
  private static final double JUMP = 0.2;

  private static final int WIDTH = 160;
  private static final int HEIGHT = 80;

  private final Scalar value;
  private final Scalar slope;

  private ActivationPlot(Scalar value, Scalar slope) {
    this.value = value;
    this.slope = slope;
  }

  /** A layer's activation; none if it is not element-wise. */
  static Optional<ActivationPlot> of(Graph graph, ForwardProgram.Layer layer) {
    Scalar.Symbol v = graph.argument(0);
    Scalar value = null;
    if (layer.output() == layer.preActivation()) {
      value = v;
    } else if (layer.output() instanceof Node.Map map
        && map.operands().equals(List.of(layer.preActivation()))) {
      value = map.template();
    }
    return Optional.ofNullable(value)
        .map(it -> new ActivationPlot(it, Derivative.of(graph.scalars(), it, v)));
  }

  void write(Markup out) {
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "role",
        "img",
        "aria-label",
        "The activation and its derivative, from −4 to 4");
    String axes = "M0 " + y(0) + "H" + WIDTH + "M" + x(0) + " 0V" + HEIGHT;
    String ticks = "M0 " + y(1) + "H" + WIDTH + "M0 " + y(-1) + "H" + WIDTH;
    out.empty("path", "class", "grid", "d", ticks);
    out.empty("path", "class", "axis", "d", axes);
    out.empty("path", "class", "slope", "d", path(slope));
    out.empty("path", "class", "value", "d", path(value));
    out.close();
  }

  /** The small picture of φ alone, within a box. */
  String path(double left, double top, double width, double height) {
    return path(value, left, top, width / WIDTH, height / HEIGHT);
  }

  private static String path(Scalar function) {
    return path(function, 0, 0, 1, 1);
  }

  private static String path(
      Scalar function, double left, double top, double scaleX, double scaleY) {
    Evaluator evaluator = new Evaluator(function, leaf -> 0);
    StringBuilder path = new StringBuilder();
    double before = Double.NaN;
    for (int step = 0; step <= STEPS; step++) {
      double v = RANGE * (2.0 * step / STEPS - 1);
      double value = evaluator.evaluate(new double[] {v}, side -> {});
      boolean isInside = value >= LOW && value <= HIGH;
      if (isInside) {
        boolean goesOn = Math.abs(value - before) <= JUMP;
        path.append(goesOn ? 'L' : 'M').append(Numerals.coordinate(left + scaleX * abscissa(v)));
        path.append(' ').append(Numerals.coordinate(top + scaleY * ordinate(value)));
      }
      before = isInside ? value : Double.NaN;
    }
    return path.toString();
  }

  private static double abscissa(double v) {
    return WIDTH * (v + RANGE) / (2 * RANGE);
  }

  private static double ordinate(double value) {
    return HEIGHT * (HIGH - value) / (HIGH - LOW);
  }

  private static String x(double v) {
    return Numerals.coordinate(abscissa(v));
  }

  private static String y(double value) {
    return Numerals.coordinate(ordinate(value));
  }
}
