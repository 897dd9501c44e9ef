package io.github.chainrule.exchange.pass;

import io.github.chainrule.exchange.graph.Evaluator;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.Node;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.ShapeRules;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Works out every shape, and every value that does not depend on an input: shape arithmetic above
 * all, which vanishes here.
 */
final class ConstantFolding {
  private static final long LARGEST = 1 << 20;

  /** Of a value, for one sample. */
  private static final long MOST_ELEMENTS = 1 << 24;

  private final ShapedGraph shaped;
  private final List<String> faults;

  /** Values that nothing can be said of because of a fault that has been told. */
  private final Set<String> unknown = new HashSet<>();

  ConstantFolding(ShapedGraph shaped, List<String> faults) {
    this.shaped = shaped;
    this.faults = faults;
  }

  void run() {
    List<Node> rest = new ArrayList<>();
    for (Node node : shaped.graph.nodes()) {
      if (node.op() == Op.UNSUPPORTED || dependsOnUnknown(node)) {
        unknown.add(node.output());
        rest.add(node);
      } else if (!folded(node)) {
        rest.add(node);
      }
    }
    shaped.graph.replaceNodes(rest);
  }

  private boolean dependsOnUnknown(Node node) {
    return node.inputs().stream()
        .anyMatch(
            input -> unknown.contains(input) || (!input.isEmpty() && shaped.shape(input) == null));
  }

  private boolean folded(Node node) {
    Graph graph = shaped.graph;
    try {
      int[] shape = new ShapeRules(graph.constants(), shaped.shapes).of(node);
      if (!isConstant(node)) {
        if (Shapes.size(shape) / shaped.batch > MOST_ELEMENTS) {
          throw new IllegalArgumentException(
              "a value of shape " + Arrays.toString(shape) + " is too large");
        }
        shaped.shapes.put(node.output(), shape);
        return false;
      }
      checkSize(node, shape);
      Tensor value = new Evaluator(shaped.shapes, graph.constants()).of(node);
      graph.constants().put(node.output(), value);
      if (node.has(0)) {
        graph.derive(node.output(), node.input(0));
      }
      return true;
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      unknown.add(node.output());
      faults.add(node.origin() + " (" + node.label() + "): " + reason(e));
      return false;
    }
  }

  private static String reason(RuntimeException e) {
    return e instanceof IllegalArgumentException
        ? e.getMessage()
        : "its inputs and attributes do not go together";
  }

  /** What is computed may not be much more than what the file holds. */
  private void checkSize(Node node, int... shape) {
    long largest = LARGEST;
    for (String input : node.inputs()) {
      largest += input.isEmpty() ? 0 : Shapes.size(shaped.shape(input));
    }
    long work =
        node.op() == Op.MATMUL || node.op() == Op.DENSE
            ? shaped.shape(node.input(0))[shaped.rank(node.input(0)) - 1]
            : 1;
    if (node.op() == Op.CONV
        || Shapes.size(shape) > largest
        || Shapes.size(shape) * (double) work > 1e9) {
      throw new IllegalArgumentException("a constant of too much computation");
    }
  }

  private boolean isConstant(Node node) {
    return node.op() == Op.SHAPE
        || node.inputs().stream().allMatch(input -> input.isEmpty() || shaped.isConstant(input));
  }
}
