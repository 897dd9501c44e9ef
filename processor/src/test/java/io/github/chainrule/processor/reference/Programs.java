package io.github.chainrule.processor.reference;

import io.github.chainrule.processor.diff.Differentiator;
import io.github.chainrule.processor.layer.ForwardPass;
import io.github.chainrule.processor.program.CallSharing;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.verify.Interpreter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The stages up to the differentiated program, and the values of its nodes. */
public final class Programs {

  private Programs() {}

  /** The program as lowering gets it. */
  public static NetworkProgram of(NetworkSpec network) {
    return of(network, Simplification.EXACT);
  }

  public static NetworkProgram of(NetworkSpec network, Simplification simplification) {
    Graph graph = new Graph(simplification);
    ForwardProgram forward = ForwardPass.of(graph, network);
    return CallSharing.share(graph, Differentiator.differentiate(forward));
  }

  /** One node's values, row-major. */
  public static double[] value(Node node, double[] parameters, double[] x) {
    return values(List.of(node), parameters, Map.of(Node.Source.Kind.INPUT, x)).get(0);
  }

  public static List<double[]> values(
      List<Node> nodes, double[] parameters, Map<Node.Source.Kind, double[]> sources) {
    return new Interpreter.Prepared(nodes).run(parameters, sources, side -> {});
  }

  /** The derivatives by all parameters, {@code [rows][parameters]}. */
  public static double[] joined(
      Collection<NetworkProgram.TensorDerivative> derivatives,
      int rows,
      double[] parameters,
      Map<Node.Source.Kind, double[]> sources) {
    List<Node> nodes = new ArrayList<>();
    derivatives.forEach(derivative -> nodes.add(derivative.node()));
    double[] joined = new double[rows * parameters.length];
    int to = 0;
    for (double[] part : values(nodes, parameters, sources)) {
      int columns = part.length / rows;
      for (int row = 0; row < rows; row++) {
        System.arraycopy(part, row * columns, joined, row * parameters.length + to, columns);
      }
      to += columns;
    }
    return joined;
  }

  /** The sources of a program, those that are given. */
  public static Map<Node.Source.Kind, double[]> sources(double[] x, double[] t) {
    Map<Node.Source.Kind, double[]> sources = new EnumMap<>(Node.Source.Kind.class);
    sources.put(Node.Source.Kind.INPUT, x);
    sources.put(Node.Source.Kind.TARGET, t);
    return sources;
  }
}
