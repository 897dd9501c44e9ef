package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Statements that are not to be separated: one with the comments in front of it, or those from a
 * changing variable's declaration to its last change.
 *
 * @param size the size of the code, without what the method around it costs
 * @param uses how often the statements read or change each variable
 */
record Atom(
    List<Statement> statements, CodeSize size, Set<KernelArray> arrays, Map<Local, Integer> uses) {

  static Atom of(List<Statement> statements) {
    Map<Local, Integer> uses = new LinkedHashMap<>();
    Set<KernelArray> arrays = new LinkedHashSet<>();
    for (Statement statement : statements) {
      countUses(statement, uses);
      Leaves.arrays(statement, arrays::add);
    }
    return new Atom(List.copyOf(statements), SizeEstimate.ofAll(statements), arrays, uses);
  }

  private static void countUses(Statement statement, Map<Local, Integer> uses) {
    Leaves.read(
        statement,
        leaf -> {
          if (leaf instanceof Local local) {
            uses.merge(local, 1, Integer::sum);
          }
        });
    for (Local local : assigned(statement)) {
      uses.merge(local, 1, Integer::sum);
    }
  }

  /** The variables that the statements declare for all that follows. */
  List<Local> declared() {
    return statements.stream().flatMap(statement -> statement.declared().stream()).toList();
  }

  /** The variables that a statement changes, loops included, each as often as it does. */
  static List<Local> assigned(Statement statement) {
    List<Local> assigned = new ArrayList<>();
    Leaves.statements(
        List.of(statement), inner -> assigned.addAll(StatementParts.of(inner).assigned()));
    return assigned;
  }
}
