package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;

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
    for (int index = 0; index < network.layers().size(); index++) {
      LayerSpec layer = network.layers().get(index);
      ParameterLayout.Block block = layout.blocks().get(index);
      rows(table, layer.name(), block);
    }
    String size = Numerals.count(layout.size());
    table.total("All", "", "0", size, "", size, "").end();
  }

  private static void rows(Table table, String layer, ParameterLayout.Block block) {
    int weights = block.inputs() * block.units();
    int offset = block.weightsOffset();
    String row = block.units() == 1 ? "i" : Numerals.count(block.units()) + " i + j";
    String shape = Numerals.count(block.inputs()) + " × " + Numerals.count(block.units());
    table.row(
        layer,
        "weights",
        Numerals.count(offset),
        Numerals.count(offset + weights),
        shape,
        Numerals.count(weights),
        "p[" + (offset == 0 ? "" : Numerals.count(offset) + " + ") + row + "]");
    if (block.hasBias()) {
      int biases = block.biasOffset();
      table.row(
          layer,
          "biases",
          Numerals.count(biases),
          Numerals.count(biases + block.units()),
          Numerals.count(block.units()),
          Numerals.count(block.units()),
          "p[" + Numerals.count(biases) + (block.units() == 1 ? "" : " + j") + "]");
    }
  }
}
