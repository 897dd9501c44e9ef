package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f64.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Draws a network with its weights and biases: the colour is the sign, the width the size. */
final class WeightsPicture {
  private static final double THINNEST = 0.8;
  private static final double THICKEST = 9;

  private final Model model;
  private final Columns columns;
  private final Parts parts;
  private final List<Connection> connections = new ArrayList<>();
  private final double largest;

  private WeightsPicture(Model model, double[] x) {
    this.model = model;
    columns = new Columns(model, true);
    parts = new Parts(model, x);
    for (int column = 1; column < columns.count(); column++) {
      collect(column);
    }
    // The thin ones come last, so that the thick do not hide them.
    connections.sort(Comparator.comparingDouble(line -> -Math.abs(line.weight())));
    largest = Math.abs(connections.get(0).weight());
  }

  /**
   * Draws a network.
   *
   * @param adder the network
   * @param x the sample whose values are written into the units
   * @return the picture
   */
  static Sheet of(FullAdderNetwork adder, double... x) {
    Sheet sheet =
        new Sheet(
            "A network that adds three bits",
            "its weights after training, and what its units compute from " + sum(x));
    WeightsPicture picture = new WeightsPicture(adder, x);
    picture.draw(sheet.svg());
    picture.label(sheet.svg(), 0, List.of("a", "b", "c"));
    picture.label(sheet.svg(), 2, List.of("twos", "ones"));
    picture.explain(sheet);
    return sheet;
  }

  /** Writes 1 + 1 + 0. */
  private static String sum(double[] bits) {
    return Arrays.stream(bits)
        .mapToObj(bit -> Digits.fixed(bit, 0))
        .collect(Collectors.joining(" + "));
  }

  /** Collects the weights and biases of a column's units. */
  private void collect(int column) {
    for (int to = 0; to < columns.size(column); to++) {
      for (int from = 0; from < columns.size(column - 1); from++) {
        connections.add(parts.weight(columns, column, from, to));
      }
      connections.add(parts.bias(columns, column, to));
    }
  }

  private void draw(Svg svg) {
    for (Connection line : connections) {
      svg.line(line.from(), line.to(), stroke(line.weight()), line.description());
    }
    for (int column = 0; column < columns.count(); column++) {
      heading(svg, column);
      if (column < columns.count() - 1) {
        Unit.square(svg, columns.bias(column), 30, 14, "1");
      }
      for (int index = 0; index < columns.size(column); index++) {
        Point place = columns.unit(column, index);
        String value = Digits.fixed(parts.value(column, index), 2);
        Stroke outline = Stroke.solid(Palette.INK, 1.8);
        Unit.circle(svg, place, Palette.PAPER, outline, Palette.INK, value);
      }
    }
  }

  private Stroke stroke(double weight) {
    double width = width(Math.abs(weight));
    return weight < 0
        ? Stroke.dashed(Palette.NEGATIVE, width)
        : Stroke.solid(Palette.POSITIVE, width);
  }

  private double width(double size) {
    return THINNEST + (THICKEST - THINNEST) * size / largest;
  }

  private void heading(Svg svg, int column) {
    Point place = columns.heading(column);
    Layer layer = column == 0 ? null : model.layers().get(column - 1);
    String name = layer == null ? "inputs" : layer.name();
    String kind = layer == null ? "three bits" : layer.units() + " units, " + layer.activation();
    svg.bold(place, Svg.Anchor.MIDDLE, 16, Palette.INK, name);
    svg.text(place.moved(0, 20), Svg.Anchor.MIDDLE, 13, Palette.QUIET, kind);
  }

  /** Writes names at the outer side of the first or the last column. */
  private void label(Svg svg, int column, List<String> names) {
    double aside = column == 0 ? -Unit.RADIUS - 14 : Unit.RADIUS + 14;
    Svg.Anchor anchor = column == 0 ? Svg.Anchor.END : Svg.Anchor.START;
    for (int index = 0; index < names.size(); index++) {
      Point place = columns.unit(column, index).moved(aside, 0);
      svg.bold(place, anchor, 16, Palette.INK, names.get(index));
    }
  }

  private void explain(Sheet sheet) {
    sheet.explainLine(stroke(0.4 * largest), "positive weight");
    sheet.explainLine(stroke(-0.4 * largest), "negative weight");
    double whole = Math.max(1, Math.rint(largest));
    sheet.explainLine(Stroke.solid(Palette.QUIET, width(1)), "size 1");
    sheet.explainLine(Stroke.solid(Palette.QUIET, width(whole)), "size " + Digits.fixed(whole, 0));
    sheet.explainSquare("1", "lines from here are biases");
  }
}
