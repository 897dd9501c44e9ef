package io.github.chainrule.processor.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.kernel.KernelArray.Role;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeVectorsTest {

  private static final int TERMS = 16;
  private static final KernelArray P = new KernelArray("p", 300, Width.WORKING, Role.PARAMETERS);
  private static final KernelArray X = new KernelArray("x", TERMS, Width.WORKING, Role.ARGUMENT);

  private final ScalarGraph graph = new ScalarGraph(Simplification.NONE);

  private static KernelArray vector(String name, int columns) {
    int room = WholeVectors.room(columns);
    return new KernelArray(ValueName.given(name), columns, room, Width.WORKING, Role.WORKSPACE);
  }

  /** The layer v = x w + b, with biases behind the weights, and h = tanh v. */
  private KernelGroup layer(int columns, int weights, KernelArray v, KernelArray h) {
    int biases = weights + TERMS * columns;
    List<Statement> sums = new ArrayList<>();
    List<Statement> functions = new ArrayList<>();
    for (int j = 0; j < columns; j++) {
      Scalar sum = graph.symbol(Access.of(P, biases + j));
      for (int i = 0; i < TERMS; i++) {
        Scalar weight = graph.symbol(Access.of(P, weights + i * columns + j));
        sum = graph.add(sum, graph.multiply(weight, graph.symbol(Access.of(X, i))));
      }
      sums.add(new Statement.Store(Access.of(v, j), sum));
      Scalar function = graph.apply(Operator.TANH, graph.symbol(Access.of(v, j)));
      functions.add(new Statement.Store(Access.of(h, j), function));
    }
    List<Access> read = List.of(Access.of(X, 0), Access.of(P, weights), Access.of(P, biases));
    List<Integer> sizes = List.of(TERMS, columns, columns);
    List<Statement> body =
        List.of(
            new Statement.ByVectors(VectorMethod.AFFINE, read, Access.of(v, 0), sizes, sums),
            new Statement.ByVectors(
                VectorMethod.TANH,
                List.of(Access.of(v, 0)),
                Access.of(h, 0),
                List.of(columns),
                functions));
    Kernel kernel = new Kernel("run", "Runs.", List.of(X, h), false, body);
    return new KernelGroup(
        h.role() == Role.WORKSPACE ? List.of(v, h) : List.of(v), List.of(kernel));
  }

  private static List<List<Integer>> sizes(KernelGroup group) {
    return group.kernels().get(0).body().stream()
        .map(statement -> ((Statement.ByVectors) statement).sizes())
        .toList();
  }

  private static double[] results(KernelGroup group, KernelArray h) {
    Random random = new Random(1);
    KernelInterpreter interpreter = new KernelInterpreter(group, Precision.FLOAT);
    for (KernelArray array : List.of(P, X)) {
      interpreter.with(array.name(), random.doubles(array.length(), -1, 1).toArray());
    }
    interpreter.with(h.name(), new double[h.capacity()]);
    interpreter.run("run");
    return Arrays.copyOf(interpreter.array(h.name()), h.length());
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "8, 8", "9, 16", "12, 16", "15, 16", "16, 16", "17, 17"})
  void rowsAlmostAsLongAsVectorsAreComputedAsWholeOnes(int columns, int computed) {
    KernelArray v = vector("v", columns);
    KernelArray h = vector("h", columns);
    KernelGroup plain = layer(columns, 2, v, h);
    KernelGroup filled = WholeVectors.fill(plain);
    assertEquals(List.of(List.of(TERMS, computed, columns), List.of(computed)), sizes(filled));
    assertEquals(computed > columns, WholeVectors.isFilled(h, filled));
    assertFalse(WholeVectors.isFilled(h, plain));
    assertArrayEquals(results(plain, h), results(filled, h));
  }

  @Test
  void nothingIsReadBehindTheParameters() {
    KernelArray v = vector("v", 11);
    KernelArray h = vector("h", 11);
    int last = P.length() - (TERMS + 1) * 11;
    assertEquals(
        List.of(List.of(TERMS, 11, 11), List.of(16)),
        sizes(WholeVectors.fill(layer(11, last, v, h))),
        "the biases are the last parameters");
    assertFalse(WholeVectors.isFilled(v, WholeVectors.fill(layer(11, last, v, h))));
    assertEquals(
        List.of(List.of(TERMS, 11, 11), List.of(16)),
        sizes(WholeVectors.fill(layer(11, last - 4, v, h))),
        "behind the biases there are four");
    assertEquals(
        List.of(List.of(TERMS, 16, 11), List.of(16)),
        sizes(WholeVectors.fill(layer(11, last - 5, v, h))),
        "behind the biases there are five");
  }

  @Test
  void nothingIsReadBehindTheLastWeights() {
    KernelArray v = vector("v", 11);
    int last = P.length() - TERMS * 11;
    assertEquals(List.of(TERMS, 11, 11), sizesOfProduct(last, v), "they are the last parameters");
    assertEquals(List.of(TERMS, 11, 11), sizesOfProduct(last - 4, v), "behind them there are four");
    assertEquals(List.of(TERMS, 16, 11), sizesOfProduct(last - 5, v), "behind them there are five");
  }

  private static List<Integer> sizesOfProduct(int weights, KernelArray v) {
    List<Access> read = List.of(Access.of(X, 0), Access.of(P, weights));
    List<Integer> sizes = List.of(TERMS, 11, 11);
    Statement product =
        new Statement.ByVectors(VectorMethod.PRODUCT, read, Access.of(v, 0), sizes, List.of());
    Kernel kernel = new Kernel("run", "Runs.", List.of(X), false, List.of(product));
    return sizes(WholeVectors.fill(new KernelGroup(List.of(v), List.of(kernel)))).get(0);
  }

  @Test
  void nothingIsWrittenBehindAnArgument() {
    KernelArray v = vector("v", 11);
    KernelArray y = new KernelArray("y", 11, Width.WORKING, Role.ARGUMENT);
    KernelGroup filled = WholeVectors.fill(layer(11, 0, v, y));
    assertEquals(List.of(List.of(TERMS, 16, 11), List.of(11)), sizes(filled));
    assertTrue(WholeVectors.isFilled(v, filled));
  }
}
