package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Operator;
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
    for (Statement statement : statements) {
      statement.values().forEach(value -> walk(value, visitor));
      nodes(body(statement), visitor);
    }
  }

  /** Passes on every element that a statement itself reads or writes, without a loop's body. */
  static void elements(Statement statement, Consumer<Access> user) {
    if (statement instanceof Statement.Store store) {
      user.accept(store.target());
    } else if (statement instanceof Statement.Copy copy) {
      user.accept(copy.source());
      user.accept(copy.target());
    }
    for (Scalar value : statement.values()) {
      walk(
          value,
          node -> {
            if (node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Access access) {
              user.accept(access);
            }
          });
    }
  }

  /** Passes on every array that a statement reads, writes or hands to another kernel. */
  public static void arrays(Statement statement, Consumer<KernelArray> user) {
    if (statement instanceof Statement.Store store) {
      user.accept(store.target().array());
    } else if (statement instanceof Statement.Call call) {
      call.arguments().forEach(user);
    } else if (statement instanceof Statement.Copy copy) {
      user.accept(copy.source().array());
      user.accept(copy.target().array());
    } else if (statement instanceof Statement.MultiplyTransposed product) {
      List.of(product.left(), product.right(), product.product()).forEach(user);
    }
    for (Scalar value : statement.values()) {
      walk(value, node -> ifSymbol(node, leaf -> ifAccess(leaf, user)));
    }
    for (Statement inner : body(statement)) {
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
    if (statement instanceof Statement.Loop) {
      return true;
    }
    boolean[] found = new boolean[1];
    statement.values().forEach(value -> walk(value, node -> found[0] |= isSelection(node)));
    return found[0];
  }

  private static boolean isSelection(Scalar node) {
    return node instanceof Scalar.Operation operation && operation.operator() == Operator.SELECT;
  }

  private static List<Statement> body(Statement statement) {
    return statement instanceof Statement.Loop loop ? loop.body() : List.of();
  }

  private static void ifSymbol(Scalar node, Consumer<Leaf> reader) {
    if (node instanceof Scalar.Symbol symbol) {
      reader.accept(symbol.leaf());
    }
  }

  private static void ifAccess(Leaf leaf, Consumer<KernelArray> user) {
    if (leaf instanceof Access access) {
      user.accept(access.array());
    }
  }
}
