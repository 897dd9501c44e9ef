package io.github.chainrule.processor.emit;

import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of a network's parameters: where each layer's weights and biases lie. */
final class ParameterTable {

  private record Row(String layer, String kind, String offset, String shape) {

    String text(String format) {
      return String.format(Locale.ROOT, format, layer, kind, offset, shape);
    }
  }

  private ParameterTable() {}

  /** The table as preformatted Javadoc, a line for each row. */
  static String of(NetworkSpec network, ParameterLayout layout) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("layer", "", "offset", "shape"));
    for (int index = 0; index < layout.blocks().size(); index++) {
      ParameterLayout.Block block = layout.blocks().get(index);
      String layer = network.layers().get(index).name();
      String shape = "[" + block.inputs() + "][" + block.units() + "]";
      rows.add(new Row(layer, "weights", String.valueOf(block.weightsOffset()), shape));
      if (block.hasBias()) {
        String biases = "[" + block.units() + "]";
        rows.add(new Row(layer, "biases", String.valueOf(block.biasOffset()), biases));
      }
    }
    return "<pre>\n" + lines(rows) + "</pre>";
  }

  private static String lines(List<Row> rows) {
    int layer = rows.stream().mapToInt(row -> row.layer().length()).max().orElse(0);
    int offset = rows.stream().mapToInt(row -> row.offset().length()).max().orElse(0);
    StringBuilder lines = new StringBuilder();
    for (Row row : rows) {
      String format = "%-" + layer + "s  %-7s  %" + offset + "s  %s";
      lines.append(Prose.escaped(row.text(format))).append('\n');
    }
    return lines.toString();
  }
}
