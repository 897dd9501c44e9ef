package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.VectorMethod;
import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Offers rows of samples to the runtime's vectors: what lies element by element in arrays, and has
 * enough elements for a vector. Loops compute the same where it has none.
 */
final class RowVectors {

  /** Fewer elements are computed as fast one by one. */
  static final int LEAST = 8;

  private static final Map<Operator, VectorMethod> FUNCTIONS =
      Map.of(
          Operator.TANH, VectorMethod.TANH,
          Operator.SIGMOID, VectorMethod.SIGMOID);

  private final Code code;
  private final Values values;
  private final boolean isFloat;

  /**
   * Prepares offers.
   *
   * @param isFloat whether rows are of floats: vectors compute no function of doubles
   */
  RowVectors(Code code, Values values, boolean isFloat) {
    this.code = code;
    this.values = values;
    this.isFloat = isFloat;
  }

  /** A row of a product whose columns are neighbours, as are those of the matrix. */
  void product(Node.Product node, Index row, View matrix, View target, Runnable loops) {
    boolean fits =
        isWorking(node, node.left(), node.right())
            && node.columns() >= LEAST
            && node.window().isVector()
            && isAlong(node.left(), node.terms())
            && matrix.columnStride() == 1
            && target.columnStride() == 1
            && (!node.hasBias() || isAlong(node.bias(), node.columns()));
    if (!fits) {
      loops.run();
      return;
    }
    List<Access> read = new ArrayList<>();
    read.add(first(node.left(), row));
    read.add(matrix.at(Index.ZERO, Index.ZERO));
    if (node.hasBias()) {
      read.add(first(node.bias(), Index.ZERO));
    }
    VectorMethod method = node.hasBias() ? VectorMethod.AFFINE : VectorMethod.PRODUCT;
    List<Integer> sizes = List.of(node.terms(), node.columns(), matrix.rowStride());
    code.byVectors(method, read, target.at(row, Index.ZERO), sizes, loops);
  }

  /** A row of a map that is an elementary function of its only operand. */
  void map(Node.Map node, Index row, View target, Runnable loops) {
    VectorMethod method = function(node.template());
    if (method == null || !isFloat) {
      loops.run();
      return;
    }
    Node operand = node.operands().get(0);
    boolean fits =
        isWorking(node, operand)
            && node.columns() >= LEAST
            && operand.rows() == node.rows()
            && isAlong(operand, node.columns())
            && target.columnStride() == 1;
    if (fits) {
      List<Integer> sizes = List.of(node.columns());
      code.byVectors(
          method, List.of(first(operand, row)), target.at(row, Index.ZERO), sizes, loops);
    } else {
      loops.run();
    }
  }

  /** All products of an element of the left vector and one of a row of the right. */
  void outer(Node.Outer node, Index row, View target, Runnable loops) {
    int inner = node.right().columns();
    boolean fits =
        isWorking(node, node.left(), node.right())
            && inner >= LEAST
            && isAlong(node.left(), node.left().columns())
            && isAlong(node.right(), inner)
            && target.columnStride() == 1;
    if (fits) {
      List<Access> read = List.of(first(node.left(), Index.ZERO), first(node.right(), row));
      List<Integer> sizes = List.of(node.left().columns(), inner);
      code.byVectors(VectorMethod.OUTER, read, target.at(row, Index.ZERO), sizes, loops);
    } else {
      loops.run();
    }
  }

  /** What computes a map of one operand, or null if no function of the runtime's does. */
  static VectorMethod function(Scalar template) {
    boolean isFunction =
        template instanceof Scalar.Operation operation
            && operation.operands().size() == 1
            && operation.operands().get(0) instanceof Scalar.Symbol symbol
            && symbol.leaf() instanceof Argument;
    return isFunction ? FUNCTIONS.get(((Scalar.Operation) template).operator()) : null;
  }

  static boolean isWorking(Node... nodes) {
    return List.of(nodes).stream().allMatch(node -> node.width() == Width.WORKING);
  }

  /** Whether so many elements of a row lie one after another. */
  boolean isAlong(Node node, int columns) {
    return !(node instanceof Node.Constant)
        && node.columns() == columns
        && values.view(node).columnStride() == 1;
  }

  /** The first element of a row. */
  Access first(Node node, Index row) {
    return values.view(node).at(row, Index.ZERO);
  }
}
