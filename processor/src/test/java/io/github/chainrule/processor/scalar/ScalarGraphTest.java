package io.github.chainrule.processor.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScalarGraphTest {

  private final ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
  private final Scalar x = graph.symbol(new Letter(0));
  private final Scalar y = graph.symbol(new Letter(1));

  @Test
  void equalExpressionsAreTheSameObject() {
    assertSame(x, graph.symbol(new Letter(0)));
    assertSame(graph.constant(2), graph.constant(2));
    assertSame(graph.add(x, y), graph.add(x, y));
    assertNotSame(graph.add(x, y), graph.add(y, x));
    assertNotSame(graph.constant(2), graph.constant(2, Width.DOUBLE));
  }

  @Test
  void zerosOfDifferentSignAreDifferentConstants() {
    assertNotSame(graph.constant(0.0), graph.constant(-0.0));
  }

  @Test
  void idsAscendFromOperandsToUsers() {
    Scalar root = graph.apply(Operator.EXP, graph.multiply(graph.add(x, y), graph.add(y, x)));
    for (Scalar node : ScalarGraph.reachable(List.of(root))) {
      assertTrue(node.operands().stream().allMatch(operand -> operand.id() < node.id()));
    }
  }

  @Test
  void wrongNumberOfOperandsIsRejected() {
    assertThrows(IllegalArgumentException.class, () -> graph.apply(Operator.ADD, x));
    assertThrows(IllegalArgumentException.class, () -> graph.apply(Operator.EXP, x, y));
  }

  @Test
  void operandsOfDifferentWidthsAreRejected() {
    Scalar wide = graph.apply(Operator.WIDEN, x);
    assertEquals(Width.DOUBLE, wide.width());
    assertThrows(IllegalArgumentException.class, () -> graph.add(x, wide));
  }

  @Test
  void copyReplacesWhatItIsToldTo() {
    Scalar root = graph.multiply(x, graph.apply(Operator.TANH, x));
    Scalar copy = graph.copy(root, node -> node == x ? y : null, Width.WORKING);
    assertSame(graph.multiply(y, graph.apply(Operator.TANH, y)), copy);
  }

  @Test
  void copyOfAReplacedExpressionDoesNotVisitWhatIsBelow() {
    ScalarGraph other = new ScalarGraph(Simplification.NONE);
    Scalar copy = other.copy(graph.add(x, y), node -> other.constant(7), Width.WORKING);
    assertTrue(copy.isConstant(7));
  }

  @Test
  void deepExpressionsNeedNoDeepStack() {
    Scalar deep = x;
    for (int depth = 0; depth < 100_000; depth++) {
      deep = graph.apply(Operator.SIGN, graph.add(deep, y));
    }
    Scalar copy = graph.copy(deep, node -> null, Width.WORKING);
    assertSame(deep, copy);
  }
}
