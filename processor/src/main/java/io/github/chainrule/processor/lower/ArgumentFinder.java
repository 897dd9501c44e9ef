package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.Statement;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds which of its method's arguments a kernel uses, in the order of their first use. */
final class ArgumentFinder {

  private final Set<KernelArray> found = new LinkedHashSet<>();

  private ArgumentFinder() {}

  static List<KernelArray> arguments(List<Statement> statements) {
    ArgumentFinder finder = new ArgumentFinder();
    finder.search(statements);
    return List.copyOf(finder.found);
  }

  private void search(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        search(let.value());
      } else if (statement instanceof Statement.Assign assign) {
        search(assign.value());
      } else if (statement instanceof Statement.Store store) {
        search(store.value());
        add(store.target());
      } else if (statement instanceof Statement.Return result) {
        search(result.value());
      } else if (statement instanceof Statement.Loop loop) {
        search(loop.body());
      }
    }
  }

  private void search(Scalar value) {
    for (Scalar part : ScalarGraph.reachable(List.of(value))) {
      if (part instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Access access) {
        add(access);
      }
    }
  }

  private void add(Access access) {
    if (access.array().role() == KernelArray.Role.ARGUMENT) {
      found.add(access.array());
    }
  }
}
