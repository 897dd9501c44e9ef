package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves the elements that statements read or write by multiples of a loop's variable, each by its
 * own. Operations and their order stay the same.
 */
final class Displacement {

  private final ScalarGraph graph;
  private final LoopVariable variable;
  private final Map<Access, Access> moved = new HashMap<>();

  /**
   * Prepares to rewrite statements.
   *
   * @param graph where what is written anew is built; one that simplifies nothing
   */
  Displacement(ScalarGraph graph, LoopVariable variable) {
    this.graph = graph;
    this.variable = variable;
  }

  /** Takes down by what each element is to be moved; false if by two things at once. */
  boolean moves(List<Access> elements, List<Integer> strides) {
    for (int place = 0; place < elements.size(); place++) {
      Access element = elements.get(place);
      List<Access.Term> terms = new ArrayList<>(element.terms());
      terms.add(new Access.Term(strides.get(place), variable));
      Access target = new Access(element.array(), element.constant(), terms);
      Access before = moved.put(element, target);
      if (before != null && !before.equals(target)) {
        return false;
      }
    }
    return true;
  }

  /** The statements, without comments. */
  List<Statement> of(List<Statement> statements) {
    List<Statement> result = new ArrayList<>();
    for (Statement statement : statements) {
      if (!(statement instanceof Statement.Remark)) {
        result.add(of(statement));
      }
    }
    return result;
  }

  private Statement of(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return new Statement.Let(let.local(), let.isFinal(), of(let.value()));
    }
    if (statement instanceof Statement.Assign assign) {
      return new Statement.Assign(assign.local(), of(assign.value()));
    }
    if (statement instanceof Statement.Store store) {
      return new Statement.Store(moved.get(store.target()), of(store.value()));
    }
    if (statement instanceof Statement.Copy copy) {
      return new Statement.Copy(moved.get(copy.source()), moved.get(copy.target()), copy.length());
    }
    if (statement instanceof Statement.Loop loop) {
      return loop.with(of(loop.body()));
    }
    throw new IllegalArgumentException("not to be repeated: " + statement);
  }

  private Scalar of(Scalar value) {
    return Rewriting.copy(graph, value, this::element);
  }

  private Scalar element(Scalar node) {
    return node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Access access
        ? graph.symbol(moved.get(access))
        : null;
  }
}
