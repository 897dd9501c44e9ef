package io.github.chainrule.processor.lower;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.kernel.Padding;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.kernel.ValueName.Use;
import io.github.chainrule.processor.kernel.WholeVectors;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays of one generated class: its arguments by their names in the contract, the parameters,
 * and the workspace, which grows as nodes are placed in it.
 */
final class EvaluatorArrays {

  final KernelArray parameters;
  final KernelArray input;
  final KernelArray target;
  final KernelArray seed;
  final KernelArray mask;
  final KernelArray output;
  final KernelArray activations;
  final KernelArray gradient;
  final KernelArray inputGradient;
  final KernelArray direction;
  final KernelArray outputTangent;
  final KernelArray inputJacobian;
  final KernelArray parameterJacobian;
  final KernelArray delta;
  private final Precision precision;
  private final boolean isDeep;
  private final Names names;
  private final Map<Node, View> placed = new HashMap<>();
  private final Map<ValueName, KernelArray> helpers = new HashMap<>();
  private final List<KernelArray> workspace = new ArrayList<>();
  private final SharedArrays shared = new SharedArrays(workspace::add);

  /** No workspace yet, and an array for each value that will be in it. */
  EvaluatorArrays(NetworkProgram program, Names names, Role ofSamples) {
    this(program, names, ofSamples, false);
  }

  /**
   * No workspace yet.
   *
   * @param ofSamples the role of the arguments that have a row for each sample
   * @param isDeep whether there are too many layers for code, and arrays, of their own
   */
  EvaluatorArrays(NetworkProgram program, Names names, Role ofSamples, boolean isDeep) {
    this.precision = program.network().precision();
    this.isDeep = isDeep;
    this.names = names;
    int inputs = program.network().inputs();
    int outputs = program.network().outputs();
    int size = program.layout().size();
    int units = program.network().extents().stream().mapToInt(Extent::size).sum();
    parameters = new KernelArray("p", size, Width.WORKING, Role.PARAMETERS);
    input = array("x", inputs, ofSamples);
    target = array("t", outputs, ofSamples);
    seed = array("e", outputs, ofSamples);
    mask = array("m", program.network().masks(), ofSamples);
    output = array("y", outputs, ofSamples);
    activations = argument("h", units);
    gradient = array("g", size, Role.OPTIONAL);
    inputGradient = array("dx", inputs, ofSamples);
    direction = array("v", inputs, ofSamples);
    outputTangent = array("dy", outputs, ofSamples);
    inputJacobian = argument("j", product(outputs, inputs));
    parameterJacobian = argument("j", product(outputs, size));
    delta = new KernelArray(names.delta(), outputs, Width.WORKING, Role.WORKSPACE);
  }

  Names names() {
    return names;
  }

  /** The length of a matrix; a Jacobian that no array can hold is not computed. */
  private static int product(int rows, int columns) {
    return (int) Math.min(Integer.MAX_VALUE, (long) rows * columns);
  }

  /** Whether there are too many layers for code of their own. */
  boolean isDeep() {
    return isDeep;
  }

  /** Whether the network computes in floats. */
  boolean isFloat() {
    return precision == Precision.FLOAT;
  }

  private static KernelArray argument(String name, int length) {
    return array(name, length, Role.ARGUMENT);
  }

  private static KernelArray array(String name, int length, Role role) {
    return new KernelArray(name, length, Width.WORKING, role);
  }

  /** Uses the delta's array; only what propagates back does. */
  View useDelta() {
    if (!workspace.contains(delta)) {
      workspace.add(delta);
    }
    return View.rows(delta, 0, delta.length());
  }

  View source(Node.Source node) {
    return switch (node.kind()) {
      case INPUT -> View.rows(input, 0, node.columns());
      case TARGET -> View.rows(target, 0, node.columns());
      case SEED -> View.rows(seed, 0, node.columns());
      case MASK -> View.rows(mask, 0, node.columns());
      case DELTA -> useDelta();
      case DIRECTION -> View.rows(direction, 0, node.columns());
    };
  }

  /** Where a node's elements are in the workspace, or null if it has no place there. */
  View placeOf(Node node) {
    return placed.get(node);
  }

  /** Gives a node a place in the workspace, the same in every phase. */
  View allocate(Node node) {
    return placed.computeIfAbsent(node, this::newPlace);
  }

  /** An array for what a loop hands on to the next, the same in every phase. */
  KernelArray slide(Node node, int length) {
    return helper(node, Use.SLIDE, length);
  }

  /** An array for a part of a node that is on its way elsewhere, the same in every phase. */
  KernelArray block(Node node, int length) {
    return helper(node, Use.BLOCK, length);
  }

  /**
   * An array for the row of an argument, for loops to run along: in the argument, it begins
   * anywhere, and loops are not vectorised if they run through arrays from places that differ.
   */
  KernelArray row(Node.Source node) {
    ValueName name = source(node).array().value().withUse(Use.ROW);
    return helpers.computeIfAbsent(
        name,
        key -> {
          KernelArray array = new KernelArray(key, node.columns(), node.width(), Role.WORKSPACE);
          workspace.add(array);
          return array;
        });
  }

  /** No two nodes use a helper at the same time, so that one can be shared by many. */
  private KernelArray helper(Node node, Use use, int length) {
    ValueName owner = isShared(node) ? SharedArrays.helper(length) : names.of(node);
    return helpers.computeIfAbsent(
        owner.withUse(use),
        name -> {
          KernelArray array = new KernelArray(name, length, node.width(), Role.WORKSPACE);
          workspace.add(array);
          return array;
        });
  }

  /** Double values are those of the loss: few, however deep the network is. */
  private boolean isShared(Node node) {
    return isDeep && node.width() == Width.WORKING;
  }

  private View newPlace(Node node) {
    if (isShared(node)) {
      return shared.allocate(node.size(), node.columns());
    }
    ValueName name = names.of(node);
    boolean isFloatVector = isFloat() && node.width() == Width.WORKING && node.rows() == 1;
    int columns = node.columns();
    int room = isFloatVector ? Padding.room(columns) + WholeVectors.room(columns) : 0;
    KernelArray array = new KernelArray(name, node.size(), room, node.width(), Role.WORKSPACE);
    workspace.add(array);
    return View.rows(array, 0, columns);
  }

  List<KernelArray> workspace() {
    return List.copyOf(workspace);
  }
}
