package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.List;

/**
 * Adds to a graph what one operator of a file becomes: a few nodes in a row, of which the last
 * gives the value that the file names.
 */
public final class GraphBuilder {
  private final Graph graph;
  private final String origin;
  private final String name;

  /**
   * A builder for one operator.
   *
   * @param origin what the file calls the kind of operator
   * @param name what it calls this one
   */
  public GraphBuilder(Graph graph, String origin, String name) {
    this.graph = graph;
    this.origin = origin;
    this.name = name;
  }

  /** Adds a node whose value has a name of its own, which is returned. */
  public String node(Op op, Attributes attributes, String... inputs) {
    String output = graph.freshName(name);
    node(op, attributes, output, List.of(inputs));
    return output;
  }

  /** Adds a node that gives a value of the file. */
  public void node(Op op, Attributes attributes, String output, List<String> inputs) {
    graph.add(new Node(op, origin, name, inputs, output, attributes));
  }

  public String map(Formula formula, String x) {
    return node(Op.MAP, Attributes.of("formula", formula), x);
  }

  public String binary(Function function, String a, String b) {
    return node(Op.BINARY, Attributes.of("function", function), a, b);
  }

  public String transpose(String x, int... order) {
    return node(Op.TRANSPOSE, Attributes.of("order", order), x);
  }

  public String reshape(String x, int... shape) {
    return node(Op.RESHAPE, Attributes.NONE, x, constant(Tensor.vector(shape)));
  }

  public String constant(Tensor tensor) {
    return graph.constant(name, tensor);
  }

  public String constant(double value) {
    return constant(Tensor.scalar(value));
  }

  /** Lets a value be known by a name of the file. */
  public void alias(String value, String output) {
    node(Op.IDENTITY, Attributes.NONE, output, List.of(value));
  }

  /** What has no counterpart, and what to do about it. */
  public void unsupported(String advice, List<String> inputs, List<String> outputs) {
    for (String output : outputs) {
      if (!output.isEmpty()) {
        node(Op.UNSUPPORTED, Attributes.of("advice", advice), output, inputs);
      }
    }
  }
}
