package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Splits kernels that are too large for one method. Such a kernel becomes a driver that calls its
 * pieces {@code name1}, {@code name2}, … one after the other.
 *
 * <p>A kernel is cut between statements; a statement too long for a method is cut first. Variables
 * that a later piece reads are stored to a workspace array, and read there. Loops are never cut:
 * one whose body alone is over the budget stays whole in a piece of its own, which is then over it
 * too.
 */
public final class Splitter {

  private final KernelGroup group;
  private final SizeBudget budget;
  private final Map<String, KernelSplit> splits = new LinkedHashMap<>();

  private Splitter(KernelGroup group, SizeBudget budget) {
    this.group = group;
    this.budget = budget;
  }

  /** A group that does the same, of kernels within the budget; itself if they all are. */
  public static KernelGroup split(KernelGroup group, SizeBudget budget) {
    return new Splitter(group, budget).split();
  }

  private KernelGroup split() {
    Set<String> taken = arraysAndVariables();
    for (Kernel kernel : group.kernels()) {
      if (!budget.allows(SizeEstimate.of(kernel))) {
        KernelSplit split = new KernelSplit(kernel, budget, new NameScope(taken));
        if (split.isDivisible()) {
          splits.put(kernel.name(), split);
        }
      }
    }
    if (splits.isEmpty()) {
      return group;
    }
    List<KernelArray> workspace = new ArrayList<>(group.workspace());
    NameScope names = new NameScope(taken);
    addCarrier(names.unique("carried"), Width.WORKING, workspace);
    addCarrier(names.unique("carriedDouble"), Width.DOUBLE, workspace);
    return new KernelGroup(workspace, kernels());
  }

  private List<Kernel> kernels() {
    NameScope names = new NameScope(group.kernels().stream().map(Kernel::name).toList());
    List<Kernel> kernels = new ArrayList<>();
    for (Kernel kernel : group.kernels()) {
      KernelSplit split = splits.get(kernel.name());
      kernels.addAll(split == null ? List.of(kernel) : split.kernels(names));
    }
    return kernels;
  }

  /** Adds the array that carries values of a width, with elements of its own for each kernel. */
  private void addCarrier(String name, Width width, List<KernelArray> workspace) {
    int length = splits.values().stream().mapToInt(split -> split.carried(width)).sum();
    if (length == 0) {
      return;
    }
    KernelArray array =
        new KernelArray(ValueName.carrier(name), length, width, KernelArray.Role.WORKSPACE);
    workspace.add(array);
    int offset = 0;
    for (KernelSplit split : splits.values()) {
      split.carryIn(array, offset);
      offset += split.carried(width);
    }
  }

  private Set<String> arraysAndVariables() {
    Set<String> names = new HashSet<>();
    group.workspace().forEach(array -> names.add(array.name()));
    for (Kernel kernel : group.kernels()) {
      kernel.arguments().forEach(array -> names.add(array.name()));
      addVariables(kernel.body(), names);
    }
    return names;
  }

  private static void addVariables(List<Statement> statements, Set<String> names) {
    Leaves.statements(
        statements,
        statement -> {
          StatementParts parts = StatementParts.of(statement);
          parts.declared().forEach(local -> names.add(local.name()));
          parts.counters().forEach(variable -> names.add(variable.name()));
        });
  }
}
