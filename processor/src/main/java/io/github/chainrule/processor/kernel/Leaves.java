package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Walks the expressions of statements, in the order and as often as they are written out. */
public final class Leaves {

  private Leaves() {}

  /** Passes on every leaf of a statement's expressions, the bodies of loops included. */
  public static void read(Statement statement, Consumer<Leaf> reader) {
    nodes(List.of(statement), node -> ifSymbol(node, reader));
  }

  /** Passes on every node of the statements' expressions, the bodies of loops included. */
  public static void nodes(List<Statement> statements, Consumer<Scalar> visitor) {
    statements(statements, statement -> statement.values().forEach(value -> walk(value, visitor)));
  }

  /** Passes on every statement, and those inside it. */
  public static void statements(List<Statement> statements, Consumer<Statement> visitor) {
    for (Statement statement : statements) {
      visitor.accept(statement);
      statements(statement.body(), visitor);
    }
  }

  /** Passes on every element that a statement itself reads or writes, without a loop's body. */
  static void elements(Statement statement, Consumer<Access> user) {
    StatementParts parts = StatementParts.of(statement);
    parts.elements().forEach(user);
    for (Scalar value : parts.values()) {
      walk(value, node -> ifSymbol(node, leaf -> ifElement(leaf, user)));
    }
  }

  /** Passes on every array that a statement reads, writes or hands to another kernel. */
  public static void arrays(Statement statement, Consumer<KernelArray> user) {
    StatementParts parts = StatementParts.of(statement);
    parts.elements().forEach(element -> user.accept(element.array()));
    parts.arrays().forEach(user);
    for (Scalar value : parts.values()) {
      walk(
          value,
          node -> ifSymbol(node, leaf -> ifElement(leaf, element -> user.accept(element.array()))));
    }
    for (Statement inner : parts.body()) {
      arrays(inner, user);
    }
  }

  /** Passes on every node of an expression, a shared one as often as it is used. */
  public static void walk(Scalar root, Consumer<Scalar> visitor) {
    Deque<Scalar> pending = new ArrayDeque<>();
    pending.push(root);
    while (!pending.isEmpty()) {
      Scalar node = pending.pop();
      visitor.accept(node);
      List<Scalar> operands = node.operands();
      for (int index = operands.size() - 1; index >= 0; index--) {
        pending.push(operands.get(index));
      }
    }
  }

  /** Whether a statement compiles to a conditional jump. */
  public static boolean branches(Statement statement) {
    if (statement instanceof Statement.Loop
        || statement.body().stream().anyMatch(Leaves::branches)) {
      return true;
    }
    boolean[] found = new boolean[1];
    statement.values().forEach(value -> walk(value, node -> found[0] |= Selection.branches(node)));
    return found[0];
  }

  private static void ifSymbol(Scalar node, Consumer<Leaf> reader) {
    if (node instanceof Scalar.Symbol symbol) {
      reader.accept(symbol.leaf());
    }
  }

  private static void ifElement(Leaf leaf, Consumer<Access> user) {
    if (leaf instanceof Access element) {
      user.accept(element);
    }
  }
}
