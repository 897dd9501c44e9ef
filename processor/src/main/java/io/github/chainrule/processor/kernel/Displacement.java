package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Moves every element that statements read or write by a multiple of a loop's variable, each by its
 * own.
 */
final class Displacement {

  private final ScalarGraph graph;
  private final LoopVariable variable;
  private final Iterator<Integer> strides;

  /**
   * Prepares to rewrite statements once.
   *
   * @param graph where what is written anew is built; one that simplifies nothing
   * @param strides for each element, in the order of {@link StatementPattern#places}
   */
  Displacement(ScalarGraph graph, LoopVariable variable, List<Integer> strides) {
    this.graph = graph;
    this.variable = variable;
    this.strides = strides.iterator();
  }

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
      Access target = of(store.target());
      return new Statement.Store(target, of(store.value()));
    }
    if (statement instanceof Statement.Copy copy) {
      Access source = of(copy.source());
      return new Statement.Copy(source, of(copy.target()), copy.length());
    }
    if (statement instanceof Statement.Loop loop) {
      return loop.with(of(loop.body()));
    }
    throw new IllegalArgumentException("not to be repeated: " + statement);
  }

  private Access of(Access access) {
    List<Access.Term> terms = new ArrayList<>(access.terms());
    terms.add(new Access.Term(strides.next(), variable));
    return new Access(access.array(), access.constant(), terms);
  }

  /** Every use of a shared part is written anew; the sums of loops are short. */
  private Scalar of(Scalar value) {
    if (value instanceof Scalar.Operation operation) {
      List<Scalar> operands = new ArrayList<>();
      operation.operands().forEach(operand -> operands.add(of(operand)));
      return graph.apply(operation.operator(), operands);
    }
    if (value instanceof Scalar.Symbol symbol) {
      return graph.symbol(symbol.leaf() instanceof Access access ? of(access) : symbol.leaf());
    }
    return graph.constant(((Scalar.Constant) value).value(), value.width());
  }
}
