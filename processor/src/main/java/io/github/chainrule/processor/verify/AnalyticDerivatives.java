package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.Block;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All derivatives of a program at a point along some directions, interpreted: of the loss, from a
 * seed, of each output by its Jacobians and, along a single input, by the tangent of the outputs.
 * Variables are the parameters, then the inputs.
 *
 * <p>A layer's derivatives are multiplied with the directions as soon as they are computed, and
 * kept no longer: all of them would take outputs × parameters numbers.
 */
final class AnalyticDerivatives {

  /** Of the loss, and from a seed; the outputs' follow. */
  private static final int BEFORE_OUTPUTS = 2;

  private final NetworkProgram program;
  private final Prepared deltas;
  private final Columns gradient;
  private final Columns jacobians;
  private final Prepared tangent;
  private final int outputs;

  AnalyticDerivatives(NetworkProgram program) {
    this.program = program;
    this.deltas = new Prepared(List.of(program.lossDelta(), program.seedDelta()));
    this.gradient = columns(program.gradient(), List.of(new Block(0, 0, program.inputGradient())));
    this.jacobians = columns(program.parameterJacobian(), program.inputJacobian());
    this.tangent = new Prepared(List.of(program.outputTangent()));
    this.outputs = program.network().outputs();
  }

  /**
   * Some nodes whose rows belong to functions and their columns to variables.
   *
   * @param blocks the nodes, with the first of their rows and the first variable
   */
  private record Columns(List<Block> blocks, Prepared prepared) {}

  /** A Jacobian that no array can hold is not there. */
  private Columns columns(List<TensorDerivative> derivatives, List<Block> byInputs) {
    List<Block> blocks = new ArrayList<>();
    for (TensorDerivative it : derivatives) {
      blocks.add(new Block(it.firstRow(), it.tensor().offset(), it.node()));
    }
    for (Block it : byInputs) {
      int column = program.layout().size() + it.firstColumn();
      blocks.add(new Block(it.firstRow(), column, it.node()));
    }
    return new Columns(
        blocks,
        Prepared.ofGroups(
            blocks.stream().map(block -> JacobianPart.operands(block.node())).toList()));
  }

  /** How many derivatives there are along a direction, some of which may not be computed. */
  int functions() {
    return BEFORE_OUTPUTS + 2 * outputs;
  }

  /** The derivative of each function along each direction, {@code [direction][function]}. */
  double[][] at(SamplePoint point, List<Direction> directions) {
    double[][] derivatives = new double[directions.size()][functions()];
    int row = 0;
    for (double[] delta : deltas.run(point.parameters, point.sources(), side -> {})) {
      Map<Node.Source.Kind, double[]> sources = point.sources();
      sources.put(Node.Source.Kind.DELTA, delta);
      add(gradient, point, sources, directions, derivatives, row);
      row++;
    }
    add(jacobians, point, point.sources(), directions, derivatives, row);
    for (int at = 0; at < derivatives.length; at++) {
      if (isInput(directions.get(at))) {
        double[] along = tangent(point, directions.get(at));
        System.arraycopy(along, 0, derivatives[at], BEFORE_OUTPUTS + outputs, outputs);
      }
    }
    return derivatives;
  }

  private boolean isInput(Direction direction) {
    return direction.coordinate() >= program.layout().size();
  }

  private double[] tangent(SamplePoint point, Direction direction) {
    double[] unit = new double[program.network().inputs()];
    unit[direction.coordinate() - program.layout().size()] = 1;
    Map<Node.Source.Kind, double[]> sources = point.sources();
    sources.put(Node.Source.Kind.DIRECTION, unit);
    return tangent.run(point.parameters, sources, side -> {}).get(0);
  }

  private static void add(
      Columns columns,
      SamplePoint point,
      Map<Node.Source.Kind, double[]> sources,
      List<Direction> directions,
      double[][] derivatives,
      int firstRow) {
    columns.prepared.run(
        point.parameters,
        sources,
        side -> {},
        (index, operands) -> {
          Block block = columns.blocks.get(index);
          JacobianPart part = JacobianPart.of(block.node(), block.firstColumn(), operands);
          for (int at = 0; at < directions.size(); at++) {
            if (touches(directions.get(at), block.firstColumn(), block.node().columns())) {
              double[] products = part.along(directions.get(at));
              for (int row = 0; row < products.length; row++) {
                derivatives[at][firstRow + block.firstRow() + row] += products[row];
              }
            }
          }
        });
  }

  private static boolean touches(Direction direction, int from, int columns) {
    int only = direction.coordinate();
    return only == Direction.NONE || (only >= from && only < from + columns);
  }

  /** Whether the program has the derivatives of the outputs by what a direction changes. */
  private boolean hasOutputs(Direction direction) {
    boolean byParameters = program.hasParameterJacobian();
    boolean byInputs = program.hasInputJacobian();
    return direction.coordinate() == Direction.NONE
        ? byParameters && byInputs
        : isInput(direction) ? byInputs : byParameters;
  }

  /** Whether a derivative is computed along a direction. */
  boolean has(int function, Direction direction) {
    boolean isTangent = function >= BEFORE_OUTPUTS + outputs;
    return function < BEFORE_OUTPUTS || (isTangent ? isInput(direction) : hasOutputs(direction));
  }

  /** What the derivatives at a point should be, from the quotients of the loss and the outputs. */
  static Quotients expected(SamplePoint point, Quotients quotients) {
    int outputs = quotients.values().length - 1;
    double[] values = new double[BEFORE_OUTPUTS + 2 * outputs];
    double[] magnitudes = new double[BEFORE_OUTPUTS + 2 * outputs];
    values[0] = quotients.values()[0];
    magnitudes[0] = quotients.magnitudes()[0];
    for (int output = 0; output < outputs; output++) {
      int row = BEFORE_OUTPUTS + output;
      values[row] = quotients.values()[1 + output];
      magnitudes[row] = quotients.magnitudes()[1 + output];
      values[1] += point.seed[output] * values[row];
      magnitudes[1] += Math.abs(point.seed[output]) * magnitudes[row];
      values[row + outputs] = values[row];
      magnitudes[row + outputs] = magnitudes[row];
    }
    return new Quotients(values, magnitudes);
  }

  /** The derivative of a function along a direction, in words. */
  String describe(int row, Direction direction) {
    String of =
        switch (row) {
          case 0 -> "the derivative of the loss";
          case 1 -> "the derivative from a seed";
          default -> "the derivative of output " + (row - BEFORE_OUTPUTS) % outputs;
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
