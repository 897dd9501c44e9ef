package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Node;
import java.util.Iterator;
import java.util.List;

/**
 * Some columns of a matrix of derivatives, which can be multiplied with a direction.
 *
 * <p>The derivative by a weight matrix is an outer product and stays one: written out, it would
 * take outputs × parameters numbers.
 */
interface JacobianPart {

  /** The product of one row with the direction's components for these columns. */
  double[] along(Direction direction);

  /** The nodes whose values {@link #of} takes. */
  static List<Node> operands(Node node) {
    return node instanceof Node.Outer outer ? List.of(outer.left(), outer.right()) : List.of(node);
  }

  /** The part that a node is, from column {@code from} on. */
  static JacobianPart of(Node node, int from, Iterator<double[]> operandValues) {
    return node instanceof Node.Outer
        ? new OuterPart(node.rows(), from, operandValues.next(), operandValues.next())
        : new DensePart(node.rows(), node.columns(), from, operandValues.next());
  }

  /** Columns that are written out, row by row. */
  final class DensePart implements JacobianPart {
    private final int rows;
    private final int columns;
    private final int from;
    private final double[] values;

    DensePart(int rows, int columns, int from, double[] values) {
      this.rows = rows;
      this.columns = columns;
      this.from = from;
      this.values = values;
    }

    @Override
    public double[] along(Direction direction) {
      double[] products = new double[rows];
      int only = direction.coordinate() - from;
      for (int row = 0; row < rows; row++) {
        if (direction.coordinate() == Direction.NONE) {
          products[row] = dot(row, direction);
        } else if (only >= 0 && only < columns) {
          products[row] = values[row * columns + only];
        }
      }
      return products;
    }

    private double dot(int row, Direction direction) {
      double sum = 0;
      for (int column = 0; column < columns; column++) {
        sum += values[row * columns + column] * direction.component(from + column);
      }
      return sum;
    }
  }

  /** For each row d, the flattened matrix x_i d_j. */
  final class OuterPart implements JacobianPart {
    private final int rows;
    private final int from;
    private final double[] left;
    private final double[] right;

    OuterPart(int rows, int from, double[] left, double[] right) {
      this.rows = rows;
      this.from = from;
      this.left = left;
      this.right = right;
    }

    @Override
    public double[] along(Direction direction) {
      int inner = right.length / rows;
      double[] contracted = contracted(direction, inner);
      double[] products = new double[rows];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < inner; column++) {
          products[row] += right[row * inner + column] * contracted[column];
        }
      }
      return products;
    }

    /** Σ_i x_i u_ij. */
    private double[] contracted(Direction direction, int inner) {
      double[] sums = new double[inner];
      int only = direction.coordinate() - from;
      if (direction.coordinate() == Direction.NONE) {
        for (int index = 0; index < left.length * inner; index++) {
          sums[index % inner] += left[index / inner] * direction.component(from + index);
        }
      } else if (only >= 0 && only < left.length * inner) {
        sums[only % inner] = left[only / inner];
      }
      return sums;
    }
  }
}
