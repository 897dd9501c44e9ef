package io.github.chainrule.processor.lower;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.scalar.Simplification;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileCodeTest {

  private final Graph graph = new Graph(Simplification.EXACT);
  private final Node weights = graph.parameter(0, 3, 2);
  private final Node x = graph.source(Node.Source.Kind.INPUT, 3);

  private static boolean isSupported(Node node) {
    return TileCode.supports(List.of(node));
  }

  @Test
  void aProductIsOfAVectorThatHasARowForEachElement() {
    assertTrue(isSupported(graph.product(x, weights, false, null)));
    Node spread = graph.broadcast(graph.sum(x), Shape.matrix(1, 3));
    assertTrue(isSupported(spread));
    assertFalse(isSupported(graph.product(spread, weights, false, null)));
  }
}
