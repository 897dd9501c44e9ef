package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.io.ByteSource;
import io.github.chainrule.runtime.io.ElementType;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.io.TensorDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A tensor of a file and its place in a flat array.
 *
 * <p>A weight matrix is (out, in) in the file, as PyTorch has it, and {@code [in][out]} in the
 * parameters: it is transposed both ways. So are the weights of a convolution, (filters, channels,
 * kernel) there and {@code [kernel][channels][filters]} here, and what a dense layer reads of a
 * flattened value, whose channels come first there and last here. Everything else is the same in
 * both, vectors and the tables of embeddings.
 */
final class StoredTensor {
  /** Begins the names of what is not a parameter; cannot occur in the name of a layer. */
  static final String STATE = "state/";

  private static final String WEIGHT = "." + ParameterTensor.WEIGHT;
  private static final String BIAS = "." + ParameterTensor.BIAS;
  private static final int CHUNK = 8192;

  private final String name;
  private final float[] values;
  private final int offset;
  private final int rows;
  private final int columns;

  /** The positions of each channel, which are beside each other in the file. */
  private final int positions;

  private final long[] shape;

  private StoredTensor(
      String name,
      float[] values,
      int offset,
      int rows,
      int columns,
      int positions,
      long... shape) {
    this.name = name;
    this.values = values;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.positions = positions;
    this.shape = shape;
  }

  /** A range of an array as a vector. */
  static StoredTensor vector(String name, float[] values, int offset, int length) {
    return new StoredTensor(name, values, offset, length, 1, 1, length);
  }

  /** The tensors of a model in the order of its layers, with their values in an array like its. */
  static List<StoredTensor> ofModel(Model model, float[] parameters) {
    return ofModel(model, parameters, Collections.<String, String>emptyMap());
  }

  /** The tensors of a model some of whose layers have other names in the file. */
  static List<StoredTensor> ofModel(Model model, float[] parameters, Map<String, String> names) {
    List<StoredTensor> tensors = new ArrayList<StoredTensor>();
    for (Layer layer : model.layers()) {
      String name = names.containsKey(layer.name()) ? names.get(layer.name()) : layer.name();
      for (ParameterTensor tensor : layer.tensors()) {
        String full = name + "." + tensor.name();
        tensors.add(of(full, parameters, tensor, positionsOf(model.layers(), layer)));
      }
    }
    return tensors;
  }

  /** The positions of the value that a layer reads flattened; 1 of any other. */
  private static int positionsOf(List<Layer> layers, Layer layer) {
    if (layer.sources().size() > 1) {
      return 1;
    }
    Layer before = null;
    for (Layer other : layers) {
      if (other == layer && layer.sources().isEmpty()) {
        break;
      }
      boolean isSource = !layer.sources().isEmpty() && layer.sources().get(0).equals(other.name());
      before = isSource || layer.sources().isEmpty() ? other : before;
    }
    return before != null && before.kind().equals("Flatten") ? before.units() / before.inputs() : 1;
  }

  private static StoredTensor of(
      String name, float[] parameters, ParameterTensor tensor, int flattened) {
    int[] shape = tensor.shape();
    long[] stored = new long[shape.length];
    if (shape.length < 2 || tensor.role().equals(ParameterTensor.ENTRY)) {
      for (int axis = 0; axis < shape.length; axis++) {
        stored[axis] = shape[axis];
      }
      return new StoredTensor(name, parameters, tensor.offset(), tensor.size(), 1, 1, stored);
    }
    int kernel = 1;
    for (int axis = 0; axis < shape.length - 2; axis++) {
      kernel *= shape[axis];
      stored[axis + 2] = shape[axis];
    }
    int in = shape[shape.length - 2];
    int out = shape[shape.length - 1];
    stored[0] = out;
    stored[1] = in;
    int positions = shape.length == 2 ? flattened : kernel;
    return new StoredTensor(name, parameters, tensor.offset(), out, in * kernel, positions, stored);
  }

  /** The tensors of a state in the order of the map. */
  static List<StoredTensor> ofState(Map<String, float[]> state) {
    List<StoredTensor> tensors = new ArrayList<StoredTensor>();
    for (Map.Entry<String, float[]> entry : state.entrySet()) {
      float[] values = entry.getValue();
      tensors.add(vector(STATE + entry.getKey(), values, 0, values.length));
    }
    return tensors;
  }

  String name() {
    return name;
  }

  /** Describes this tensor for a file in which it begins at a place. */
  TensorDescription describe(long begin) {
    return new TensorDescription(name, Elements.TYPE, begin, shape);
  }

  /** Checks what a file says of this tensor. */
  void check(SafetensorsHeader header) throws ModelFormatException {
    TensorDescription found = header.tensors().get(name);
    if (found == null || !found.hasShape(shape)) {
      String shapeFound = found == null ? "no such tensor" + alike(header) : found.shapeText();
      throw new ModelFormatException(name, "shape " + Arrays.toString(shape), shapeFound);
    }
    if (found.type() == ElementType.OTHER) {
      throw new ModelFormatException(name, "dtype F16, BF16, F32 or F64", found.dtype());
    }
  }

  /** The tensors of the file that have this one's shape and its role. */
  private String alike(SafetensorsHeader header) {
    String role = name.substring(name.lastIndexOf('.') + 1);
    StringBuilder names = new StringBuilder();
    for (TensorDescription tensor : header.tensors().values()) {
      if (tensor.hasShape(shape) && tensor.name().endsWith("." + role)) {
        names.append(names.length() == 0 ? "; did you mean " : " or ").append(tensor.name());
      }
    }
    return names.toString();
  }

  /**
   * Whether a tensor that nobody asks for looks like the weights or biases of a layer. Then the
   * file is of a larger network, while anything else may lie beside the parameters.
   */
  static boolean isOfALayer(TensorDescription tensor) {
    String name = tensor.name();
    int dimensions = tensor.shape().length;
    return (name.endsWith(WEIGHT) || name.endsWith(BIAS))
        && !name.startsWith(STATE)
        && tensor.type() != ElementType.OTHER
        && tensor.bytes() > 0
        && (dimensions == 1 || dimensions == 2);
  }

  /** Reads the values from a file of which it has been checked what it says of them. */
  void read(ByteSource source, TensorDescription tensor) throws IOException {
    ElementType type = tensor.type();
    int k = 0;
    long left = tensor.bytes();
    while (left > 0) {
      int got = source.next(tensor, left);
      for (int at = 0; at < got; at += type.bytes()) {
        if (Elements.outOfRange(type, source.chunk(), at)) {
          throw new ModelFormatException(name, "numbers in the range of float", "a larger one");
        }
        values[index(k++)] = Elements.read(type, source.chunk(), at);
      }
      left -= got;
    }
  }

  void write(OutputStream out) throws IOException {
    int size = Elements.TYPE.bytes();
    byte[] chunk = new byte[CHUNK];
    int at = 0;
    int count = rows * columns;
    for (int k = 0; k < count; k++) {
      Elements.write(values[index(k)], chunk, at);
      at += size;
      if (at == CHUNK || k == count - 1) {
        out.write(chunk, 0, at);
        at = 0;
      }
    }
  }

  /** Where in the array the number is that is the k-th of the file. */
  private int index(int k) {
    int column = k % columns;
    int channels = columns / positions;
    int row = column % positions * channels + column / positions;
    return offset + row * rows + k / columns;
  }
}
