package io.github.chainrule.processor.emit;

import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of a network's parameters: where each tensor lies. */
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
    rows.add(new Row("layer", " ", "offset", "shape"));
    for (ParameterTensor tensor : layout.tensors()) {
      if (tensor.layer() >= SummaryText.MOST_LAYERS) {
        break; // They are in ascending order.
      }
      String shape =
          tensor.shape().stream().map(length -> "[" + length + "]").collect(Collectors.joining());
      rows.add(
          new Row(
              network.layers().get(tensor.layer()).name(),
              tensor.role().plural(),
              String.valueOf(tensor.offset()),
              shape));
    }
    int left = SummaryText.left(network);
    String others = left == 0 ? "" : "and those of " + left + " more layers\n";
    return "<pre>\n" + lines(rows) + others + "</pre>";
  }

  private static String lines(List<Row> rows) {
    int layer = rows.stream().mapToInt(row -> row.layer().length()).max().orElse(0);
    int kind = rows.stream().mapToInt(row -> row.kind().length()).max().orElse(0);
    int offset = rows.stream().mapToInt(row -> row.offset().length()).max().orElse(0);
    StringBuilder lines = new StringBuilder();
    for (Row row : rows) {
      String format = "%-" + layer + "s  %-" + kind + "s  %" + offset + "s  %s";
      lines.append(Prose.escaped(row.text(format))).append('\n');
    }
    return lines.toString();
  }
}
