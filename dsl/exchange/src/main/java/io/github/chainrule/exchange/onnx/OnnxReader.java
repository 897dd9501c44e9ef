package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.draft.FileNames;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphInput;
import java.util.HashMap;
import java.util.Map;

/** Reads ONNX files into graphs. */
public final class OnnxReader {
  private static final String CLASSIC = "ai.onnx.ml";

  private OnnxReader() {}

  /**
   * Reads a file.
   *
   * @param folder where it lies, for data beside it
   * @throws DamagedFileException if it is not an ONNX model
   */
  public static Graph read(byte[] file, FileFolder folder) throws DamagedFileException {
    OnnxModel model = OnnxModel.read(file);
    Graph graph = new Graph(model.name);
    if (model.sparse) {
      throw new DamagedFileException("sparse initializers, which are not read");
    }
    for (OnnxTensor tensor : model.initializers.values()) {
      if (!tensor.isText()) {
        graph.constants().put(tensor.name, tensor.numbers(folder));
      }
    }
    for (Map.Entry<String, int[]> input : model.inputs.entrySet()) {
      if (!model.initializers.containsKey(input.getKey())) {
        graph.inputs().add(new GraphInput(input.getKey(), input.getValue()));
      }
    }
    addNodes(model, graph, folder);
    FileNames.of(model.properties).forEach(graph.metadata()::putIfAbsent);
    graph.outputs().addAll(model.outputs);
    return graph;
  }

  private static void addNodes(OnnxModel model, Graph graph, FileFolder folder)
      throws DamagedFileException {
    Map<String, OnnxNode> producers = new HashMap<>();
    for (OnnxNode node : model.nodes) {
      node.outputs.forEach(output -> producers.put(output, node));
    }
    for (OnnxNode node : model.nodes) {
      OnnxContext context = new OnnxContext(node, model, graph, producers, folder);
      OnnxReading reading = isKnown(node) ? OnnxOperators.TABLE.reading(node.type) : null;
      String old = node.domain.isEmpty() ? OnnxVersions.refusal(node, model.opset()) : "";
      if (reading == null) {
        context.refuse(OnnxAdvice.of(node));
      } else if (!old.isEmpty()) {
        context.refuse(old);
      } else {
        read(reading, context);
      }
    }
  }

  private static boolean isKnown(OnnxNode node) {
    return switch (node.domain) {
      case "", CLASSIC -> !OnnxFused.ONLY.contains(node.type);
      case OnnxFused.DOMAIN -> OnnxFused.ONLY.contains(node.type) || node.type.equals("Gelu");
      default -> false;
    };
  }

  private static void read(OnnxReading reading, OnnxContext context) throws DamagedFileException {
    try {
      reading.read(context);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      context.builder.unsupported(
          "its attributes are not as the operator has them",
          context.node.inputs,
          context.node.outputs);
    }
  }
}
