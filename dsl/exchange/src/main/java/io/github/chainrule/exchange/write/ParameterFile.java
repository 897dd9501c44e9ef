package io.github.chainrule.exchange.write;

import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import io.github.chainrule.runtime.io.ElementType;
import io.github.chainrule.runtime.io.NumberList;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.io.TensorDescription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a draft as safetensors, named and shaped as PyTorch's modules have them. */
public final class ParameterFile {
  private ParameterFile() {}

  /**
   * The bytes of the file.
   *
   * @param types the names that the network is compiled with
   * @throws IllegalArgumentException if a parameter is beyond the range of floats
   */
  public static byte[] write(NetworkDraft draft, NamedTypes types) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (LayerDraft layer : draft.layers()) {
      layer
          .tensors()
          .forEach((role, tensor) -> tensors.put(layer.name() + "." + role, stored(layer, role)));
    }
    Map<String, String> metadata = new TreeMap<>(draft.metadata());
    putNames("chainrule.features", types.featureEntry(), metadata);
    putNames("chainrule.classes", types.classEntry(), metadata);
    if (draft.isScaled()) {
      metadata.put("chainrule.scaling.inputs.shift", NumberList.print(draft.shift()));
      metadata.put("chainrule.scaling.inputs.scale", NumberList.print(draft.scale()));
    }
    return bytes(metadata, tensors);
  }

  private static void putNames(String entry, String names, Map<String, String> metadata) {
    if (!names.isEmpty()) {
      metadata.put(entry, names);
    }
  }

  private static byte[] bytes(Map<String, String> metadata, Map<String, Tensor> tensors) {
    List<TensorDescription> descriptions = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      int[] shape = entry.getValue().shape();
      long[] dims = new long[shape.length];
      for (int axis = 0; axis < shape.length; axis++) {
        dims[axis] = shape[axis];
      }
      TensorDescription description =
          new TensorDescription(entry.getKey(), ElementType.F32, begin, dims);
      descriptions.add(description);
      begin = description.end();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new SafetensorsHeader(metadata, descriptions).write(out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    tensors.forEach((name, tensor) -> out.writeBytes(floats(name, tensor)));
    return out.toByteArray();
  }

  private static byte[] floats(String name, Tensor tensor) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Float.BYTES * tensor.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : tensor.data()) {
      float rounded = (float) value;
      if (!Float.isFinite(rounded)) {
        throw new IllegalArgumentException(name + " holds " + value + ", which no float is");
      }
      buffer.putFloat(rounded);
    }
    return buffer.array();
  }

  private static Tensor stored(LayerDraft layer, String role) {
    Tensor tensor = layer.tensors().get(role);
    if (!role.equals("weight")) {
      return tensor;
    }
    return switch (layer.kind()) {
      case DENSE -> channelsFirst(layer, tensor).transposed(1, 0);
      case CONV_1D -> tensor.transposed(2, 1, 0);
      case CONV_2D -> tensor.transposed(3, 2, 0, 1);
      default -> tensor;
    };
  }

  /** Behind a flatten of positions the rows are in the order that channels first have. */
  private static Tensor channelsFirst(LayerDraft layer, Tensor weights) {
    LayerDraft before = layer.from().get(0);
    if (layer.from().size() != 1 || before.kind() != Kind.FLATTEN) {
      return weights;
    }
    int[] extent = before.from().get(0).extent();
    int channels = extent[extent.length - 1];
    int positions = (int) Shapes.size(extent) / channels;
    int units = weights.dim(1);
    return weights
        .reshaped(positions, channels, units)
        .transposed(1, 0, 2)
        .reshaped(positions * channels, units);
  }
}
