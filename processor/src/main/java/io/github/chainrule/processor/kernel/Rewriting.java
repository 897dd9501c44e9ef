package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rewrites statements so that they find some local variables in an array instead. Operations and
 * their order stay the same.
 */
final class Rewriting {

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

  List<Statement> rewrite(List<Statement> statements) {
    List<Statement> result = new ArrayList<>();
    for (Statement statement : statements) {
      result.add(rewrite(statement));
    }
    return result;
  }

  Statement rewrite(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return assignment(let.local(), let, let.value());
    }
    if (statement instanceof Statement.Assign assign) {
      return assignment(assign.local(), assign, assign.value());
    }
    if (statement instanceof Statement.Store store) {
      Scalar value = rewrite(store.value());
      return value == store.value() ? store : new Statement.Store(store.target(), value);
    }
    if (statement instanceof Statement.Return end) {
      return new Statement.Return(rewrite(end.value()));
    }
    if (statement instanceof Statement.Loop loop) {
      return loop.with(rewrite(loop.body()));
    }
    if (statement.values().isEmpty()) {
      return statement;
    }
    throw new IllegalArgumentException("no rewriting of " + statement);
  }

  private Statement assignment(Local local, Statement statement, Scalar value) {
    Scalar rewritten = rewrite(value);
    Access element = elsewhere.get(local);
    if (element != null) {
      return new Statement.Store(element, rewritten);
    }
    if (rewritten == value) {
      return statement;
    }
    return statement instanceof Statement.Let let
        ? new Statement.Let(local, let.isFinal(), rewritten)
        : new Statement.Assign(local, rewritten);
  }

  /** The expression itself if it reads nothing that is elsewhere. */
  private Scalar rewrite(Scalar value) {
    boolean[] found = new boolean[1];
    Leaves.walk(value, node -> found[0] |= element(node) != null);
    return found[0] ? copy(graph, value, this::element) : value;
  }

  private Scalar element(Scalar node) {
    if (node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Local local) {
      Access element = elsewhere.get(local);
      return element == null ? null : graph.symbol(element);
    }
    return null;
  }
}
