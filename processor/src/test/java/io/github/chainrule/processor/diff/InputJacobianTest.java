package io.github.chainrule.processor.diff;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.spec.LayerSpec.NETWORK_INPUT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.OperationCounter;
import io.github.chainrule.processor.reference.Networks.Dense;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputJacobianTest {

  private static final long SEED = 7;

  /** Different orders of the same multiplications round differently. */
  private static final double ROUNDING = 1e-12;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void everyBracketingOfAChainEqualsBothSweeps() {
    Activation[] activations = Activation.values();
    for (int sample = 0; sample < 200; sample++) {
      Dense[] layers = new Dense[random.nextInt(1, 6)];
      for (int index = 0; index < layers.length; index++) {
        Activation activation = activations[random.nextInt(activations.length)];
        layers[index] = dense(random.nextInt(1, 9), activation);
      }
      compareWithSweeps(network(random.nextInt(1, 9), LossFunction.SQUARED_ERROR, layers));
    }
  }

  @Test
  void networkThatIsNoChainHasTheJacobianOfBothSweeps() {
    compareWithSweeps(
        network(
            3,
            LossFunction.SQUARED_ERROR,
            dense(4, Activation.TANH),
            dense(2, Activation.SOFTMAX, NETWORK_INPUT),
            dense(5, Activation.SILU, 0, 1, NETWORK_INPUT, 0),
            dense(2, Activation.GELU, 2, 0)));
  }

  private void compareWithSweeps(NetworkSpec network) {
    Graph graph = new Graph(Simplification.EXACT);
    ForwardProgram forward = ForwardPass.of(graph, network);
    Node jacobian = new InputJacobian(forward).node();
    Node x = forward.input();
    Node y = forward.output();
    Node reverse = Adjoints.of(graph, y, graph.identity(y.shape()), Set.of(x)).get(x);
    Node tangents = Tangents.of(graph, x, graph.identity(x.shape()), y);
    double[] parameters = random.doubles(forward.layout().size(), -1, 1).toArray();
    double[] at = random.doubles(network.inputs(), -1, 1).toArray();
    double[] expected = Programs.value(reverse, parameters, at);
    String name = network.layers().toString();
    assertArrayEquals(expected, Programs.value(jacobian, parameters, at), ROUNDING, name);
    assertArrayEquals(
        expected, Programs.value(graph.transpose(tangents), parameters, at), ROUNDING, name);
  }

  @Test
  void linearNetworkCostsWhatTheMatrixChainSays() {
    for (int sample = 0; sample < 200; sample++) {
      int[] widths = random.ints(random.nextInt(2, 6), 2, 30).toArray();
      Dense[] layers =
          IntStream.range(1, widths.length)
              .mapToObj(index -> dense(widths[index], Activation.IDENTITY))
              .toArray(Dense[]::new);
      NetworkSpec network = network(widths[0], LossFunction.SQUARED_ERROR, layers);
      ForwardProgram forward = ForwardPass.of(new Graph(Simplification.EXACT), network);
      Node jacobian = new InputJacobian(forward).node();
      double counted = OperationCounter.count(List.of(jacobian)).shared().multiplications();
      assertEquals(matrixChain(widths, 0, widths.length - 1), counted);
    }
  }

  /** The fewest multiplications, by trying all. */
  private static double matrixChain(int[] widths, int from, int to) {
    double cheapest = to == from + 1 ? 0 : Double.POSITIVE_INFINITY;
    for (int split = from + 1; split < to; split++) {
      double parts = matrixChain(widths, from, split) + matrixChain(widths, split, to);
      cheapest = Math.min(cheapest, parts + (double) widths[from] * widths[split] * widths[to]);
    }
    return cheapest;
  }

  @Test
  void networkThatIsNoChainTakesTheCheaperSweep() {
    assertEquals(1, jacobianRows(network(6, LossFunction.OUTPUT, skipping(1))));
    assertEquals(2, jacobianRows(network(2, LossFunction.SQUARED_ERROR, skipping(9))));
  }

  private static Dense[] skipping(int outputs) {
    return new Dense[] {
      dense(5, Activation.TANH), dense(outputs, Activation.TANH, 0, NETWORK_INPUT)
    };
  }

  /** The number of rows that are propagated: those of the products with the weights. */
  private static int jacobianRows(NetworkSpec network) {
    ForwardProgram forward = ForwardPass.of(new Graph(Simplification.EXACT), network);
    return Graph.reachable(List.of(new InputJacobian(forward).node())).stream()
        .filter(node -> node instanceof Node.Product product && !product.hasBias())
        .mapToInt(Node::rows)
        .max()
        .orElseThrow();
  }
}
