package io.github.chainrule.samples.benchmarks.compiling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source of a looped network of TANH layers.
 *
 * @param widths the inputs and the units of each layer
 */
record Source(List<Integer> widths) {

  /** The network whose widths are written like {@code 4-16-3}. */
  static Source of(String widths) {
    return new Source(Stream.of(widths.split("-")).map(Integer::valueOf).toList());
  }

  long parameters() {
    long parameters = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      parameters += (widths.get(layer - 1) + 1L) * widths.get(layer);
    }
    return parameters;
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("package compiled;");
    lines.add("import io.github.chainrule.dsl.*;");
    lines.add("import io.github.chainrule.runtime.Layer;");
    lines.add("@Network(inputs = " + widths.get(0) + ", emission = Emission.LOOPED)");
    lines.add("@Loss(LossFunction.SQUARED_ERROR)");
    lines.add("public interface Compiled {");
    for (int layer = 1; layer < widths.size(); layer++) {
      lines.add("  @Dense(units = " + widths.get(layer) + ", activation = Activation.TANH)");
      lines.add("  Layer layer" + layer + "();");
    }
    lines.add("}");
    return String.join("\n", lines);
  }
}
