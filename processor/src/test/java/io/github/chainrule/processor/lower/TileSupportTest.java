package io.github.chainrule.processor.lower;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.scalar.Simplification;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileSupportTest {

  private final Graph graph = new Graph(Simplification.EXACT);
  private final Node weights = graph.parameter(0, 3, 2);
  private final Node x = graph.source(Node.Source.Kind.INPUT, 3);

  private static boolean isSupported(Node node) {
    return TileSupport.supports(List.of(node));
  }

  @Test
  void whatHasOneRowIsHeld() {
    Node spread = graph.broadcast(graph.sum(x), Shape.matrix(1, 3));
    assertTrue(isSupported(graph.product(x, weights, false, null)));
    assertTrue(isSupported(graph.product(spread, weights, false, null)));
    assertFalse(isSupported(graph.product(graph.transpose(weights), weights, false, null)));
  }

  @Test
  void productsAreByParameters() {
    Node matrix = graph.reshape(graph.broadcast(graph.sum(x), Shape.matrix(1, 6)), weights.shape());
    assertFalse(isSupported(graph.product(x, matrix, false, null)));
  }
}
