package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One kernel on its way to becoming several. */
final class KernelSplit {

  private final Kernel kernel;
  private final SizeBudget budget;
  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);
  private final List<Statement> end;
  private final Atoms atoms;
  private final Partition partition;
  private final Map<Local, Access> elements = new HashMap<>();

  /**
   * Decides how to split a kernel.
   *
   * @param names for new variables
   */
  KernelSplit(Kernel kernel, SizeBudget budget, NameScope names) {
    this.kernel = kernel;
    this.budget = budget;
    List<Statement> body = new ExpressionCutter(budget.half(), names, graph).mutate(kernel.body());
    int end = kernel.returnsValue() ? startOfReturn(body) : body.size();
    this.end = body.subList(end, body.size());
    this.atoms = new Atoms(body.subList(0, end), budget);
    this.partition = new Partition(atoms, Atom.of(this.end), budget);
  }

  /** The index of the last statement, or of the comments in front of it. */
  private static int startOfReturn(List<Statement> body) {
    int start = body.size() - 1;
    while (start > 0 && body.get(start - 1) instanceof Statement.Remark) {
      start--;
    }
    return start;
  }

  /** Whether there is something to cut; a single loop stays whole however large it is. */
  boolean isDivisible() {
    return partition.pieces().size() > 1 || !end.isEmpty();
  }

  /** How many values of a width are carried between the pieces. */
  int carried(Width width) {
    return (int) partition.carried().stream().filter(local -> local.width() == width).count();
  }

  /** Carries the values of the array's width in the array's elements from {@code offset} on. */
  void carryIn(KernelArray array, int offset) {
    int index = offset;
    for (Local local : partition.carried()) {
      if (local.width() == array.width()) {
        elements.put(local, Access.of(array, index++));
      }
    }
  }

  /** The kernel, which calls the pieces, and the pieces. */
  List<Kernel> kernels(NameScope names) {
    List<List<Statement>> pieces = new ArrayList<>();
    for (int piece = 0; piece < partition.pieces().size(); piece++) {
      pieces.add(statements(piece));
    }
    List<Statement> rewrittenEnd = new Rewriting(graph, elements).mutate(end);
    return new CallTree(kernel, rewrittenEnd, budget, names).kernels(pieces);
  }

  private List<Statement> statements(int piece) {
    Map<Local, Access> elsewhere = elsewhere(piece);
    Rewriting rewriting = new Rewriting(graph, elsewhere);
    List<Statement> result = new ArrayList<>();
    List<Statement> stores = new ArrayList<>();
    for (Atom atom : partition.pieces().get(piece)) {
      for (Statement statement : atom.statements()) {
        result.add(rewriting.mutate(statement));
        if (statement instanceof Statement.Let let && isStoredBeside(let, elsewhere)) {
          Access element = elements.get(let.local());
          Statement store = new Statement.Store(element, graph.symbol(let.local()));
          (let.isFinal() ? result : stores).add(store);
        }
      }
    }
    result.addAll(stores);
    return result;
  }

  private boolean isStoredBeside(Statement.Let let, Map<Local, Access> elsewhere) {
    return elements.containsKey(let.local()) && !elsewhere.containsKey(let.local());
  }

  /** The variables that a piece finds in memory: others' and those of its own it never reads. */
  private Map<Local, Access> elsewhere(int piece) {
    Set<Local> declared = new HashSet<>();
    Set<Local> used = new HashSet<>();
    for (Atom atom : partition.pieces().get(piece)) {
      declared.addAll(atom.declared());
      used.addAll(atom.uses().keySet());
    }
    Map<Local, Access> elsewhere = new HashMap<>();
    for (Local local : union(declared, used)) {
      boolean isVariable =
          declared.contains(local) && used.contains(local) && !atoms.inMemory().contains(local);
      if (elements.containsKey(local) && !isVariable) {
        elsewhere.put(local, elements.get(local));
      }
    }
    return elsewhere;
  }

  private static Set<Local> union(Set<Local> a, Set<Local> b) {
    Set<Local> union = new HashSet<>(a);
    union.addAll(b);
    return union;
  }
}
