package io.github.chainrule.processor.diff;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Derives everything that is derived of a network, in the graph of its forward pass. */
public final class Differentiator {

  private final ForwardProgram forward;
  private final Graph graph;

  private Differentiator(ForwardProgram forward) {
    this.forward = forward;
    this.graph = forward.graph();
  }

  /** Derives the gradient and the Jacobians. */
  public static NetworkProgram differentiate(ForwardProgram forward) {
    return new Differentiator(forward).program(true);
  }

  /** Derives what training takes: the gradient alone. */
  public static NetworkProgram training(ForwardProgram forward) {
    return new Differentiator(forward).program(false);
  }

  private NetworkProgram program(boolean withJacobians) {
    Node output = forward.output();
    forward.source(Node.Source.Kind.SEED);
    graph.enter(Origin.Direction.BACKWARD, forward.layers().size() - 1);
    forward.source(Node.Source.Kind.DELTA);
    Map<Node, Node> gradient = Adjoints.of(graph, deltas(), variables());
    return new NetworkProgram(
        forward.network(),
        forward.layout(),
        forward.layers().stream().map(ForwardProgram.Layer::output).toList(),
        output,
        loss(),
        perHead(this::lossDelta),
        perHead(this::seedDelta),
        perTensor(gradient, 0, 1),
        inputGradient(gradient),
        withJacobians ? inputJacobian(output) : List.of(),
        withJacobians ? parameterJacobian(output) : List.of(),
        outputTangent(output));
  }

  /** What the gradient begins with: the delta of each head. */
  private List<Adjoints.Seed> deltas() {
    List<Adjoints.Seed> seeds = new ArrayList<>();
    for (int head = 0; head < forward.heads().size(); head++) {
      Node delta = forward.partOf(Node.Source.Kind.DELTA, head);
      seeds.add(new Adjoints.Seed(forward.heads().get(head).preActivation(), delta));
    }
    return seeds;
  }

  private Node perHead(IntFunction<Node> part) {
    int heads = forward.heads().size();
    return heads == 1
        ? part.apply(0)
        : graph.concatenate(IntStream.range(0, heads).mapToObj(part).map(graph::flatten).toList());
  }

  private Node lossDelta(int head) {
    double weight = forward.network().heads().get(head).weight();
    Node seed = graph.constant(1, 1, Width.WORKING, weight);
    return adjoint(forward.loss(head, Width.WORKING), seed, head);
  }

  private Node seedDelta(int head) {
    Node output = forward.heads().get(head).output();
    return adjoint(output, forward.partOf(Node.Source.Kind.SEED, head), head);
  }

  private Node adjoint(Node of, Node seed, int head) {
    Node variable = forward.heads().get(head).preActivation();
    return Adjoints.of(graph, of, seed, Set.of(variable)).get(variable);
  }

  /** Where the working precision is double already, value and derivative share expressions. */
  private Node loss() {
    boolean isDouble = forward.network().precision() == Precision.DOUBLE;
    return forward.loss(isDouble ? Width.WORKING : Width.DOUBLE);
  }

  private Node inputGradient(Map<Node, Node> gradient) {
    return graph.concatenate(
        forward.inputs().stream().map(input -> graph.flatten(orZero(gradient, input, 1))).toList());
  }

  private List<NetworkProgram.Block> inputJacobian(Node output) {
    return NetworkProgram.isHeld(output.columns(), forward.network().inputs())
        ? new InputJacobian(forward).blocks()
        : List.of();
  }

  /** The parts of y are differentiated one by one: no number is computed that is always zero. */
  private List<TensorDerivative> parameterJacobian(Node output) {
    if (!NetworkProgram.isHeld(output.columns(), forward.layout().size())) {
      return List.of();
    }
    List<TensorDerivative> derivatives = new ArrayList<>();
    int row = 0;
    for (Node part : Rearrangement.parts(output)) {
      Node identity = graph.identity(part.shape());
      Map<Node, Node> adjoints = Adjoints.of(graph, part, identity, variables());
      derivatives.addAll(perTensor(adjoints, row, part.columns()));
      row += part.columns();
    }
    return derivatives;
  }

  private Node outputTangent(Node output) {
    Node x = forward.x();
    Node direction = graph.source(Node.Source.Kind.DIRECTION, x.shape());
    Node tangent = Tangents.of(graph, x, direction, output);
    return tangent != null
        ? graph.flatten(tangent)
        : graph.constant(1, output.columns(), Width.WORKING, 0);
  }

  private Set<Node> variables() {
    Set<Node> variables = new HashSet<>(forward.inputs());
    forward.layers().forEach(layer -> variables.addAll(layer.parameters()));
    return variables;
  }

  private List<TensorDerivative> perTensor(Map<Node, Node> adjoints, int firstRow, int rows) {
    return forward.layout().tensors().stream()
        .map(
            tensor -> {
              Node parameter = forward.parameter(tensor);
              return new TensorDerivative(tensor, firstRow, orZero(adjoints, parameter, rows));
            })
        .toList();
  }

  /** What no output depends on has no adjoint. */
  private Node orZero(Map<Node, Node> adjoints, Node variable, int rows) {
    Node adjoint = adjoints.get(variable);
    return adjoint != null ? adjoint : graph.constant(rows, variable.size(), Width.WORKING, 0);
  }
}
