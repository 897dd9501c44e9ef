package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.Leaves;
import io.github.chainrule.processor.kernel.LocalName;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.lower.cost.Strategy;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Lowers one phase to one kernel: goes through its nodes in order and unrolls each or writes loops
 * for it, as its strategy says.
 */
final class PhaseLowering {

  private final Phase phase;
  private final PhasePlan plan;
  private final EvaluatorArrays arrays;
  private final Names names;
  private final Function<Node, Strategy> strategies;
  private final List<Node> nodes;
  private final Code code = new Code();
  private final Values values;
  private final Unroller unroller;
  private final Looper looper;
  private final Map<Node, List<Node>> users = new HashMap<>();
  private final Set<Node> inArrays = new HashSet<>();
  private final Map<Node, List<Phase.Output>> outputs = new HashMap<>();
  private final Map<Node, View> targets = new HashMap<>();
  private Origin remarked;

  PhaseLowering(
      Phase phase,
      PhasePlan plan,
      EvaluatorArrays arrays,
      Names names,
      Function<Node, Strategy> strategies) {
    this.phase = phase;
    this.plan = plan;
    this.arrays = arrays;
    this.names = names;
    this.strategies = strategies;
    this.nodes = plan.nodes(phase);
    this.values = new Values(code, arrays);
    this.unroller = new Unroller(code, values);
    this.looper = new Looper(code, values, names, arrays);
    phase.outputs().forEach(this::index);
  }

  private void index(Phase.Output output) {
    outputs.computeIfAbsent(output.node(), key -> new ArrayList<>()).add(output);
    targets.putIfAbsent(output.node(), output.target());
    if (output.node() instanceof Rearrangement.Transpose transpose) {
      targets.putIfAbsent(transpose.operand(), output.target().transposed());
    }
  }

  Kernel lower() {
    findUses();
    Set<Node> own = new HashSet<>(nodes);
    phase.outputs().stream()
        .filter(output -> !own.contains(output.node()))
        .forEach(output -> looper.copies().copy(output.node(), output.target()));
    for (Node node : nodes) {
      lower(node);
      outputs.getOrDefault(node, List.of()).forEach(this::writeUnlessThere);
    }
    if (phase.returned() != null) {
      code.doReturn(values.element(phase.returned(), 0, 0));
    }
    List<KernelArray> arguments = arguments(code.statements());
    boolean returns = phase.returned() != null;
    EntryPoint entry = phase.entry();
    return new Kernel(entry.method(), entry.comment(), arguments, returns, code.statements());
  }

  /** The method arguments that statements use, in the order of their first use. */
  private static List<KernelArray> arguments(List<Statement> statements) {
    Set<KernelArray> used = new LinkedHashSet<>();
    statements.forEach(statement -> Leaves.arrays(statement, used::add));
    return used.stream().filter(KernelArray::isArgument).toList();
  }

  /** Finds which nodes others use, and which of them loops must find in arrays. */
  private void findUses() {
    for (Node node : nodes) {
      for (Node operand : node.operands()) {
        users.computeIfAbsent(operand, key -> new ArrayList<>()).add(node);
      }
      if (plan.isExported(node)) {
        inArrays.add(node);
      }
      if (isLooped(node)) {
        inArrays.add(node);
        node.operands().forEach(operand -> requireArray(whereRead(node, operand)));
      }
    }
    for (Phase.Output output : phase.outputs()) {
      if (!isUnrolled(output.node())) {
        requireArray(output.node());
      }
    }
  }

  /** The node whose array a loop over another reads for an operand. */
  private static Node whereRead(Node node, Node operand) {
    boolean isGathered = node instanceof Node.Map map && MapLoops.isRead(map, operand);
    return isGathered ? ((Rearrangement) operand).operand() : operand;
  }

  /** Puts a node, or what it rearranges, into an array if it is computed here. */
  private void requireArray(Node node) {
    Deque<Node> pending = new ArrayDeque<>(List.of(node));
    while (!pending.isEmpty()) {
      Node next = pending.pop();
      inArrays.add(next);
      if (!next.isComputed()) {
        pending.addAll(next.operands());
      }
    }
  }

  private boolean isLooped(Node node) {
    return node.isComputed() && strategies.apply(node) == Strategy.LOOPED;
  }

  /** Whether an output is written element by element: nothing of it comes from a loop. */
  private boolean isUnrolled(Node output) {
    if (output.isComputed()) {
      return !isLooped(output);
    }
    return strategies.apply(output) == Strategy.UNROLLED
        && output.operands().stream().allMatch(this::isUnrolled);
  }

  private void lower(Node node) {
    if (node.isComputed()) {
      remark(node.origin());
      if (isLooped(node)) {
        stageRows(node);
        place(node);
        looper.compute(node);
      } else {
        unroll(node);
      }
    } else if (inArrays.contains(node)) {
      assemble(node);
    }
  }

  private void remark(Origin origin) {
    if (!origin.equals(remarked)) {
      code.remark(names.remark(origin));
      remarked = origin;
    }
  }

  /** Copies the rows of arguments to where loops can run along them. */
  private void stageRows(Node node) {
    for (Node operand : node.operands()) {
      if (operand instanceof Node.Source source
          && isRow(values.view(source))
          && looper.runsAlong(node, source)) {
        View place = View.rows(arrays.row(source), 0, source.columns());
        looper.copies().copy(source, place);
        values.place(source, place);
      }
    }
  }

  private static boolean isRow(View view) {
    return view.array().role() == KernelArray.Role.ROW;
  }

  private void assemble(Node node) {
    if (!Values.isView(node)) {
      arrays.allocate(node);
      looper.copies().assemble(node);
    }
  }

  /** A node that is nothing but an output goes where it is wanted; others into the workspace. */
  private void place(Node node) {
    View target = isOnlyWritten(node) ? targets.get(node) : null;
    if (target != null && !(isRow(target) && looper.isVectorised(node))) {
      values.place(node, target);
    } else {
      arrays.allocate(node);
    }
  }

  private boolean isOnlyWritten(Node node) {
    return !plan.isExported(node)
        && users.getOrDefault(node, List.of()).stream()
            .allMatch(user -> user instanceof Rearrangement.Transpose && !users.containsKey(user));
  }

  private void writeUnlessThere(Phase.Output output) {
    Node node = output.node();
    if (isUnrolled(node)) {
      forEachElement(node, (row, column) -> store(output.target(), row, column, node));
    } else if (!looper.copies().isIn(node, output.target())) {
      remark(node.origin());
      looper.copies().copy(node, output.target());
    }
  }

  private void store(View target, int row, int column, Node node) {
    code.store(at(target, row, column), values.element(node, row, column));
  }

  private static Access at(View view, int row, int column) {
    return view.at(Index.of(row), Index.of(column));
  }

  private void unroll(Node node) {
    boolean named = users.containsKey(node) || inArrays.contains(node) || node == phase.returned();
    Scalar[] elements = new Scalar[node.size()];
    forEachElement(
        node,
        (row, column) -> {
          LocalName name = elementName(node, row, column);
          Scalar value = unroller.element(node, row, column, name);
          elements[row * node.columns() + column] =
              named ? code.let(name, values.number(value)) : value;
        });
    values.define(node, elements);
    if (inArrays.contains(node)) {
      View place = arrays.allocate(node);
      forEachElement(node, (row, column) -> store(place, row, column, node));
    }
  }

  private LocalName elementName(Node node, int row, int column) {
    String place = node.rows() == 1 ? "_" + column : "_" + row + "_" + column;
    return new LocalName(names.of(node), place);
  }

  private interface ElementAction {
    void accept(int row, int column);
  }

  private static void forEachElement(Node node, ElementAction action) {
    for (int row = 0; row < node.rows(); row++) {
      for (int column = 0; column < node.columns(); column++) {
        action.accept(row, column);
      }
    }
  }
}
