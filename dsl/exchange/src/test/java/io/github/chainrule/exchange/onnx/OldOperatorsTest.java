package io.github.chainrule.exchange.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.RefusalException;
import io.github.chainrule.exchange.graph.Evaluator;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.pass.Simplification;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What old versions of operators mean is read as they meant it, or refused. */
final class OldOperatorsTest {
  private static final int INTEGER = 2;
  private static final int TEXT = 3;
  private static final int FLOAT = 1;

  private static ProtoWriter node(String type, ProtoWriter... attributes) {
    ProtoWriter node = new ProtoWriter().text(1, "x").text(1, "w").text(2, "y").text(4, type);
    for (ProtoWriter attribute : attributes) {
      node.message(5, attribute);
    }
    return node;
  }

  private static ProtoWriter attribute(String name, int value) {
    return new ProtoWriter().text(1, name).integer(3, value).integer(20, INTEGER);
  }

  private static ProtoWriter attribute(String name, String text) {
    return new ProtoWriter().text(1, name).text(4, text).integer(20, TEXT);
  }

  private static ProtoWriter value(String name, int... shape) {
    ProtoWriter dims = new ProtoWriter();
    for (int size : shape) {
      dims.message(1, new ProtoWriter().integer(1, size));
    }
    ProtoWriter type = new ProtoWriter().integer(1, FLOAT).message(2, dims);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, type));
  }

  /** The graph of one node that reads x, of two samples of [3, 3], and w, of three numbers. */
  private static Graph read(int opset, ProtoWriter node) throws Exception {
    ProtoWriter weights = new ProtoWriter().integer(1, 3).integer(2, FLOAT).text(8, "w");
    for (float weight : new float[] {1, 2, 3}) {
      weights.real(4, weight);
    }
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, node)
            .text(2, "graph")
            .message(5, weights)
            .message(11, value("x", 2, 3, 3))
            .message(12, value("y", 2, 3, 3));
    ProtoWriter model =
        new ProtoWriter()
            .integer(1, 8)
            .message(7, graph)
            .message(8, new ProtoWriter().text(1, "").integer(2, opset));
    return OnnxReader.read(model.toByteArray(), FileFolder.NONE);
  }

  private static void assertRefused(String reason, int opset, ProtoWriter node) throws Exception {
    Graph graph = read(opset, node);
    RefusalException refused =
        assertThrows(
            RefusalException.class, () -> Simplification.of("model", graph, List.of(), Map.of()));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @Test
  void anOperandThatBeginsAtAnAxisIsRefused() throws Exception {
    ProtoWriter add = node("Add", attribute("axis", 1), attribute("broadcast", 1));
    assertRefused("begins at an axis", 6, add);
  }

  @Test
  void normalisationOfOldVersionsTrainsByDefault() throws Exception {
    assertRefused("training mode", 6, node("BatchNormalization"));
    assertRefused("numbers of its own", 8, node("BatchNormalization", attribute("spatial", 0)));
  }

  @Test
  void aCastToBooleansTellsWhatIsNotZero() throws Exception {
    double[] expected = {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    assertArrayEquals(expected, cast(13, attribute("to", 9)));
  }

  @Test
  void aCastNamesItsTypeInOldVersions() throws Exception {
    assertArrayEquals(cast(13, attribute("to", 9)), cast(5, attribute("to", "BOOL")));
    assertArrayEquals(cast(13, attribute("to", 7)), cast(5, attribute("to", "INT64")));
    assertArrayEquals(cast(13, attribute("to", 11)), cast(5, attribute("to", "DOUBLE")));
    assertRefused("texts are no numbers", 5, node("Cast", attribute("to", "STRING")));
    assertRefused("to 'COMPLEX64'", 5, node("Cast", attribute("to", "COMPLEX64")));
  }

  private static double[] cast(int opset, ProtoWriter to) throws Exception {
    Tensor x = Tensor.vector(0, 0.25, -0.25, 1, 2, 0, 0, 0, -7, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    Graph graph = read(opset, node("Cast", to));
    return Evaluator.run(graph, Map.of("x", x.reshaped(2, 3, 3))).get("y").data();
  }
}
