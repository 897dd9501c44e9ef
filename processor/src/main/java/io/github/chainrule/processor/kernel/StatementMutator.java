package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Goes through statements and makes others of them. Every pass that rewrites extends it and says
 * only what it changes; a statement of which nothing changes stays the same object.
 *
 * <p>What a statement writes to is asked for before its expression, the source of a copy before its
 * target.
 */
abstract class StatementMutator implements StatementVisitor<Statement> {

  private List<Statement> block = new ArrayList<>();

  /** Whether anything becomes of a statement. */
  boolean keeps(Statement statement) {
    return true;
  }

  /** What becomes of an expression. */
  Scalar value(Scalar value) {
    return value;
  }

  /** What becomes of an element that is written, or of the first of those that are copied. */
  Access element(Access element) {
    return element;
  }

  /** What becomes of a statement. */
  Statement mutate(Statement statement) {
    return statement.accept(this);
  }

  final List<Statement> mutate(List<Statement> statements) {
    List<Statement> around = block;
    block = new ArrayList<>();
    for (Statement statement : statements) {
      if (keeps(statement)) {
        Statement made = mutate(statement);
        block.add(made);
      }
    }
    List<Statement> done = block;
    block = around;
    return done;
  }

  /** Puts a statement in front of the one that is being made. */
  final void add(Statement statement) {
    block.add(statement);
  }

  @Override
  public Statement let(Statement.Let let) {
    Scalar value = value(let.value());
    return value == let.value() ? let : new Statement.Let(let.local(), let.isFinal(), value);
  }

  @Override
  public Statement assign(Statement.Assign assign) {
    Scalar value = value(assign.value());
    return value == assign.value() ? assign : new Statement.Assign(assign.local(), value);
  }

  @Override
  public Statement store(Statement.Store store) {
    Access target = element(store.target());
    Scalar value = value(store.value());
    boolean same = target.equals(store.target()) && value == store.value();
    return same ? store : new Statement.Store(target, value);
  }

  @Override
  public Statement copy(Statement.Copy copy) {
    Access source = element(copy.source());
    Access target = element(copy.target());
    boolean same = source.equals(copy.source()) && target.equals(copy.target());
    return same ? copy : new Statement.Copy(source, target, copy.length());
  }

  @Override
  public Statement multiplyTransposed(Statement.MultiplyTransposed product) {
    return product;
  }

  @Override
  public Statement multiplyThroughWindow(Statement.MultiplyThroughWindow product) {
    Statement.MultiplyThroughWindow made =
        new Statement.MultiplyThroughWindow(
            product.window(),
            element(product.left()),
            element(product.right()),
            product.bias().map(this::element),
            element(product.written()),
            product.terms(),
            product.columns(),
            product.isTransposed());
    return made.equals(product) ? product : made;
  }

  @Override
  public Statement loop(Statement.Loop loop) {
    List<Statement> body = mutate(loop.body());
    return body.equals(loop.body()) ? loop : loop.with(body);
  }

  @Override
  public Statement byVectors(Statement.ByVectors computation) {
    List<Access> read = computation.read().stream().map(this::element).toList();
    Access written = element(computation.written());
    List<Statement> body = mutate(computation.body());
    Statement.ByVectors made =
        new Statement.ByVectors(
            computation.method(), computation.window(), read, written, computation.sizes(), body);
    return made.equals(computation) ? computation : made;
  }

  @Override
  public Statement ifGiven(Statement.IfGiven condition) {
    List<Statement> body = mutate(condition.body());
    boolean same = body.equals(condition.body());
    return same ? condition : new Statement.IfGiven(condition.argument(), body);
  }

  @Override
  public Statement decode(Statement.Decode decode) {
    Access code = element(decode.code());
    List<Statement> body = mutate(decode.body());
    boolean same = code.equals(decode.code()) && body.equals(decode.body());
    return same ? decode : new Statement.Decode(decode.variable(), code, body);
  }

  @Override
  public Statement remark(Statement.Remark remark) {
    return remark;
  }

  @Override
  public Statement end(Statement.Return end) {
    Scalar value = value(end.value());
    return value == end.value() ? end : new Statement.Return(value);
  }

  @Override
  public Statement call(Statement.Call call) {
    return call;
  }
}
