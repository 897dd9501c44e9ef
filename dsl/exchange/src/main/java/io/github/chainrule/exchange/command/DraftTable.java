package io.github.chainrule.exchange.command;

import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NameList;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.formula.FormulaText;
import io.github.chainrule.exchange.formula.NamedActivations;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows a draft on the console: a line for each layer, and what was folded or dropped. */
final class DraftTable {
  private DraftTable() {}

  static void print(String file, NetworkDraft draft, PrintStream out) {
    out.println(
        String.format(
            Locale.ROOT,
            "%s: %d inputs, %d outputs, %d layers, %,d parameters",
            file,
            draft.inputSize(),
            draft.outputSize(),
            draft.layers().size(),
            draft.parameters()));
    int width = draft.layers().stream().mapToInt(layer -> layer.name().length()).max().orElse(0);
    for (LayerDraft layer : draft.layers()) {
      String from = layer.from().stream().map(LayerDraft::name).collect(Collectors.joining(", "));
      out.println(
          "  %-{w}s  %-18s %-16s %-20s from %s"
              .replace("{w}", "" + Math.max(width, 1))
              .formatted(
                  layer.name(),
                  "@" + layer.kind().annotation(),
                  Arrays.toString(layer.extent()),
                  activation(layer),
                  from));
    }
    if (draft.isScaled()) {
      out.println("  the scaling of the inputs goes into the file of the parameters");
    }
    for (InputDraft input : draft.inputs()) {
      boolean moved = false;
      for (int i = 0; i < input.order().length; i++) {
        moved |= input.order()[i] != i;
      }
      if (moved) {
        out.println(
            "  '%s' is %s, channels last; in the file it is %s"
                .formatted(
                    input.fileName(),
                    Arrays.toString(input.layer().extent()),
                    Arrays.toString(input.fileShape())));
      }
    }
    printNames(draft, NameList.FEATURES, out);
    printNames(draft, NameList.CLASSES, out);
    draft.notes().forEach(note -> out.println("  " + note));
  }

  private static void printNames(NetworkDraft draft, String entry, PrintStream out) {
    List<String> names = NameList.parse(draft.metadata().get(entry));
    if (!names.isEmpty()) {
      out.println("  " + entry + ": " + String.join(", ", names));
    }
  }

  private static String activation(LayerDraft layer) {
    if (layer.isSoftmax()) {
      return "SOFTMAX";
    }
    return NamedActivations.named(layer.activation())
        .map(Enum::name)
        .map(name -> name.equals("IDENTITY") ? "" : name)
        .orElseGet(() -> FormulaText.of(layer.activation()));
  }
}
