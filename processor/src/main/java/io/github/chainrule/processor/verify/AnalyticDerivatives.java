package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * All derivatives of a program at a point, interpreted: the gradient from the loss, the gradient
 * from a seed, and each output's row of the two Jacobians. Columns are the parameters, then the
 * inputs.
 */
final class AnalyticDerivatives {

  private final NetworkProgram program;
  private final Interpreter.Prepared deltas;
  private final List<Node> gradientNodes;
  private final Interpreter.Prepared gradient;
  private final List<Node> jacobianNodes;
  private final Interpreter.Prepared jacobians;

  AnalyticDerivatives(NetworkProgram program) {
    this.program = program;
    this.deltas = new Interpreter.Prepared(List.of(program.lossDelta(), program.seedDelta()));
    this.gradientNodes = nodes(program.gradient(), program.inputGradient());
    this.gradient = prepared(gradientNodes);
    this.jacobianNodes = nodes(program.parameterJacobian(), program.inputJacobian());
    this.jacobians = prepared(jacobianNodes);
  }

  private static List<Node> nodes(List<TensorDerivative> tensors, Node last) {
    List<Node> nodes = new ArrayList<>();
    tensors.forEach(tensor -> nodes.add(tensor.node()));
    nodes.add(last);
    return nodes;
  }

  private static Interpreter.Prepared prepared(List<Node> nodes) {
    return new Interpreter.Prepared(
        nodes.stream().flatMap(node -> JacobianPart.operands(node).stream()).toList());
  }

  AtPoint at(SamplePoint point) {
    List<List<JacobianPart>> blocks = new ArrayList<>();
    for (double[] delta : run(deltas, point, point.sources())) {
      Map<Node.Source.Kind, double[]> sources = point.sources();
      sources.put(Node.Source.Kind.DELTA, delta);
      blocks.add(parts(gradientNodes, run(gradient, point, sources)));
    }
    blocks.add(parts(jacobianNodes, run(jacobians, point, point.sources())));
    return new AtPoint(program, point, blocks);
  }

  private static List<double[]> run(
      Interpreter.Prepared prepared, SamplePoint point, Map<Node.Source.Kind, double[]> sources) {
    return prepared.run(point.parameters, sources, side -> {});
  }

  private static List<JacobianPart> parts(List<Node> nodes, List<double[]> values) {
    List<JacobianPart> parts = new ArrayList<>();
    Iterator<double[]> operands = values.iterator();
    int from = 0;
    for (Node node : nodes) {
      parts.add(JacobianPart.of(node, from, operands));
      from += node.columns();
    }
    return parts;
  }

  /**
   * The derivatives at one point.
   *
   * @param blocks the loss's row, the seed's row, and a row for each output, as their parts
   */
  record AtPoint(NetworkProgram program, SamplePoint point, List<List<JacobianPart>> blocks) {

    /** The directional derivative of each row's function. */
    double[] along(Direction direction) {
      double[] derivatives = new double[2 + program.network().outputs()];
      int from = 0;
      for (List<JacobianPart> parts : blocks) {
        int rows = 0;
        for (JacobianPart part : parts) {
          double[] products = part.along(direction);
          rows = products.length;
          for (int row = 0; row < rows; row++) {
            derivatives[from + row] += products[row];
          }
        }
        from += rows;
      }
      return derivatives;
    }

    /** What each row should be, from the quotients of the loss and of each output. */
    Quotients expected(Quotients quotients) {
      int outputs = program.network().outputs();
      double[] values = new double[2 + outputs];
      double[] magnitudes = new double[2 + outputs];
      values[0] = quotients.values()[0];
      magnitudes[0] = quotients.magnitudes()[0];
      for (int output = 0; output < outputs; output++) {
        values[2 + output] = quotients.values()[1 + output];
        magnitudes[2 + output] = quotients.magnitudes()[1 + output];
        values[1] += point.seed[output] * values[2 + output];
        magnitudes[1] += Math.abs(point.seed[output]) * magnitudes[2 + output];
      }
      return new Quotients(values, magnitudes);
    }

    String describe(int row, Direction direction) {
      String of =
          switch (row) {
            case 0 -> "the derivative of the loss";
            case 1 -> "the derivative from a seed";
            default -> "the derivative of output " + (row - 2);
          };
      return of + " by " + variable(direction.coordinate());
    }

    private String variable(int coordinate) {
      int parameters = program.layout().size();
      if (coordinate == Direction.NONE) {
        return "all parameters and inputs in a random direction";
      }
      if (coordinate >= parameters) {
        return "input " + (coordinate - parameters);
      }
      ParameterTensor tensor = program.layout().tensorAt(coordinate);
      String layer = program.network().layers().get(tensor.layer()).name();
      return layer + "'s " + tensor.describe(coordinate);
    }
  }
}
