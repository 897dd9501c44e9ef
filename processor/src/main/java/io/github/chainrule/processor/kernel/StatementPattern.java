package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What some statements do, but for which elements of arrays they do it with and what their
 * variables are called: statements of the same pattern differ in places only.
 */
final class StatementPattern implements StatementVisitor<Void> {

  /** A variable that the statements declare, by its order among these. */
  private record Declared(int number) {}

  private final List<Object> tokens = new ArrayList<>();
  private final List<Access> elements = new ArrayList<>();
  private final Map<Local, Integer> declared = new HashMap<>();
  private final Set<Local> others = new HashSet<>();
  private boolean isRepeatable = true;

  StatementPattern(List<Statement> statements) {
    statements.forEach(this::add);
  }

  /** All but places and names: equal if and only if the patterns are the same. */
  List<Object> tokens() {
    return tokens;
  }

  /** The elements that are read or written, in the same order for all of a pattern. */
  List<Access> elements() {
    return elements;
  }

  /** The variables that the statements declare. */
  Set<Local> declared() {
    return declared.keySet();
  }

  /** The variables that they use but others declare. */
  Set<Local> others() {
    return others;
  }

  /** Whether the statements may be run several times. */
  boolean isRepeatable() {
    return isRepeatable;
  }

  private void add(Statement statement) {
    if (statement instanceof Statement.Remark) {
      return;
    }
    StatementParts parts = StatementParts.of(statement);
    tokens.add(statement.getClass());
    parts.declared().forEach(local -> declared.put(local, declared.size()));
    statement.accept(this);
    parts.elements().forEach(this::add);
    parts.values().forEach(this::add);
    parts.body().forEach(this::add);
    tokens.add(parts.body().size());
  }

  @Override
  public Void let(Statement.Let let) {
    tokens.add(let.isFinal());
    add(let.local());
    return null;
  }

  @Override
  public Void assign(Statement.Assign assign) {
    add(assign.local());
    return null;
  }

  @Override
  public Void store(Statement.Store store) {
    return null;
  }

  @Override
  public Void copy(Statement.Copy copy) {
    tokens.add(copy.length());
    return null;
  }

  @Override
  public Void multiplyTransposed(Statement.MultiplyTransposed product) {
    return once();
  }

  @Override
  public Void multiplyThroughWindow(Statement.MultiplyThroughWindow product) {
    return once();
  }

  @Override
  public Void loop(Statement.Loop loop) {
    tokens.add(List.of(loop.variable(), loop.start(), loop.trips(), loop.independent()));
    return null;
  }

  @Override
  public Void byVectors(Statement.ByVectors computation) {
    tokens.add(computation.method());
    tokens.add(computation.window());
    tokens.add(computation.sizes());
    return null;
  }

  /** Its integer is another one in every layer. */
  @Override
  public Void decode(Statement.Decode decode) {
    return once();
  }

  @Override
  public Void ifGiven(Statement.IfGiven condition) {
    tokens.add(condition.argument());
    return null;
  }

  @Override
  public Void remark(Statement.Remark remark) {
    return null;
  }

  @Override
  public Void end(Statement.Return end) {
    return once();
  }

  @Override
  public Void call(Statement.Call call) {
    return once();
  }

  private Void once() {
    isRepeatable = false;
    return null;
  }

  private void add(Local local) {
    Integer number = declared.get(local);
    if (number == null) {
      others.add(local);
    }
    tokens.add(number == null ? local : new Declared(number));
  }

  private void add(Access access) {
    tokens.add(access.array());
    tokens.add(access.terms());
    elements.add(access);
  }

  private void add(Scalar value) {
    Leaves.walk(
        value,
        node -> {
          if (node instanceof Scalar.Operation operation) {
            tokens.add(operation.operator());
            tokens.add(operation.width());
          } else if (node instanceof Scalar.Constant constant) {
            tokens.add(Double.doubleToRawLongBits(constant.value()));
            tokens.add(constant.width());
          } else if (((Scalar.Symbol) node).leaf() instanceof Access access) {
            add(access);
          } else {
            add((Local) ((Scalar.Symbol) node).leaf());
          }
        });
  }
}
