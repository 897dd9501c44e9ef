package io.github.chainrule.exchange.onnx;

/** What operators of old versions say that those of today cannot. */
final class OnnxVersions {
  /** Since this version operands are broadcast as NumPy does it. */
  private static final int BROADCASTS = 7;

  private OnnxVersions() {}

  /** Why a node of an old version is not read as one of today; empty if it can be. */
  static String refusal(OnnxNode node, int opset) {
    boolean old = opset < BROADCASTS;
    if (old && node.integer("broadcast", 0) != 0 && node.has("axis")) {
      return "its second operand begins at an axis, as before opset 7; convert the file by"
          + " onnx.version_converter";
    }
    if (node.type.equals("BatchNormalization")) {
      if (old && node.integer("is_test", 0) == 0) {
        return "it is in training mode; export the model for inference";
      }
      if (node.integer("spatial", 1) == 0) {
        return "it normalises each position by numbers of its own";
      }
    }
    return "";
  }
}
