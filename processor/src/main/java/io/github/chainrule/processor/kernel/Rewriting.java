package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rewrites statements so that they find some local variables in an array instead. Operations and
 * their order stay the same.
 */
final class Rewriting extends StatementMutator {

  private final ScalarGraph graph;
  private final Map<Local, Access> elsewhere;

  /**
   * Prepares a rewriting.
   *
   * @param graph where what is written anew is built; one that simplifies nothing
   * @param elsewhere where to find the variables that are none
   */
  Rewriting(ScalarGraph graph, Map<Local, Access> elsewhere) {
    this.graph = graph;
    this.elsewhere = elsewhere;
  }

  /** Copies an expression, with what {@code replacement} has for some nodes in their place. */
  static Scalar copy(ScalarGraph graph, Scalar root, UnaryOperator<Scalar> replacement) {
    return graph.copy(
        root,
        node -> {
          Scalar replaced = replacement.apply(node);
          if (replaced == null && node instanceof Scalar.Constant constant) {
            return graph.constant(constant.value(), constant.width());
          }
          return replaced;
        },
        Width.WORKING);
  }

  @Override
  public Statement let(Statement.Let let) {
    return stored(let.local(), let.value(), super.let(let));
  }

  @Override
  public Statement assign(Statement.Assign assign) {
    return stored(assign.local(), assign.value(), super.assign(assign));
  }

  private Statement stored(Local local, Scalar value, Statement otherwise) {
    Access element = elsewhere.get(local);
    return element == null ? otherwise : new Statement.Store(element, value(value));
  }

  /** The expression itself if it reads nothing that is elsewhere. */
  @Override
  Scalar value(Scalar value) {
    boolean[] found = new boolean[1];
    Leaves.walk(value, node -> found[0] |= elsewhere(node) != null);
    return found[0] ? copy(graph, value, this::elsewhere) : value;
  }

  private Scalar elsewhere(Scalar node) {
    if (node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Local local) {
      Access element = elsewhere.get(local);
      return element == null ? null : graph.symbol(element);
    }
    return null;
  }
}
