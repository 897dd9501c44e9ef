package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;

/** The table of parameters: where each weight and bias is in the one flat array. */
final class ParameterSection {

  private ParameterSection() {}

  static void write(Markup out, CompilationRecord compilation) {
    NetworkSpec network = compilation.network();
    ParameterLayout layout = compilation.derived().layout();
    out.open("p", "class", "note");
    out.text("One flat array ")
        .element("code", "p")
        .text(", layer by layer: the weights row-major");
    out.text(" [inputs][units], then the biases.").close();
    Table table =
        Table.begin(out, "", "Layer", "What", "#Offset", "#End", "Shape", "#Count", "Element");
    for (ParameterTensor tensor : layout.tensors()) {
      row(table, network.layers().get(tensor.layer()).name(), tensor);
    }
    String size = Numerals.count(layout.size());
    table.total("All", "", "0", size, "", size, "").end();
  }

  private static void row(Table table, String layer, ParameterTensor tensor) {
    table.row(
        layer,
        tensor.role().plural(),
        Numerals.count(tensor.offset()),
        Numerals.count(tensor.end()),
        Numerals.shape(tensor.shape()),
        Numerals.count(tensor.size()),
        "p[" + element(tensor) + "]");
  }

  /** The place of an element by its indices i and j, or j alone. */
  private static String element(ParameterTensor tensor) {
    List<String> terms = new ArrayList<>();
    if (tensor.offset() != 0) {
      terms.add(Numerals.count(tensor.offset()));
    }
    if (tensor.shape().size() > 1) {
      terms.add(tensor.columns() == 1 ? "i" : Numerals.count(tensor.columns()) + " i");
    }
    if (tensor.columns() > 1) {
      terms.add("j");
    }
    return terms.isEmpty() ? "0" : String.join(" + ", terms);
  }
}
