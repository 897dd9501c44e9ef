package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@code ModelProto}: the parts of an ONNX file that an import needs. */
final class OnnxModel {
  /** The version of each set of operators, by its domain. */
  final Map<String, Integer> opsets = new TreeMap<>();

  /** What the file says of itself. */
  final Map<String, String> properties = new TreeMap<>();

  String producer = "";
  String name = "";
  boolean hasGraph;
  final List<OnnxNode> nodes = new ArrayList<>();
  final Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
  final Map<String, int[]> inputs = new LinkedHashMap<>();
  final List<String> outputs = new ArrayList<>();
  boolean sparse;

  private OnnxModel() {}

  static OnnxModel read(byte[] file) throws DamagedFileException {
    OnnxModel model = new OnnxModel();
    ProtoReader message = new ProtoReader(file);
    while (message.next()) {
      switch (message.field()) {
        case 2 -> model.producer = message.text();
        case 7 -> {
          model.hasGraph = true;
          model.readGraph(message.message());
        }
        case 8 -> model.readOpset(message.message());
        case 14 -> {
          String[] property = pair(message.message());
          model.properties.put(property[0], property[1]);
        }
        default -> {
          // Versions, documentation, functions.
        }
      }
    }
    if (!model.hasGraph) {
      throw new DamagedFileException("no graph in it; it is not an ONNX model");
    }
    return model;
  }

  private void readOpset(ProtoReader message) throws DamagedFileException {
    String domain = "";
    long version = 0;
    while (message.next()) {
      if (message.field() == 1) {
        domain = message.text();
      } else if (message.field() == 2) {
        version = message.integer();
      }
    }
    opsets.put(domain.equals("ai.onnx") ? "" : domain, (int) version);
  }

  private void readGraph(ProtoReader message) throws DamagedFileException {
    while (message.next()) {
      switch (message.field()) {
        case 1 -> nodes.add(OnnxNode.read(message.message()));
        case 2 -> name = message.text();
        case 5 -> {
          OnnxTensor tensor = OnnxTensor.read(message.message());
          initializers.put(tensor.name, tensor);
        }
        case 11 -> readValue(message.message(), inputs);
        case 12 -> {
          Map<String, int[]> output = new LinkedHashMap<>();
          readValue(message.message(), output);
          outputs.addAll(output.keySet());
        }
        case 15 -> sparse = true;
        default -> {
          // Documentation and shapes that can be worked out.
        }
      }
    }
  }

  /** Reads a {@code ValueInfoProto}; a shape that is not there is null. */
  private static void readValue(ProtoReader message, Map<String, int[]> values)
      throws DamagedFileException {
    String name = "";
    int[] shape = null;
    while (message.next()) {
      if (message.field() == 1) {
        name = message.text();
      } else if (message.field() == 2) {
        shape = readType(message.message());
      }
    }
    values.put(name, shape);
  }

  private static int[] readType(ProtoReader message) throws DamagedFileException {
    int[] shape = null;
    while (message.next()) {
      if (message.field() == 1) {
        ProtoReader tensor = message.message();
        while (tensor.next()) {
          shape = tensor.field() == 2 ? readShape(tensor.message()) : shape;
        }
      }
    }
    return shape;
  }

  private static int[] readShape(ProtoReader message) throws DamagedFileException {
    NumberBuffer dims = new NumberBuffer();
    while (message.next()) {
      if (message.field() == 1) {
        long value = -1;
        ProtoReader dimension = message.message();
        while (dimension.next()) {
          value = dimension.field() == 1 ? dimension.integer() : value;
        }
        dims.add(value <= 0 || value > Integer.MAX_VALUE ? -1.0 : (double) value);
      }
    }
    return dims.toInts();
  }

  /** Reads an entry of two texts: a key and a value. */
  static String[] pair(ProtoReader message) throws DamagedFileException {
    String[] pair = {"", ""};
    while (message.next()) {
      if (message.field() == 1 || message.field() == 2) {
        pair[message.field() - 1] = message.text();
      }
    }
    return pair;
  }

  int opset() {
    return opsets.getOrDefault("", 1);
  }
}
