package io.github.chainrule.processor.report;

import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.TensorSpec;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a network from left to right: a circle for each unit of a narrow layer, a bar with its
 * first and last units for a wide one, a line for each weight between the units that are drawn.
 */
final class Diagram {

  /** Columns beside each other; more go into a drawing of their own below. */
  private static final int COLUMNS = 8;

  private static final double APART = 132;
  private static final double MARGIN = 66;
  private static final double TOP = 44;
  private static final double UNDER = 70;
  private static final int LONGEST_NAME = 15;

  private final Markup out;
  private final NetworkSpec network;
  private final ForwardProgram forward;

  /** Where the middle of the units is, and what is written below them. */
  private final double middle;

  private final double below;

  Diagram(Markup out, CompilationRecord compilation) {
    this.out = out;
    this.network = compilation.network();
    this.forward = compilation.forward();
    double reach = Column.of(network).stream().mapToDouble(Column::reach).max().orElse(0);
    this.middle = TOP + reach;
    this.below = middle + reach + 34;
  }

  void write() {
    List<Column> columns = Column.of(network);
    int gaps = columns.size() - 1;
    int rows = (gaps + COLUMNS - 2) / (COLUMNS - 1);
    int gapsInRow = (gaps + rows - 1) / rows;
    for (int from = 0; from < gaps; from += gapsInRow) {
      row(columns.subList(from, Math.min(gaps, from + gapsInRow) + 1), width(gapsInRow));
    }
  }

  private static double width(int gaps) {
    return 2 * MARGIN + APART * gaps;
  }

  private void row(List<Column> columns, double widest) {
    double width = width(columns.size() - 1);
    String label =
        columns.stream().map(this::describe).collect(Collectors.joining(", then ", "", "."));
    out.open("div", "class", "diagram");
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + Numerals.coordinate(width) + " " + Numerals.coordinate(below + UNDER),
        "style",
        "--width:" + Math.round(width) + "px;--share:" + Math.round(100 * width / widest) + "%",
        "role",
        "img",
        "aria-label",
        label);
    for (int index = 1; index < columns.size(); index++) {
      edges(columns.get(index - 1), x(index - 1), columns.get(index), x(index));
    }
    for (int index = 0; index < columns.size(); index++) {
      column(columns.get(index), x(index));
      if (index > 0) {
        weights(columns.get(index), 0.5 * (x(index - 1) + x(index)));
      }
    }
    out.close().closeLine();
  }

  private static double x(int column) {
    return MARGIN + APART * column;
  }

  private String describe(Column column) {
    if (column.isLeftOut()) {
      return column.leftOut() + " more layers like it";
    }
    return column.isInput()
        ? column.units() + " inputs"
        : layer(column).name()
            + " with "
            + column.units()
            + " units, "
            + layer(column).activation().name();
  }

  private LayerSpec layer(Column column) {
    return network.layers().get(column.layer());
  }

  private void edges(Column from, double left, Column to, double right) {
    if (from.isLeftOut() || to.isLeftOut()) {
      Column drawn = from.isLeftOut() ? to : from;
      double reach = Math.min(46, drawn.reach());
      double start = from.isLeftOut() ? left + 34 : left + 16;
      double end = to.isLeftOut() ? right - 34 : right - 16;
      for (int line = -1; line <= 1; line++) {
        double y = middle + 0.6 * reach * line;
        out.empty("path", "class", "edge faint", "d", "M" + point(start, y) + "L" + point(end, y));
      }
      return;
    }
    if (!to.isInput() && !layer(to).sources().contains(to.layer() - 1)) {
      return;
    }
    if (from.isBar() || to.isBar()) {
      band(from, left, to, right);
    }
    lines(from, left, to, right);
  }

  private void band(Column from, double left, Column to, double right) {
    String corners =
        "M"
            + point(left, middle - from.reach())
            + "L"
            + point(right, middle - to.reach())
            + "V"
            + Numerals.coordinate(middle + to.reach())
            + "L"
            + point(left, middle + from.reach())
            + "Z";
    out.empty("path", "class", "band", "d", corners);
  }

  private void lines(Column from, double left, Column to, double right) {
    StringBuilder path = new StringBuilder();
    for (double start : from.centres()) {
      for (double end : to.centres()) {
        path.append('M').append(point(left, middle + start));
        path.append('L').append(point(right, middle + end));
      }
    }
    int count = from.centres().size() * to.centres().size();
    double opacity = Math.max(0.16, Math.min(0.75, 2.2 / Math.sqrt(count)));
    String percent = Math.round(100 * opacity) + "%";
    out.empty("path", "class", "edge", "stroke-opacity", percent, "d", path.toString());
  }

  private void column(Column column, double x) {
    if (column.isLeftOut()) {
      text(x, middle + 4, "more", "⋯");
      text(x, below, "size", Numerals.count(column.leftOut()));
      text(x, below + 17, "label", "more alike");
      return;
    }
    boolean isOutput = column.layer() == network.layers().size() - 1;
    String kind = column.isInput() ? "input" : isOutput ? "output" : "hidden";
    out.open("g", "class", kind);
    if (column.isBar()) {
      bar(column, x);
    }
    for (double centre : column.centres()) {
      out.empty(
          "circle",
          "cx",
          Numerals.coordinate(x),
          "cy",
          Numerals.coordinate(middle + centre),
          "r",
          Numerals.coordinate(column.radius()));
    }
    out.close();
    labels(column, x);
  }

  private void bar(Column column, double x) {
    out.empty(
        "rect",
        "x",
        Numerals.coordinate(x - 11),
        "y",
        Numerals.coordinate(middle - column.reach()),
        "width",
        "22",
        "height",
        Numerals.coordinate(2 * column.reach()),
        "rx",
        "11");
    for (int dot = -1; dot <= 1; dot++) {
      String y = Numerals.coordinate(middle + 8 * dot);
      out.empty("circle", "class", "dot", "cx", Numerals.coordinate(x), "cy", y, "r", "1.5");
    }
  }

  private void labels(Column column, double x) {
    text(x, 24, "name", column.isInput() ? "input x" : shortened(layer(column).name()));
    text(x, below, "size", Numerals.count(column.units()));
    if (column.isInput()) {
      text(x, below + 17, "label", column.units() == 1 ? "input" : "inputs");
      return;
    }
    text(x, below + 17, "label", shortened(layer(column).activation().name()));
    ActivationPlot.of(forward.graph(), column.in(forward))
        .ifPresent(
            plot -> out.empty("path", "class", "phi", "d", plot.path(x - 24, below + 26, 48, 34)));
  }

  /** A name that fits: cut between characters, some of which are two of Java's. */
  static String shortened(String name, int longest) {
    if (name.codePointCount(0, name.length()) <= longest) {
      return name;
    }
    return name.substring(0, name.offsetByCodePoints(0, longest - 1)) + "…";
  }

  private static String shortened(String name) {
    return shortened(name, LONGEST_NAME);
  }

  /** The shape of a layer's parameters, under the lines that stand for them. */
  private void weights(Column column, double x) {
    if (column.isLeftOut()) {
      return;
    }
    List<TensorSpec> tensors = network.tensorsOf(column.layer());
    for (int tensor = 0; tensor < tensors.size(); tensor++) {
      String shape = Numerals.shape(tensors.get(tensor).shape());
      text(x, below + 17 * tensor, "shape", tensor == 0 ? shape : "+ " + shape);
    }
    List<Integer> sources = layer(column).sources();
    if (!sources.equals(List.of(column.layer() - 1))) {
      text(
          x,
          below + 34,
          "shape",
          "reads " + sources.stream().map(this::source).collect(Collectors.joining(", ")));
    }
  }

  private String source(int index) {
    boolean isOnlyInput = index < 0 && network.parts().size() == 1;
    return isOnlyInput ? "x" : network.nameOf(index);
  }

  private void text(double x, double y, String kind, String text) {
    out.element(
        "text", text, "class", kind, "x", Numerals.coordinate(x), "y", Numerals.coordinate(y));
  }

  private static String point(double x, double y) {
    return Numerals.coordinate(x) + " " + Numerals.coordinate(y);
  }
}
