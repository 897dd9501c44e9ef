package io.github.chainrule.processor.scalar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The values of an expression and of all below it, every one rounded to a precision. */
final class ScalarValues {

  private final Map<Scalar, Double> values = new HashMap<>();
  private final Scalar root;

  /** Evaluates {@code root}; {@code rounding} takes a double to the precision. */
  ScalarValues(Scalar root, double[] letters, DoubleUnaryOperator rounding) {
    this.root = root;
    for (Scalar node : ScalarGraph.reachable(List.of(root))) {
      values.put(node, rounding.applyAsDouble(value(node, letters)));
    }
  }

  private double value(Scalar node, double[] letters) {
    if (node instanceof Scalar.Constant constant) {
      return constant.value();
    }
    if (node instanceof Scalar.Symbol symbol) {
      return letters[((Letter) symbol.leaf()).index()];
    }
    Scalar.Operation operation = (Scalar.Operation) node;
    double[] operands = operation.operands().stream().mapToDouble(values::get).toArray();
    return Evaluator.evaluate(operation.operator(), operands);
  }

  double ofRoot() {
    return values.get(root);
  }

  /** Whether nothing overflowed and nothing was undefined. */
  boolean allFinite() {
    return values.values().stream().allMatch(Double::isFinite);
  }
}
