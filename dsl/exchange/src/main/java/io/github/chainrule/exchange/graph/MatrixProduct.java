package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Products of matrices, and of stacks of them, as NumPy's {@code matmul}. */
final class MatrixProduct {
  private MatrixProduct() {}

  static Tensor of(Tensor a, Tensor b) {
    Tensor left = a.rank() == 1 ? a.reshaped(1, a.size()) : a;
    Tensor right = b.rank() == 1 ? b.reshaped(b.size(), 1) : b;
    int rows = left.dim(-2);
    int inner = left.dim(-1);
    int columns = right.dim(-1);
    int[] batch =
        Shapes.broadcast(
            Arrays.copyOf(left.shape(), left.rank() - 2),
            Arrays.copyOf(right.shape(), right.rank() - 2));
    Tensor lefts = stack(left, batch);
    Tensor rights = stack(right, batch);
    int count = (int) Shapes.size(batch);
    double[] data = new double[count * rows * columns];
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < rows; i++) {
        int to = (n * rows + i) * columns;
        for (int k = 0; k < inner; k++) {
          double factor = lefts.at((n * rows + i) * inner + k);
          int from = (n * inner + k) * columns;
          for (int j = 0; j < columns; j++) {
            data[to + j] += factor * rights.at(from + j);
          }
        }
      }
    }
    return Tensor.of(resultShape(a, b), data);
  }

  private static int[] resultShape(Tensor a, Tensor b) {
    Map<String, Tensor> both = Map.of("a", a, "b", b);
    Node product = new Node(Op.MATMUL, "", "", List.of("a", "b"), "", Attributes.NONE);
    return new ShapeRules(both, Map.of()).of(product);
  }

  private static Tensor stack(Tensor x, int[] batch) {
    int[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = x.dim(-2);
    shape[batch.length + 1] = x.dim(-1);
    return Arrays.equals(shape, x.shape()) ? x : x.broadcastTo(shape);
  }
}
