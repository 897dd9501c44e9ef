package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  private final Map<Local, Access> elements = new LinkedHashMap<>();

  /**
   * Decides how to split a kernel.
   *
   * @param names for new variables
   */
  KernelSplit(Kernel kernel, SizeBudget budget, NameScope names) {
    this.kernel = kernel;
    this.budget = budget;
    List<Statement> body = new ExpressionCutter(budget.half(), names, graph).cut(kernel.body());
    int last = body.size() - (kernel.returnsValue() ? 1 : 0);
    this.end = body.subList(last, body.size());
    this.atoms = new Atoms(body.subList(0, last), budget);
    this.partition = new Partition(atoms, Atom.of(end), budget);
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

  /** The kernel, which calls the pieces, and the pieces; itself if there is nothing to cut. */
  List<Kernel> kernels(NameScope names) {
    if (partition.pieces().size() == 1 && end.isEmpty()) {
      return List.of(kernel);
    }
    List<List<Statement>> pieces = new ArrayList<>();
    for (int piece = 0; piece < partition.pieces().size(); piece++) {
      pieces.add(statements(piece));
    }
    List<Statement> rewrittenEnd = new Rewriting(graph, elements).rewrite(end);
    return new CallTree(kernel, rewrittenEnd, budget, names).kernels(pieces);
  }

  private List<Statement> statements(int piece) {
    Map<Local, Access> elsewhere = elsewhere(piece);
    Rewriting rewriting = new Rewriting(graph, elsewhere);
    List<Statement> result = new ArrayList<>();
    List<Statement> stores = new ArrayList<>();
    for (Atom atom : partition.pieces().get(piece)) {
      for (Statement statement : atom.statements()) {
        result.add(rewriting.rewrite(statement));
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
    Set<Local> local = new HashSet<>();
    for (Atom atom : partition.pieces().get(piece)) {
      local.addAll(atom.uses().keySet());
    }
    Map<Local, Access> elsewhere = new LinkedHashMap<>();
    for (Atom atom : partition.pieces().get(piece)) {
      for (Local used : atom.uses().keySet()) {
        if (elements.containsKey(used)
            && (partition.home(used) != piece || atoms.inMemory().contains(used))) {
          elsewhere.put(used, elements.get(used));
        }
      }
      for (Local declared : atom.declared()) {
        if (elements.containsKey(declared)
            && (!local.contains(declared) || atoms.inMemory().contains(declared))) {
          elsewhere.put(declared, elements.get(declared));
        }
      }
    }
    return elsewhere;
  }
}
