package io.github.chainrule.processor.emit;

import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a network says of itself: its sizes and its loss, and a line for each layer. */
final class SummaryText {

  /** A constant may not be longer than 65,535 bytes, and nobody reads so many lines. */
  static final int MOST_LAYERS = 200;

  private SummaryText() {}

  static String of(NetworkSpec network, ParameterLayout layout) {
    List<LayerSpec> layers = network.layers();
    List<String[]> rows = new ArrayList<>();
    for (int index = 0; index < Math.min(MOST_LAYERS, layers.size()); index++) {
      rows.add(
          new String[] {
            layers.get(index).name(),
            network.inputOf(index).channels() + " -> " + network.extents().get(index).channels(),
            what(layers.get(index)),
            grouped(layout.of(index).stream().mapToInt(ParameterTensor::size).sum())
          });
    }
    StringBuilder text = new StringBuilder(network.name().inPackage());
    text.append(": ").append(network.inputs()).append(" -> ").append(network.outputs());
    text.append(", ").append(grouped(layout.size())).append(" parameters, ");
    text.append(network.lossText());
    String format = "\n  %-" + width(rows, 0) + "s  %" + width(rows, 1) + "s";
    format += "  %-" + width(rows, 2) + "s  %" + width(rows, 3) + "s";
    for (String[] row : rows) {
      text.append(String.format(Locale.ROOT, format, (Object[]) row));
    }
    int left = left(network);
    return left == 0 ? text.toString() : text.append("\n  and " + left + " more").toString();
  }

  /** The number of layers behind those that are listed. */
  static int left(NetworkSpec network) {
    return Math.max(0, network.layers().size() - MOST_LAYERS);
  }

  /** The activation of a dense layer, and what another layer does. */
  private static String what(LayerSpec layer) {
    String activation = layer.activation().name();
    if (layer.kind().equals("Dense")) {
      return activation;
    }
    boolean plain = layer.activation().equals(ActivationSpec.IDENTITY);
    return plain ? layer.kind() : layer.kind() + " " + activation;
  }

  private static String grouped(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static int width(List<String[]> rows, int column) {
    return rows.stream().mapToInt(row -> row[column].length()).max().orElse(1);
  }
}
