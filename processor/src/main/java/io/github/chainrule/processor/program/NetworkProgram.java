package io.github.chainrule.processor.program;

import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Everything that is computed of a network, as nodes of one graph.
 *
 * <p>The gradient is cut at the output layer's delta δ = ∂E/∂v: the network's loss and a seed e =
 * ∂E/∂y of any other target function are two ways to come by it, and what follows is the same. Of
 * several outputs δ has the deltas one after another, each without what later outputs make of it.
 *
 * @param outputs every layer's outputs, in layer order
 * @param output the network's output y
 * @param loss E, one number, in {@code double}
 * @param lossDelta δ from the network's loss
 * @param seedDelta δ from a seed
 * @param gradient ∂E/∂parameters from δ, one row
 * @param inputGradient ∂E/∂x from δ, one row
 * @param inputJacobian ∂y/∂x, {@code [outputs][inputs]}; empty if no array can hold it
 * @param parameterJacobian ∂y/∂parameters, a row an output; empty if no array can hold it
 * @param outputTangent ∂y/∂x · v for a direction v, one row
 */
public record NetworkProgram(
    NetworkSpec network,
    ParameterLayout layout,
    List<Node> outputs,
    Node output,
    Node loss,
    Node lossDelta,
    Node seedDelta,
    List<TensorDerivative> gradient,
    Node inputGradient,
    List<Block> inputJacobian,
    List<TensorDerivative> parameterJacobian,
    Node outputTangent) {

  /**
   * The derivative by one tensor of parameters: of a number, or of some neighbouring outputs.
   *
   * @param firstRow the first of these outputs; 0 for a number
   * @param node flattened, {@code [rows][elements of the tensor]}
   */
  public record TensorDerivative(ParameterTensor tensor, int firstRow, Node node) {}

  /** The derivatives of some neighbouring outputs by some neighbouring inputs. */
  public record Block(int firstRow, int firstColumn, Node node) {}

  public NetworkProgram {
    outputs = List.copyOf(outputs);
    gradient = List.copyOf(gradient);
    inputJacobian = List.copyOf(inputJacobian);
    parameterJacobian = List.copyOf(parameterJacobian);
  }

  /** Whether an array can hold a matrix of so many numbers. */
  public static boolean isHeld(long rows, long columns) {
    return rows * columns <= Integer.MAX_VALUE;
  }

  /** Whether the Jacobian by the inputs is computed. */
  public boolean hasInputJacobian() {
    return !inputJacobian.isEmpty();
  }

  /** Whether the Jacobian by the parameters is computed; by none of them it is, with no number. */
  public boolean hasParameterJacobian() {
    return !parameterJacobian.isEmpty() || layout.size() == 0;
  }

  /** What the forward pass of one sample takes. */
  public OperationCounter.Count forwardCost() {
    return OperationCounter.count(List.of(output));
  }

  /** What the loss and its gradient take, forward pass included. */
  public OperationCounter.Count gradientCost() {
    List<Node> roots = nodes(gradient);
    roots.addAll(List.of(output, loss));
    return OperationCounter.count(roots, lossDelta);
  }

  /** What the Jacobian by the inputs takes, forward pass included. */
  public OperationCounter.Count inputJacobianCost() {
    List<Node> roots = new ArrayList<>(blocks());
    roots.add(output);
    return OperationCounter.count(roots);
  }

  /** What the Jacobian by the parameters takes, forward pass included. */
  public OperationCounter.Count parameterJacobianCost() {
    List<Node> roots = nodes(parameterJacobian);
    roots.add(output);
    return OperationCounter.count(roots);
  }

  /** What the derivative of the outputs in a direction takes, forward pass included. */
  public OperationCounter.Count outputTangentCost() {
    return OperationCounter.count(List.of(output, outputTangent));
  }

  /** The parts of the Jacobian by the inputs. */
  public List<Node> blocks() {
    return inputJacobian.stream().map(Block::node).toList();
  }

  private static List<Node> nodes(List<TensorDerivative> tensors) {
    List<Node> nodes = new ArrayList<>();
    tensors.forEach(tensor -> nodes.add(tensor.node()));
    return nodes;
  }

  /** All nodes named here. */
  public List<Node> roots() {
    List<Node> roots = new ArrayList<>(outputs);
    roots.addAll(List.of(output, loss, lossDelta, seedDelta, inputGradient, outputTangent));
    roots.addAll(blocks());
    roots.addAll(nodes(gradient));
    roots.addAll(nodes(parameterJacobian));
    return roots;
  }

  /** The program with every node replaced. */
  public NetworkProgram map(UnaryOperator<Node> mapping) {
    return new NetworkProgram(
        network,
        layout,
        outputs.stream().map(mapping).toList(),
        mapping.apply(output),
        mapping.apply(loss),
        mapping.apply(lossDelta),
        mapping.apply(seedDelta),
        mapped(gradient, mapping),
        mapping.apply(inputGradient),
        inputJacobian.stream()
            .map(it -> new Block(it.firstRow(), it.firstColumn(), mapping.apply(it.node())))
            .toList(),
        mapped(parameterJacobian, mapping),
        mapping.apply(outputTangent));
  }

  private static List<TensorDerivative> mapped(
      List<TensorDerivative> tensors, UnaryOperator<Node> mapping) {
    return tensors.stream()
        .map(it -> new TensorDerivative(it.tensor(), it.firstRow(), mapping.apply(it.node())))
        .toList();
  }

  /** Those of some derivatives that are by a layer's tensors. */
  public static List<TensorDerivative> of(int layer, List<TensorDerivative> derivatives) {
    return derivatives.stream().filter(it -> it.tensor().layer() == layer).toList();
  }
}
