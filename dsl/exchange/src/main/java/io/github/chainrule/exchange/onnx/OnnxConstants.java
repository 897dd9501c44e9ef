package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;

/** What {@code Constant} operators state. */
final class OnnxConstants {
  private OnnxConstants() {}

  /** The constant; null if it is none of numbers. */
  static Tensor of(OnnxNode node, FileFolder folder) throws DamagedFileException {
    if (node.tensor("value") != null) {
      return node.tensor("value").numbers(folder);
    }
    if (node.has("value_float")) {
      return Tensor.scalar(node.real("value_float", 0));
    }
    if (node.has("value_int")) {
      return Tensor.scalar(node.integer("value_int", 0));
    }
    if (node.has("value_floats")) {
      return Tensor.vector(node.reals("value_floats"));
    }
    int[] ints = node.ints("value_ints");
    return ints == null ? null : Tensor.vector(Arrays.stream(ints).asDoubleStream().toArray());
  }
}
