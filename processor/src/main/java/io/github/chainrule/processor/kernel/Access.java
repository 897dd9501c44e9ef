package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * An array element, at {@code constant + Σ stride · variable}. As a leaf of an expression it is the
 * element's value; as the target of a store, where the value goes.
 */
public record Access(KernelArray array, int constant, List<Term> terms) implements Leaf {

  /** A loop variable's share of an index. */
  public record Term(int stride, LoopVariable variable) {}

  public Access {
    List<Term> moving = new ArrayList<>(terms);
    moving.removeIf(term -> term.stride() == 0);
    terms = List.copyOf(moving);
  }

  public static Access of(KernelArray array, int constant, Term... terms) {
    return new Access(array, constant, List.of(terms));
  }

  @Override
  public Width width() {
    return array.width();
  }
}
