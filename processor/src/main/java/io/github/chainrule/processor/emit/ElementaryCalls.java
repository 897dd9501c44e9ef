package io.github.chainrule.processor.emit;

import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Leaves;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.EnumSet;
import java.util.Set;

/** Finds which elementary functions kernels call. */
final class ElementaryCalls {

  private ElementaryCalls() {}

  /** The functions that are computed in {@code width}. */
  static Set<Operator> of(KernelGroup group, Width width) {
    Set<Operator> calls = EnumSet.noneOf(Operator.class);
    for (Kernel kernel : group.kernels()) {
      Leaves.nodes(kernel.body(), node -> add(node, width, calls));
    }
    return calls;
  }

  private static void add(Scalar node, Width width, Set<Operator> calls) {
    if (node instanceof Scalar.Operation operation
        && operation.operator().isInRuntime()
        && operation.width() == width) {
      calls.add(operation.operator());
    }
  }
}
