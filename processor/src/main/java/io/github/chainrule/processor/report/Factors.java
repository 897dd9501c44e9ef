package io.github.chainrule.processor.report;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The factors of a product: the constants as one number, equal factors as powers. */
final class Factors {

  private final ScalarNotation scalars;
  private final Map<Scalar, Integer> exponents = new LinkedHashMap<>();
  private double coefficient = 1;

  Factors(ScalarNotation scalars) {
    this.scalars = scalars;
  }

  /** Multiplies by an expression, factor by factor. */
  Factors multiply(Scalar node) {
    if (node instanceof Scalar.Constant constant) {
      coefficient *= constant.value();
      return this;
    }
    Operator operator = node instanceof Scalar.Operation operation ? operation.operator() : null;
    if (operator == Operator.DIVIDE
        && node.operands().get(0) instanceof Scalar.Constant above
        && node.operands().get(1) instanceof Scalar.Constant below) {
      coefficient *= above.value() / below.value();
      return this;
    }
    if (operator == Operator.MULTIPLY || operator == Operator.GATE || operator == Operator.DAMP) {
      return multiply(node.operands().get(0)).multiply(node.operands().get(1));
    }
    if (operator == Operator.NEGATE) {
      coefficient = -coefficient;
      return multiply(node.operands().get(0));
    }
    exponents.merge(node, 1, Integer::sum);
    return this;
  }

  boolean isNegative() {
    return coefficient < 0;
  }

  Notation notation() {
    return isNegative() ? size().negated() : size();
  }

  /** The product without its sign. Sums and cases go last, so that they need no parentheses. */
  Notation size() {
    List<Notation> factors = new ArrayList<>();
    List<Notation> open = new ArrayList<>();
    double size = Math.abs(coefficient);
    Optional<Notation> divisor = Numerals.divisor(size).filter(it -> !exponents.isEmpty());
    if (divisor.isEmpty() && (size != 1 || exponents.isEmpty())) {
      factors.add(Numerals.constant(size));
    }
    exponents.forEach(
        (base, exponent) -> {
          Notation notation = scalars.of(base);
          Notation power = exponent == 1 ? notation : notation.power(exponent);
          boolean isOpen = power.isOpen() && power.binding() != Notation.Binding.ADDITIVE;
          (isOpen ? open : factors).add(power);
        });
    factors.addAll(open);
    Notation product = Notation.product(factors);
    return divisor.map(below -> Notation.fraction(product, below)).orElse(product);
  }
}
