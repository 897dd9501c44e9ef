package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * What a statement consists of, for those who treat all kinds of statements alike.
 *
 * @param elements those that it writes or copies, besides what expressions read
 * @param written those of them that it writes
 * @param arrays what it uses as a whole
 * @param values its expressions
 * @param declared the variables that it declares for the statements behind it
 * @param assigned the variables that it changes
 * @param counters the variables that it declares for its body
 * @param body the statements inside it
 */
record StatementParts(
    List<Access> elements,
    List<Access> written,
    List<KernelArray> arrays,
    List<Scalar> values,
    List<Local> declared,
    List<Local> assigned,
    List<LoopVariable> counters,
    List<Statement> body) {

  private static final StatementParts NONE =
      new StatementParts(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private static final StatementVisitor<StatementParts> VISITOR =
      new StatementVisitor<>() {
        @Override
        public StatementParts let(Statement.Let let) {
          return NONE.withValue(let.value()).withVariables(List.of(let.local()), List.of());
        }

        @Override
        public StatementParts assign(Statement.Assign assign) {
          return NONE.withValue(assign.value()).withVariables(List.of(), List.of(assign.local()));
        }

        @Override
        public StatementParts store(Statement.Store store) {
          return NONE.withElements(List.of(store.target()), store.target())
              .withValue(store.value());
        }

        @Override
        public StatementParts copy(Statement.Copy copy) {
          return NONE.withElements(List.of(copy.source(), copy.target()), copy.target());
        }

        @Override
        public StatementParts multiplyTransposed(Statement.MultiplyTransposed product) {
          return NONE.withArrays(List.of(product.left(), product.right(), product.product()));
        }

        @Override
        public StatementParts multiplyThroughWindow(Statement.MultiplyThroughWindow product) {
          List<Access> elements = new ArrayList<>(List.of(product.left(), product.right()));
          product.bias().ifPresent(elements::add);
          elements.add(product.written());
          return NONE.withElements(elements, product.written());
        }

        @Override
        public StatementParts loop(Statement.Loop loop) {
          return NONE.withBody(List.of(loop.variable()), loop.body());
        }

        @Override
        public StatementParts byVectors(Statement.ByVectors computation) {
          List<Access> elements = new ArrayList<>(computation.read());
          elements.add(computation.written());
          return NONE.withElements(elements, computation.written())
              .withBody(List.of(), computation.body());
        }

        @Override
        public StatementParts ifGiven(Statement.IfGiven condition) {
          return NONE.withArrays(List.of(condition.argument()))
              .withBody(List.of(), condition.body());
        }

        @Override
        public StatementParts decode(Statement.Decode decode) {
          return NONE.withRead(decode.code()).withBody(List.of(decode.variable()), decode.body());
        }

        @Override
        public StatementParts remark(Statement.Remark remark) {
          return NONE;
        }

        @Override
        public StatementParts end(Statement.Return end) {
          return NONE.withValue(end.value());
        }

        @Override
        public StatementParts call(Statement.Call call) {
          return NONE.withArrays(call.arguments());
        }
      };

  static StatementParts of(Statement statement) {
    return statement.accept(VISITOR);
  }

  private StatementParts withElements(List<Access> all, Access target) {
    return new StatementParts(
        all, List.of(target), arrays, values, declared, assigned, counters, body);
  }

  private StatementParts withRead(Access element) {
    return new StatementParts(
        List.of(element), List.of(), arrays, values, declared, assigned, counters, body);
  }

  private StatementParts withArrays(List<KernelArray> all) {
    return new StatementParts(elements, written, all, values, declared, assigned, counters, body);
  }

  private StatementParts withValue(Scalar value) {
    return new StatementParts(
        elements, written, arrays, List.of(value), declared, assigned, counters, body);
  }

  private StatementParts withVariables(List<Local> made, List<Local> changed) {
    return new StatementParts(elements, written, arrays, values, made, changed, counters, body);
  }

  private StatementParts withBody(List<LoopVariable> all, List<Statement> statements) {
    return new StatementParts(
        elements, written, arrays, values, declared, assigned, all, statements);
  }
}
