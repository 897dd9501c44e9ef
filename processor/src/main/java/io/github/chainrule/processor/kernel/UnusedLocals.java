package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out variables that nothing reads. Elements of a value are computed all together, but what
 * comes behind may need a part of them only.
 */
public final class UnusedLocals extends StatementMutator {

  private final Set<Local> read = new HashSet<>();

  private UnusedLocals(List<Statement> body) {
    List<Statement> statements = new ArrayList<>();
    Leaves.statements(body, statements::add);
    for (int index = statements.size() - 1; index >= 0; index--) {
      Statement statement = statements.get(index);
      if (!isUnused(statement)) {
        statement.values().forEach(value -> Leaves.walk(value, this::read));
      }
    }
  }

  /** The same kernels without variables that nothing reads. */
  public static KernelGroup leaveOut(KernelGroup group) {
    List<Kernel> kernels =
        group.kernels().stream()
            .map(kernel -> kernel.with(new UnusedLocals(kernel.body()).mutate(kernel.body())))
            .toList();
    return new KernelGroup(group.workspace(), kernels, group.shared());
  }

  private void read(Scalar node) {
    if (node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Local local) {
      read.add(local);
    }
  }

  private boolean isUnused(Statement statement) {
    return statement instanceof Statement.Let let && let.isFinal() && !read.contains(let.local());
  }

  @Override
  boolean keeps(Statement statement) {
    return !isUnused(statement);
  }
}
