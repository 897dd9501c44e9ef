package io.github.chainrule.processor.diff;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Derives everything that is derived of a network, in the graph of its forward pass. */
public final class Differentiator {

  private final ForwardProgram forward;
  private final Graph graph;

  private Differentiator(ForwardProgram forward) {
    this.forward = forward;
    this.graph = forward.graph();
  }

  public static NetworkProgram differentiate(ForwardProgram forward) {
    return new Differentiator(forward).program();
  }

  private NetworkProgram program() {
    Node preActivation = forward.outputLayer().preActivation();
    Node seed = graph.source(Node.Source.Kind.SEED, forward.output().shape());
    graph.enter(Origin.Direction.BACKWARD, forward.layers().size() - 1);
    Node delta = graph.source(Node.Source.Kind.DELTA, preActivation.shape());
    Map<Node, Node> gradient = Adjoints.of(graph, preActivation, delta, variables());
    return new NetworkProgram(
        forward.network(),
        forward.layout(),
        forward.layers().stream().map(ForwardProgram.Layer::output).toList(),
        loss(),
        lossDelta(preActivation),
        adjoint(forward.output(), seed, preActivation),
        perTensor(gradient, 1),
        gradient.get(forward.input()),
        inputJacobian(),
        parameterJacobian());
  }

  private Node inputJacobian() {
    return NetworkProgram.isHeld(forward.output().columns(), forward.input().columns())
        ? new InputJacobian(forward).node()
        : null;
  }

  private List<TensorDerivative> parameterJacobian() {
    int outputs = forward.output().columns();
    if (!NetworkProgram.isHeld(outputs, forward.layout().size())) {
      return List.of();
    }
    Node identity = graph.identity(forward.output().shape());
    return perTensor(Adjoints.of(graph, forward.output(), identity, variables()), outputs);
  }

  /** Where the working precision is double already, value and derivative share expressions. */
  private Node loss() {
    boolean isDouble = forward.network().precision() == Precision.DOUBLE;
    return forward.loss(isDouble ? Width.WORKING : Width.DOUBLE);
  }

  private Node lossDelta(Node preActivation) {
    Node one = graph.constant(1, 1, Width.WORKING, 1);
    return adjoint(forward.loss(Width.WORKING), one, preActivation);
  }

  private Node adjoint(Node output, Node seed, Node variable) {
    return Adjoints.of(graph, output, seed, Set.of(variable)).get(variable);
  }

  private Set<Node> variables() {
    Set<Node> variables = new HashSet<>();
    variables.add(forward.input());
    forward.layers().forEach(layer -> variables.addAll(layer.parameters()));
    return variables;
  }

  private List<TensorDerivative> perTensor(Map<Node, Node> adjoints, int rows) {
    List<TensorDerivative> derivatives = new ArrayList<>();
    Iterator<ParameterTensor> tensors = forward.layout().tensors().iterator();
    for (ForwardProgram.Layer layer : forward.layers()) {
      for (Node parameter : layer.parameters()) {
        derivatives.add(new TensorDerivative(tensors.next(), orZero(adjoints, parameter, rows)));
      }
    }
    return derivatives;
  }

  /** A layer that no output depends on has no adjoint. */
  private Node orZero(Map<Node, Node> adjoints, Node parameter, int rows) {
    Node adjoint = adjoints.get(parameter);
    return adjoint != null ? adjoint : graph.constant(rows, parameter.size(), Width.WORKING, 0);
  }
}
