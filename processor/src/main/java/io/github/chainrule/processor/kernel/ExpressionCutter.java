package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts statements that are too long for any method: parts of their expressions become variables of
 * their own, computed before. The operations and their order stay the same.
 */
final class ExpressionCutter extends StatementMutator {

  private final SizeBudget limit;
  private final NameScope names;
  private final ScalarGraph graph;
  private int parts;

  /**
   * Prepares a cutter.
   *
   * @param limit what each statement may take at most, if it has more than one operation
   * @param names the kernel's variables
   * @param graph where what is written anew is built
   */
  ExpressionCutter(SizeBudget limit, NameScope names, ScalarGraph graph) {
    this.limit = limit;
    this.names = names;
    this.graph = graph;
  }

  @Override
  Statement mutate(Statement statement) {
    boolean fits = limit.allows(Carrying.largestMethod(Atom.of(List.of(statement))));
    return fits ? statement : super.mutate(statement);
  }

  /** Adds the variables for parts of the expression, and returns what remains of it. */
  @Override
  Scalar value(Scalar root) {
    Map<Scalar, CodeSize> sizes = new HashMap<>();
    Map<Scalar, Scalar> variables = new HashMap<>();
    for (Scalar node : ScalarGraph.reachable(List.of(root))) {
      CodeSize size = size(node, sizes);
      while (!limit.allows(size) && largestOperand(node, sizes) != null) {
        Scalar operand = largestOperand(node, sizes);
        Scalar variable = variable(operand, variables);
        variables.put(operand, variable);
        sizes.put(operand, ownSize(variable));
        size = size(node, sizes);
      }
      sizes.put(node, size);
    }
    return Rewriting.copy(graph, root, variables::get);
  }

  private static CodeSize size(Scalar node, Map<Scalar, CodeSize> sizes) {
    CodeSize size = ownSize(node);
    for (Scalar operand : node.operands()) {
      size = size.plus(sizes.get(operand));
    }
    return size;
  }

  private static CodeSize ownSize(Scalar node) {
    CodeSize size = SizeEstimate.own(node);
    boolean isLocal = node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Local;
    return isLocal ? size.plus(Carrying.READ) : size;
  }

  /** The operand that takes most bytes, or null if there is none besides leaves and variables. */
  private static Scalar largestOperand(Scalar node, Map<Scalar, CodeSize> sizes) {
    Scalar largest = null;
    int most = SizeEstimate.LARGEST_LEAF.bytecodeBytes();
    for (Scalar operand : node.operands()) {
      int bytes = sizes.get(operand).bytecodeBytes();
      if (operand instanceof Scalar.Operation && bytes > most) {
        largest = operand;
        most = bytes;
      }
    }
    return largest;
  }

  private Scalar variable(Scalar operand, Map<Scalar, Scalar> variables) {
    Local local = new Local(names.unique("part" + ++parts), operand.width());
    Scalar value = Rewriting.copy(graph, operand, variables::get);
    add(new Statement.Let(local, true, value));
    return graph.symbol(local);
  }
}
