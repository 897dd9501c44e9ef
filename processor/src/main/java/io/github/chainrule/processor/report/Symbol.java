package io.github.chainrule.processor.report;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The name of a value in formulas, such as h⁽²⁾.
 *
 * @param letter one letter
 * @param layer the index of the layer it belongs to, or {@link #NO_LAYER}
 * @param axes what its indices count, from the left
 */
record Symbol(String letter, int layer, Axes axes) {

  static final int NO_LAYER = -1;

  /** The indices that a symbol has. */
  enum Axes {
    NONE,
    COLUMN,
    ROW_AND_COLUMN
  }

  static Symbol vector(String letter) {
    return new Symbol(letter, NO_LAYER, Axes.COLUMN);
  }

  static Symbol vector(String letter, int layer) {
    return new Symbol(letter, layer, Axes.COLUMN);
  }

  static Symbol matrix(String letter, int layer) {
    return new Symbol(letter, layer, Axes.ROW_AND_COLUMN);
  }

  /** The symbol as a whole. */
  Notation notation(IntFunction<String> layers) {
    return indexed(layers, List.of());
  }

  /** An element of it. */
  Notation notation(IntFunction<String> layers, Index row, Index column) {
    return switch (axes) {
      case NONE -> indexed(layers, List.of());
      case COLUMN -> indexed(layers, List.of(column));
      case ROW_AND_COLUMN -> indexed(layers, List.of(row, column));
    };
  }

  /** An element by indices that are written already. */
  Notation at(IntFunction<String> layers, List<Notation> indices) {
    String all = indices.stream().map(Notation::markup).collect(Collectors.joining("<mo>,</mo>"));
    return written(layers, "<mrow>" + all + "</mrow>");
  }

  private Notation indexed(IntFunction<String> layers, List<Index> indices) {
    return written(layers, below(indices));
  }

  /** With markup for all indices together, or none if that is empty. */
  private Notation written(IntFunction<String> layers, String below) {
    String base = "<mi>" + letter + "</mi>";
    String above =
        layer == NO_LAYER
            ? ""
            : "<mrow><mtext>(</mtext>" + layers.apply(layer) + "<mtext>)</mtext></mrow>";
    if (below.isEmpty()) {
      return Notation.atom(above.isEmpty() ? base : "<msup>" + base + above + "</msup>");
    }
    return Notation.atom(
        above.isEmpty()
            ? "<msub>" + base + below + "</msub>"
            : "<msubsup>" + base + below + above + "</msubsup>");
  }

  private static String below(List<Index> indices) {
    if (indices.isEmpty()) {
      return "";
    }
    boolean isCompound = indices.stream().anyMatch(index -> index.mathMl().length() > 14);
    StringBuilder text = new StringBuilder("<mrow>");
    for (int place = 0; place < indices.size(); place++) {
      text.append(place > 0 && isCompound ? "<mo>,</mo>" : "").append(indices.get(place).mathMl());
    }
    return text.append("</mrow>").toString();
  }
}
