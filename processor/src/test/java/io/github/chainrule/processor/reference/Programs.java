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
import io.github.chainrule.processor.verify.Prepared;
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
    return new Prepared(nodes).run(parameters, sources, side -> {});
  }

  /** The derivatives by all parameters, {@code [rows][parameters]}. */
  public static double[] joined(
      Collection<NetworkProgram.TensorDerivative> derivatives,
      int rows,
      double[] parameters,
      Map<Node.Source.Kind, double[]> sources) {
    List<NetworkProgram.Block> blocks = new ArrayList<>();
    derivatives.forEach(it -> blocks.add(block(it)));
    List<Node> nodes = blocks.stream().map(NetworkProgram.Block::node).toList();
    return joined(blocks, values(nodes, parameters, sources), rows, parameters.length);
  }

  /** Where derivatives by parameters are in the matrix of all of them. */
  public static NetworkProgram.Block block(NetworkProgram.TensorDerivative derivative) {
    return new NetworkProgram.Block(
        derivative.firstRow(), derivative.tensor().offset(), derivative.node());
  }

  /** The blocks of a matrix in their places, of values by the block. */
  public static double[] joined(
      List<NetworkProgram.Block> blocks, List<double[]> values, int rows, int columns) {
    double[] joined = new double[rows * columns];
    for (int index = 0; index < blocks.size(); index++) {
      NetworkProgram.Block block = blocks.get(index);
      int width = block.node().columns();
      for (int row = 0; row < block.node().rows(); row++) {
        int to = (block.firstRow() + row) * columns + block.firstColumn();
        System.arraycopy(values.get(index), row * width, joined, to, width);
      }
    }
    return joined;
  }

  /** The Jacobian by the inputs. */
  public static double[] inputJacobian(
      NetworkProgram program, double[] parameters, Map<Node.Source.Kind, double[]> sources) {
    int inputs = program.network().inputs();
    return joined(
        program.inputJacobian(),
        values(program.blocks(), parameters, sources),
        program.network().outputs(),
        inputs);
  }

  /** The sources of a program, those that are given. */
  public static Map<Node.Source.Kind, double[]> sources(double[] x, double[] t) {
    Map<Node.Source.Kind, double[]> sources = new EnumMap<>(Node.Source.Kind.class);
    sources.put(Node.Source.Kind.INPUT, x);
    sources.put(Node.Source.Kind.TARGET, t);
    return sources;
  }
}
