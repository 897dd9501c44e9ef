package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.LayerGradient;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All derivatives of a program at a point, interpreted, each as a row over the parameters, then the
 * input: the gradient from the loss, the gradient from a seed, and each output's row of the two
 * Jacobians.
 */
final class AnalyticDerivatives {

  private final NetworkProgram program;
  private final Interpreter.Prepared deltas;
  private final Interpreter.Prepared gradient;
  private final Interpreter.Prepared jacobians;

  AnalyticDerivatives(NetworkProgram program) {
    this.program = program;
    this.deltas = new Interpreter.Prepared(List.of(program.lossDelta(), program.seedDelta()));
    this.gradient = new Interpreter.Prepared(roots(program.gradient(), program.inputGradient()));
    this.jacobians =
        new Interpreter.Prepared(roots(program.parameterJacobian(), program.inputJacobian()));
  }

  private static List<Node> roots(List<LayerGradient> layers, Node last) {
    List<Node> roots = new ArrayList<>();
    layers.forEach(layer -> roots.addAll(layer.nodes()));
    roots.add(last);
    return roots;
  }

  AtPoint at(SamplePoint point) {
    List<double[]> bothDeltas = run(deltas, point, point.sources());
    List<double[]> rows = new ArrayList<>();
    for (double[] delta : bothDeltas) {
      Map<Node.Source.Kind, double[]> sources = point.sources();
      sources.put(Node.Source.Kind.DELTA, delta);
      rows.add(row(run(gradient, point, sources), 0, 1));
    }
    List<double[]> matrices = run(jacobians, point, point.sources());
    int outputs = program.network().outputs();
    for (int output = 0; output < outputs; output++) {
      rows.add(row(matrices, output, outputs));
    }
    return new AtPoint(program, point, rows);
  }

  private static List<double[]> run(
      Interpreter.Prepared prepared, SamplePoint point, Map<Node.Source.Kind, double[]> sources) {
    return prepared.run(point.parameters, sources, side -> {});
  }

  /** Puts one row of each matrix, all of which have {@code rows}, one after another. */
  private double[] row(List<double[]> matrices, int row, int rows) {
    double[] joined = new double[program.layout().size() + program.network().inputs()];
    int to = 0;
    for (double[] matrix : matrices) {
      int columns = matrix.length / rows;
      System.arraycopy(matrix, row * columns, joined, to, columns);
      to += columns;
    }
    return joined;
  }

  /** The derivatives at one point. */
  record AtPoint(NetworkProgram program, SamplePoint point, List<double[]> rows) {

    /** The number of variables that derivatives are taken by. */
    int size() {
      return rows.get(0).length;
    }

    /** The directional derivative of each row's function. */
    double[] along(double[] direction) {
      return rows.stream().mapToDouble(row -> dot(row, direction)).toArray();
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int index = 0; index < a.length; index++) {
        sum += a[index] * b[index];
      }
      return sum;
    }

    /** What a row's derivative should be, from the quotients of the loss and of each output. */
    double expected(double[] quotients, int row) {
      if (row != 1) {
        return quotients[Math.max(0, row - 1)];
      }
      double sum = 0;
      for (int output = 0; output < point.seed.length; output++) {
        sum += point.seed[output] * quotients[output + 1];
      }
      return sum;
    }

    String describe(int row, double[] direction) {
      String of =
          switch (row) {
            case 0 -> "the derivative of the loss";
            case 1 -> "the derivative from a seed";
            default -> "the derivative of output " + (row - 2);
          };
      return of + " by " + variable(direction);
    }

    private String variable(double[] direction) {
      int found = -1;
      for (int index = 0; index < direction.length; index++) {
        if (direction[index] != 0) {
          if (found >= 0) {
            return "all parameters and inputs, in a random direction,";
          }
          found = index;
        }
      }
      return nameOf(found);
    }

    private String nameOf(int variable) {
      int parameters = program.layout().size();
      if (variable >= parameters) {
        return "input " + (variable - parameters);
      }
      List<ParameterLayout.Block> blocks = program.layout().blocks();
      int layer = blocks.size() - 1;
      while (blocks.get(layer).weightsOffset() > variable) {
        layer--;
      }
      String name = program.network().layers().get(layer).name();
      int within = variable - blocks.get(layer).weightsOffset();
      int units = blocks.get(layer).units();
      return within < blocks.get(layer).inputs() * units
          ? name + "'s weight " + within / units + " -> " + within % units
          : name + "'s bias " + (within - blocks.get(layer).inputs() * units);
    }
  }
}
