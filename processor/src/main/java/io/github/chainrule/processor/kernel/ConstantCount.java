package io.github.chainrule.processor.kernel;

import java.util.HashSet;
import java.util.Set;

/**
 * Estimates how many constants a generated class has, of which a class file holds 65,535: whole
 * numbers of more than two bytes in the indices of arrays, and what fields and methods are named
 * by.
 */
public final class ConstantCount {

  /** Of its name, its name with its type, and where it is referred to. */
  private static final int FIELD = 3;

  /** The same and its type. */
  private static final int METHOD = 4;

  private final Set<Integer> numbers = new HashSet<>();

  private ConstantCount() {}

  /** The constants of a class, but for what all classes have. */
  public static int of(KernelGroup group) {
    ConstantCount count = new ConstantCount();
    group.workspace().forEach(array -> count.add(array.capacity()));
    for (Kernel kernel : group.kernels()) {
      Leaves.statements(kernel.body(), statement -> Leaves.elements(statement, count::add));
    }
    return count.numbers.size()
        + FIELD * group.workspace().size()
        + METHOD * group.kernels().size();
  }

  private void add(int number) {
    if (number != (short) number) {
      numbers.add(number);
    }
  }

  private void add(Access access) {
    add(access.constant());
    access.terms().forEach(term -> add(Math.abs(term.stride())));
  }
}
