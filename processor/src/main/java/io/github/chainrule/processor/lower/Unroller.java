package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.LocalName;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.List;

/** The expressions of single elements. */
final class Unroller {

  /** A sum of more terms is taken in parts, so that no expression grows without bound. */
  private static final int TERMS_PER_EXPRESSION = 16;

  private final Code code;
  private final ScalarGraph scalars;
  private final Values values;

  Unroller(Code code, Values values) {
    this.code = code;
    this.scalars = code.scalars();
    this.values = values;
  }

  /**
   * The expression of one element of a computed node.
   *
   * @param name the element's name, for the names of its parts
   */
  Scalar element(Node node, int row, int column, LocalName name) {
    if (node instanceof Node.Map map) {
      return map(map, row, column);
    }
    if (node instanceof Node.Product product) {
      return product(product, row, column, name);
    }
    if (node instanceof Node.Outer outer) {
      return outer(outer, row, column);
    }
    if (node instanceof Node.Reduction reduction) {
      return reduction(reduction, row, name);
    }
    throw new IllegalArgumentException("not computed: " + node);
  }

  private Scalar map(Node.Map node, int row, int column) {
    List<Scalar> arguments =
        node.operands().stream().map(operand -> values.spread(operand, row, column)).toList();
    return code.instantiate(node.template(), node.width(), arguments);
  }

  private Scalar product(Node.Product node, int row, int column, LocalName name) {
    Scalar sum = node.hasBias() ? values.element(node.bias(), 0, column) : null;
    for (int term = 0; term < node.terms(); term++) {
      Scalar weight =
          node.transposed()
              ? values.element(node.right(), column, term)
              : values.element(node.right(), term, column);
      Scalar product = scalars.multiply(weight, values.element(node.left(), row, term));
      sum = sum == null ? product : scalars.add(part(sum, term, name), product);
    }
    return sum;
  }

  private Scalar part(Scalar sum, int term, LocalName name) {
    return term > 0 && term % TERMS_PER_EXPRESSION == 0 ? code.let(name.with("_sum"), sum) : sum;
  }

  private Scalar outer(Node.Outer node, int row, int column) {
    int inner = node.right().columns();
    return scalars.multiply(
        values.element(node.left(), 0, column / inner),
        values.element(node.right(), row, column % inner));
  }

  private Scalar reduction(Node.Reduction node, int row, LocalName name) {
    Scalar result = values.element(node.operand(), row, 0);
    for (int column = 1; column < node.operand().columns(); column++) {
      Scalar next = values.element(node.operand(), row, column);
      result = scalars.apply(operator(node), part(result, column, name), next);
    }
    return result;
  }

  static Operator operator(Node.Reduction node) {
    return switch (node.kind()) {
      case SUM -> Operator.ADD;
      case MAX -> Operator.MAX;
    };
  }
}
