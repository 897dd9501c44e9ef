package io.github.chainrule.exchange.tflite;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.ChannelsLast;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphBuilder;
import io.github.chainrule.exchange.graph.Window;
import io.github.chainrule.exchange.tensor.Tensor;

/**
 * One operator of a TFLite file while it is brought into a graph.
 *
 * @param inputs the values that it reads, empty where one is absent
 * @param options its own options; null if it has none
 */
record TfliteOperator(
    Graph graph,
    String[] inputs,
    String[] outputs,
    int[] outputShape,
    FlatTable options,
    GraphBuilder builder) {

  ChannelsLast nodes() {
    return new ChannelsLast(builder);
  }

  String input(int index) {
    if (index >= inputs.length || inputs[index].isEmpty()) {
      throw new IllegalArgumentException("input " + index + " is missing");
    }
    return inputs[index];
  }

  boolean has(int index) {
    return index < inputs.length && !inputs[index].isEmpty();
  }

  /** A constant input. */
  Tensor constant(int index) {
    Tensor constant = graph.constants().get(input(index));
    if (constant == null) {
      throw new IllegalArgumentException("input " + index + " must be a constant");
    }
    return constant;
  }

  /** Weights, which may be stored in half precision and widened by an operator of their own. */
  Tensor biases(int index) {
    return has(index) ? constant(index) : null;
  }

  int option(int field, int size, int otherwise) throws DamagedFileException {
    return options == null ? otherwise : options.integer(field, size, otherwise);
  }

  /** What the fused activation makes of a value. */
  String activated(int field, String x) throws DamagedFileException {
    int code = option(field, 1, 0);
    Formula formula =
        switch (code) {
          case 0 -> V;
          case 1 -> call(Function.RELU, V);
          case 2 -> call(Function.CLAMP, V, number(-1), number(1));
          case 3 -> call(Function.CLAMP, V, number(0), number(6));
          case 4 -> call(Function.TANH, V);
          default -> throw new IllegalArgumentException("fused activation " + code);
        };
    return nodes().map(formula, x);
  }

  /** A window of two axes, whose numbers are fields of the options, those of the width first. */
  Window window(int height, int width, int strideWidth, int dilationWidth)
      throws DamagedFileException {
    int[] stride = {option(strideWidth + 1, 4, 1), option(strideWidth, 4, 1)};
    int[] dilation = {1, 1};
    if (dilationWidth > 0) {
      dilation = new int[] {option(dilationWidth + 1, 4, 1), option(dilationWidth, 4, 1)};
    }
    boolean same = option(0, 1, 0) == 0;
    return Window.of(new int[] {height, width}, stride, dilation, same);
  }
}
