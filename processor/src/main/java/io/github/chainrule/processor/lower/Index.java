package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.LoopVariable;
import java.util.ArrayList;
import java.util.List;

/** A row or column: a constant and multiples of loop variables. */
record Index(int constant, List<Access.Term> terms) {

  static final Index ZERO = of(0);

  static Index of(int constant) {
    return new Index(constant, List.of());
  }

  static Index of(LoopVariable variable) {
    return new Index(0, List.of(new Access.Term(1, variable)));
  }

  Index plus(int offset) {
    return new Index(constant + offset, terms);
  }

  Index plus(Index other) {
    if (other.terms.isEmpty()) {
      return plus(other.constant);
    }
    List<Access.Term> sum = new ArrayList<>(terms);
    sum.addAll(other.terms);
    return new Index(constant + other.constant, List.copyOf(sum));
  }

  Index times(int factor) {
    List<Access.Term> scaled = new ArrayList<>(terms);
    scaled.replaceAll(term -> new Access.Term(factor * term.stride(), term.variable()));
    return new Index(factor * constant, List.copyOf(scaled));
  }
}
