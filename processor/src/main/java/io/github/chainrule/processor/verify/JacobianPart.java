package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import java.util.Arrays;
import java.util.List;

/**
 * Some columns of a matrix of derivatives, which can be multiplied with a direction.
 *
 * <p>What is a product stays one: the derivative by a weight matrix, an outer product, would take
 * outputs × parameters numbers if it were written out, and a Jacobian over a narrow layer more than
 * the network has parameters.
 */
interface JacobianPart {

  /** The product of each row with the direction's components for these columns. */
  double[] along(Direction direction);

  /** The nodes whose values {@link #of} takes. */
  static List<Node> operands(Node node) {
    if (node instanceof Node.Outer outer) {
      return isVector(outer.left())
          ? List.of(outer.left(), undiagonal(outer.right()))
          : List.of(node);
    }
    Node matrix = untransposed(node);
    return isProduct(matrix) ? matrix.operands() : List.of(undiagonal(matrix));
  }

  /** The part that a node is, from column {@code from} on. */
  static JacobianPart of(Node node, int from, List<double[]> operands) {
    if (node instanceof Node.Outer outer && isVector(outer.left())) {
      boolean isDiagonal = outer.right() instanceof Rearrangement.Diagonal;
      return isDiagonal
          ? new DiagonalPart(from, operands.get(0), operands.get(1))
          : new OuterPart(node.rows(), from, operands.get(0), operands.get(1));
    }
    if (node instanceof Node.Outer) {
      return new DensePart(node.rows(), node.columns(), from, operands.get(0), false);
    }
    if (node instanceof Rearrangement.Diagonal) {
      return new DiagonalPart(from, new double[] {1}, operands.get(0));
    }
    Node matrix = untransposed(node);
    boolean isTransposed = matrix != node;
    boolean isProduct = isProduct(matrix);
    int terms = isProduct ? ((Node.Product) matrix).terms() : 0;
    if (!isProduct) {
      return new DensePart(node.rows(), node.columns(), from, operands.get(0), isTransposed);
    }
    double[] left = operands.get(isTransposed ? 1 : 0);
    double[] right = operands.get(isTransposed ? 0 : 1);
    return new ProductPart(
        new DensePart(node.rows(), terms, 0, left, isTransposed),
        new DensePart(terms, node.columns(), from, right, isTransposed));
  }

  private static Node untransposed(Node node) {
    return node instanceof Rearrangement.Transpose transpose ? transpose.operand() : node;
  }

  private static Node undiagonal(Node node) {
    return node instanceof Rearrangement.Diagonal diagonal ? diagonal.vector() : node;
  }

  private static boolean isProduct(Node node) {
    return node instanceof Node.Product product
        && isVector(product.left())
        && !product.transposed()
        && !product.hasBias();
  }

  private static boolean isVector(Node node) {
    return node.positions() == 1;
  }

  /** Columns that are written out, row by row or column by column. */
  final class DensePart implements JacobianPart {
    private final int rows;
    private final int columns;
    private final int from;
    private final double[] values;
    private final boolean isTransposed;

    DensePart(int rows, int columns, int from, double[] values, boolean isTransposed) {
      this.rows = rows;
      this.columns = columns;
      this.from = from;
      this.values = values;
      this.isTransposed = isTransposed;
    }

    @Override
    public double[] along(Direction direction) {
      if (direction.coordinate() == Direction.NONE) {
        double[] components = new double[columns];
        Arrays.setAll(components, column -> direction.component(from + column));
        return times(components);
      }
      double[] products = new double[rows];
      int only = direction.coordinate() - from;
      if (only >= 0 && only < columns) {
        Arrays.setAll(products, row -> at(row, only));
      }
      return products;
    }

    double[] times(double[] vector) {
      double[] products = new double[rows];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          products[row] += at(row, column) * vector[column];
        }
      }
      return products;
    }

    private double at(int row, int column) {
      return values[isTransposed ? column * rows + row : row * columns + column];
    }
  }

  /** A matrix times columns. */
  record ProductPart(DensePart matrix, DensePart columns) implements JacobianPart {

    @Override
    public double[] along(Direction direction) {
      return matrix.times(columns.along(direction));
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
      double[] contracted = contracted(left, inner, from, direction);
      double[] products = new double[rows];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < inner; column++) {
          products[row] += right[row * inner + column] * contracted[column];
        }
      }
      return products;
    }

    /** Σ_i x_i u_ij. */
    private static double[] contracted(double[] left, int inner, int from, Direction direction) {
      double[] sums = new double[inner];
      int only = direction.coordinate() - from;
      if (direction.coordinate() == Direction.NONE) {
        int index = from;
        for (double x : left) {
          for (int column = 0; column < inner; column++) {
            sums[column] += x * direction.component(index++);
          }
        }
      } else if (only >= 0 && only < left.length * inner) {
        sums[only % inner] = left[only / inner];
      }
      return sums;
    }
  }

  /** For each row d_r of a diagonal matrix, the flattened matrix x_i d_r at j = r. */
  final class DiagonalPart implements JacobianPart {
    private final int from;
    private final double[] left;
    private final double[] diagonal;

    DiagonalPart(int from, double[] left, double[] diagonal) {
      this.from = from;
      this.left = left;
      this.diagonal = diagonal;
    }

    @Override
    public double[] along(Direction direction) {
      double[] products = OuterPart.contracted(left, diagonal.length, from, direction);
      Arrays.setAll(products, row -> products[row] * diagonal[row]);
      return products;
    }
  }
}
