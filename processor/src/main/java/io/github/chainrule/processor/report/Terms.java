package io.github.chainrule.processor.report;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayList;
import java.util.List;

/** The terms of a sum, with its constants added up where the first of them stands. */
final class Terms {

  private record Term(int sign, Notation notation) {}

  private final ScalarNotation scalars;
  private final List<Term> terms = new ArrayList<>();
  private double constant;
  private int placeOfConstant = -1;

  Terms(ScalarNotation scalars) {
    this.scalars = scalars;
  }

  /** Adds a constant. */
  Terms add(double value) {
    placeOfConstant = placeOfConstant < 0 ? terms.size() : placeOfConstant;
    constant += value;
    return this;
  }

  /** Adds what is written already. */
  Terms add(Notation term, int sign) {
    terms.add(new Term(sign, term));
    return this;
  }

  /** Adds an expression, or subtracts it, term by term. */
  Terms add(Scalar node, int sign) {
    if (node instanceof Scalar.Constant number) {
      return add(sign * number.value());
    }
    Operator operator = node instanceof Scalar.Operation operation ? operation.operator() : null;
    if (operator == Operator.ADD
        || operator == Operator.SUBTRACT
        || operator == Operator.SUBTRACT_MAXIMUM) {
      int right = operator == Operator.ADD ? sign : -sign;
      return add(node.operands().get(0), sign).add(node.operands().get(1), right);
    }
    if (operator == Operator.EXPM1) {
      return add(scalars.exp(node.operands().get(0)), sign).add(-sign);
    }
    if (operator == Operator.MULTIPLY
        || operator == Operator.GATE
        || operator == Operator.DAMP
        || operator == Operator.NEGATE) {
      Factors factors = new Factors(scalars).multiply(node);
      return add(factors.size(), factors.isNegative() ? -sign : sign);
    }
    return add(scalars.of(node), sign);
  }

  Notation notation() {
    if (constant != 0 || terms.isEmpty()) {
      int sign = constant < 0 ? -1 : 1;
      terms.add(Math.max(0, placeOfConstant), new Term(sign, Numerals.constant(sign * constant)));
    }
    Term first = terms.get(0);
    if (terms.size() == 1) {
      return first.sign < 0 ? first.notation.negated() : first.notation;
    }
    StringBuilder markup = new StringBuilder();
    for (int index = 0; index < terms.size(); index++) {
      Term term = terms.get(index);
      if (index > 0) {
        markup.append(Notation.operator(term.sign < 0 ? "−" : "+"));
      } else if (term.sign < 0) {
        markup.append(Notation.MINUS);
      }
      boolean isFirst = index == 0 && term.sign > 0;
      markup.append(term.notation.asTerm(isFirst, index == terms.size() - 1).markup());
    }
    boolean isOpen = terms.get(terms.size() - 1).notation.isOpen();
    return new Notation(markup.toString(), Notation.Binding.ADDITIVE, isOpen);
  }
}
