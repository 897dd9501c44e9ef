package io.github.chainrule.processor.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Estimates how many constants a generated class has, of which a class file holds 65,535: whole
 * numbers that take more than two bytes, and what fields and methods are named by.
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
    group.kernels().forEach(kernel -> count.add(kernel.body()));
    return count.numbers.size()
        + FIELD * group.workspace().size()
        + METHOD * group.kernels().size();
  }

  private void add(int number) {
    if (number != (short) number) {
      numbers.add(number);
    }
  }

  private void add(List<Statement> statements) {
    for (Statement statement : statements) {
      Leaves.elements(statement, this::add);
      if (statement instanceof Statement.Loop loop) {
        add(loop.trips());
        add(loop.body());
      } else if (statement instanceof Statement.Copy copy) {
        add(copy.length());
      } else if (statement instanceof Statement.MultiplyTransposed product) {
        add(product.offset());
      }
    }
  }

  private void add(Access access) {
    add(access.constant());
    access.terms().forEach(term -> add(Math.abs(term.stride())));
  }
}
