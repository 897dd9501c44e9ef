package io.github.chainrule.processor.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GraphTest {

  private final Graph graph = new Graph(Simplification.EXACT);
  private final ScalarGraph scalars = graph.scalars();
  private final Node x = graph.source(Node.Source.Kind.INPUT, 3);
  private final Node t = graph.source(Node.Source.Kind.TARGET, 2);
  private final Node weights = graph.parameter(0, 3, 2);
  private final Node biases = graph.parameter(6, 1, 2);
  private final Node y = graph.product(x, weights, false, biases);

  private static void rejected(Executable making) {
    assertThrows(IllegalArgumentException.class, making);
  }

  @Test
  void shapesFollowFromOperands() {
    assertEquals(Shape.matrix(1, 2), shape(y));
    assertEquals(Shape.matrix(1, 3), shape(graph.product(t, weights, true, null)));
    assertEquals(Shape.matrix(1, 6), shape(graph.outer(x, t)));
    assertEquals(Shape.matrix(3, 6), shape(graph.outer(x, weights)));
    assertEquals(Shape.matrix(3, 1), shape(graph.sum(weights)));
    assertEquals(Shape.matrix(2, 3), shape(graph.transpose(weights)));
    assertEquals(Shape.matrix(2, 2), shape(graph.diagonal(t)));
    assertEquals(Shape.matrix(1, 5), shape(graph.concatenate(List.of(x, t))));
    assertEquals(Shape.matrix(1, 2), shape(graph.slice(x, 1, 2)));
    assertEquals(Shape.matrix(3, 2), shape(graph.multiply(weights, t)));
  }

  private static Shape shape(Node node) {
    return Shape.matrix(node.rows(), node.columns());
  }

  @Test
  void productOfUnequalLengthsIsRejected() {
    rejected(() -> graph.product(t, weights, false, null));
    rejected(() -> graph.product(x, weights, true, null));
    rejected(() -> graph.product(x, weights, false, x));
  }

  @Test
  void outerProductTakesOneRowOnTheLeft() {
    rejected(() -> graph.outer(weights, t));
  }

  @Test
  void mapOfUnequalWidthsIsRejected() {
    rejected(() -> graph.add(x, t));
    rejected(() -> graph.add(graph.transpose(x), graph.transpose(t)));
  }

  @Test
  void broadcastOfSeveralRowsIsRejected() {
    rejected(() -> graph.broadcast(weights, Shape.matrix(4, 2)));
    rejected(() -> graph.broadcast(x, Shape.matrix(2, 4)));
  }

  @Test
  void sliceBeyondTheColumnsIsRejected() {
    rejected(() -> graph.slice(x, 2, 2));
    rejected(() -> graph.slice(x, -1, 2));
    rejected(() -> graph.slice(x, 1, 0));
    rejected(() -> graph.slice(x, 1, Integer.MAX_VALUE));
  }

  @Test
  void concatenationOfUnequalRowsOrWidthsIsRejected() {
    Node wide = graph.map(graph.argument(0), Width.DOUBLE, List.of(x));
    rejected(() -> graph.concatenate(List.of(x, weights)));
    rejected(() -> graph.concatenate(List.of(x, wide)));
  }

  @Test
  void diagonalOfAMatrixIsRejected() {
    rejected(() -> graph.diagonal(weights));
  }

  @Test
  void equalNodesAreTheSameObject() {
    assertSame(y, graph.product(x, weights, false, biases));
    assertNotSame(y, graph.product(x, weights, false, null));
    assertSame(graph.add(y, t), graph.add(y, t));
    assertSame(graph.sum(weights), graph.sum(weights));
    assertNotSame(graph.sum(weights), graph.max(weights));
    assertSame(graph.slice(x, 0, 2), graph.slice(x, 0, 2));
    assertNotSame(graph.slice(x, 0, 2), graph.slice(x, 1, 2));
    assertSame(graph.parameter(0, 3, 2), weights);
    assertNotSame(graph.parameter(0, 2, 3), weights);
  }

  @Test
  void operandsOfAMapAreMergedAndUnusedOnesDropped() {
    Scalar a = graph.argument(0);
    Scalar c = graph.argument(2);
    Node square = graph.map(scalars.multiply(a, c), y, t, y);
    assertEquals(List.of(y), square.operands());
    assertSame(graph.multiply(y, y), square);
  }

  @Test
  void constantsMoveIntoTheExpression() {
    Node one = graph.constant(1, 1, Width.WORKING, 1);
    assertSame(y, graph.multiply(y, one));
    Node zero = graph.multiply(y, graph.constant(1, 2, Width.WORKING, 0));
    assertEquals(0, assertInstanceOf(Node.Constant.class, zero).value());
    assertEquals(Shape.matrix(1, 2), shape(zero));
  }

  @Test
  void mapThatIsOneOfItsOperandsIsThatOperand() {
    assertSame(y, graph.map(graph.argument(1), t, y));
  }

  @Test
  void mapKeepsItsShapeWhenASpreadingOperandDrops() {
    Node column = graph.sum(weights);
    Scalar first = graph.argument(0);
    Node spread = graph.map(first, column, weights);
    assertEquals(Shape.matrix(3, 2), shape(spread));
    assertInstanceOf(Rearrangement.Broadcast.class, spread);
  }

  @Test
  void rearrangementsThatChangeNothingVanish() {
    assertSame(weights, graph.transpose(graph.transpose(weights)));
    assertSame(x, graph.slice(x, 0, 3));
    assertSame(x, graph.concatenate(List.of(x)));
    assertSame(x, graph.broadcast(x, Shape.matrix(1, 3)));
    assertSame(graph.diagonal(t), graph.transpose(graph.diagonal(t)));
    Node single = graph.slice(x, 0, 1);
    assertSame(single, graph.sum(single));
    assertSame(single, graph.max(single));
    assertSame(single, graph.transpose(single));
    assertSame(single, graph.diagonal(single));
  }

  @Test
  void mapOfADiagonalIsADiagonalWhereItKeepsTheZerosBesideIt() {
    Node scaled = graph.multiply(graph.diagonal(t), y);
    assertSame(graph.diagonal(graph.multiply(t, y)), scaled);
    Node shifted = graph.add(graph.diagonal(t), y);
    assertInstanceOf(Node.Map.class, shifted);
    Node exponentials =
        graph.map(scalars.apply(Operator.EXP, graph.argument(0)), graph.diagonal(t));
    assertInstanceOf(Node.Map.class, exponentials);
  }

  @Test
  void columnBesideADiagonalIsNotMistakenForARow() {
    Node column = graph.transpose(t);
    assertInstanceOf(Node.Map.class, graph.multiply(graph.diagonal(y), column));
  }

  @Test
  void productWithADiagonalScalesRows() {
    Node scaled = graph.product(graph.diagonal(x), weights, false, null);
    assertSame(graph.multiply(graph.transpose(x), weights), scaled);
    assertSame(weights, graph.product(graph.identity(Shape.matrix(1, 3)), weights, false, null));
    Node transposed = graph.product(graph.identity(Shape.matrix(1, 2)), weights, true, null);
    assertSame(graph.transpose(weights), transposed);
  }

  @Test
  void rowSumsOfADiagonalAreItsVector() {
    assertSame(graph.transpose(t), graph.sum(graph.diagonal(t)));
  }

  @Test
  void reachableNodesComeInTopologicalOrder() {
    Node root = graph.outer(x, graph.multiply(y, t));
    List<Node> nodes = Graph.reachable(List.of(root, y));
    assertEquals(List.of(x, t, weights, biases, y), nodes.subList(0, 5));
    assertSame(root, nodes.get(nodes.size() - 1));
  }
}
