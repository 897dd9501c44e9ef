package io.github.chainrule.exchange.lower;

import io.github.chainrule.exchange.draft.InputDraft;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Scales and shifts of inputs, before anything else reads them: the scaling of the model. */
final class InputScaling {
  private final Lowering lowering;

  /** By input: scale and shift of each of its elements, in the order of the file. */
  private final Map<String, Tensor[]> constants = new HashMap<>();

  private double[] shift;
  private double[] scale;

  InputScaling(Lowering lowering) {
    this.lowering = lowering;
  }

  /** Takes a scale and shift if it is of an input that nothing else reads. */
  boolean takes(Node node) {
    Graph graph = lowering.graph;
    String input = node.input(0);
    Tensor factor = graph.constants().get(node.input(1));
    Tensor offset = graph.constants().get(node.input(2));
    boolean invertible =
        Arrays.stream(factor.data()).allMatch(s -> s != 0 && Double.isFinite(1 / s));
    if (!graph.isInput(input)
        || !lowering.isUsedOnce(input)
        || !invertible
        || graph.outputs().contains(node.output())) {
      return false;
    }
    constants.put(input, new Tensor[] {factor, offset});
    return true;
  }

  /** Brings all of them into the order of x. */
  void finish(List<InputDraft> inputs) {
    if (constants.isEmpty()) {
      return;
    }
    int size = inputs.stream().mapToInt(input -> input.layer().size()).sum();
    shift = new double[size];
    scale = new double[size];
    Arrays.fill(scale, 1);
    int at = 0;
    for (InputDraft input : inputs) {
      Tensor[] own = constants.get(input.fileName());
      if (own != null) {
        fill(input, own, at);
      }
      at += input.layer().size();
    }
  }

  private void fill(InputDraft input, Tensor[] own, int at) {
    double[] factor = perElement(own[0], input);
    double[] offset = perElement(own[1], input);
    for (int i = 0; i < factor.length; i++) {
      int element = input.order()[i];
      scale[at + i] = 1 / factor[element];
      shift[at + i] = -offset[element] / factor[element];
      // Not −0.
      shift[at + i] += 0.0;
    }
  }

  private static double[] perElement(Tensor constant, InputDraft input) {
    Tensor trimmed = constant;
    while (trimmed.rank() > input.fileShape().length) {
      trimmed = trimmed.reshaped(Arrays.copyOfRange(trimmed.shape(), 1, trimmed.rank()));
    }
    double[] data = trimmed.broadcastTo(input.fileShape()).data();
    if (data.length != Shapes.size(input.fileShape())) {
      throw new IllegalArgumentException("a scaling that does not fit the input");
    }
    return data;
  }

  double[] shift() {
    return shift;
  }

  double[] scale() {
    return scale;
  }
}
