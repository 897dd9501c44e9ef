package io.github.chainrule.processor.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves what is computed where there are no vectors to methods of its own, where it is long: a
 * {@link Splitter} cannot cut it inside its condition.
 */
public final class Fallbacks {

  private final SizeBudget most;
  private final NameScope names;
  private final List<Kernel> kernels = new ArrayList<>();

  private Fallbacks(KernelGroup group, SizeBudget budget) {
    this.most = budget.half();
    this.names = new NameScope(group.kernels().stream().map(Kernel::name).toList());
    for (Kernel kernel : group.kernels()) {
      int place = kernels.size();
      kernels.add(kernel);
      kernels.set(place, kernel.with(new Moving(kernel).mutate(kernel.body())));
    }
  }

  /** The same kernels, with a kernel for each long fallback behind the one that it is of. */
  public static KernelGroup apart(KernelGroup group, SizeBudget budget) {
    return new KernelGroup(group.workspace(), new Fallbacks(group, budget).kernels);
  }

  private final class Moving extends StatementMutator {

    private final Kernel kernel;

    Moving(Kernel kernel) {
      this.kernel = kernel;
    }

    /** What is in a loop depends on its variable. */
    @Override
    public Statement loop(Statement.Loop loop) {
      return loop;
    }

    @Override
    public Statement decode(Statement.Decode decode) {
      return decode;
    }

    @Override
    public Statement byVectors(Statement.ByVectors computation) {
      List<Statement> body = computation.body();
      return most.allows(SizeEstimate.ofAll(body))
          ? computation
          : computation.with(List.of(call(body)));
    }

    private Statement.Call call(List<Statement> body) {
      Set<KernelArray> used = new LinkedHashSet<>();
      body.forEach(statement -> Leaves.arrays(statement, used::add));
      List<KernelArray> arguments = kernel.arguments().stream().filter(used::contains).toList();
      String name = names.unique(kernel.name() + "Loops");
      String comment = "What " + kernel.name() + " computes in loops where there are no vectors.";
      kernels.add(new Kernel(name, comment, arguments, false, body));
      return new Statement.Call(name, arguments);
    }
  }
}
