package io.github.chainrule.runtime.f32.io;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ParameterTensor;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.io.ByteSource;
import io.github.chainrule.runtime.io.ElementType;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.TensorDescription;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A tensor of a file and its place in a flat array.
 *
 * <p>A weight matrix is (out, in) in the file, as PyTorch has it, and {@code [in][out]} in the
 * parameters: it is transposed both ways. Everything else is a vector, the same in both.
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
  private final long[] shape;

  private StoredTensor(
      String name, float[] values, int offset, int rows, int columns, long... shape) {
    this.name = name;
    this.values = values;
    this.offset = offset;
    this.rows = rows;
    this.columns = columns;
    this.shape = shape;
  }

  /** A range of an array as a vector. */
  static StoredTensor vector(String name, float[] values, int offset, int length) {
    return new StoredTensor(name, values, offset, length, 1, length);
  }

  /** The tensors of a model in the order of its layers, with their values in an array like its. */
  static List<StoredTensor> ofModel(Model model, float[] parameters) {
    List<StoredTensor> tensors = new ArrayList<StoredTensor>();
    for (Layer layer : model.layers()) {
      for (ParameterTensor tensor : layer.tensors()) {
        tensors.add(of(layer.name() + "." + tensor.role(), parameters, tensor));
      }
    }
    return tensors;
  }

  private static StoredTensor of(String name, float[] parameters, ParameterTensor tensor) {
    int[] shape = tensor.shape();
    if (shape.length != 2) {
      return vector(name, parameters, tensor.offset(), tensor.size());
    }
    int in = shape[0];
    int out = shape[1];
    return new StoredTensor(name, parameters, tensor.offset(), out, in, out, in);
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

  /** Checks what a file says of this tensor; null if it says nothing. */
  void check(TensorDescription found) throws ModelFormatException {
    if (found == null || !found.hasShape(shape)) {
      String shapeFound = found == null ? "no such tensor" : found.shapeText();
      throw new ModelFormatException(name, "shape " + Arrays.toString(shape), shapeFound);
    }
    if (found.type() == ElementType.OTHER) {
      throw new ModelFormatException(name, "dtype F16, BF16, F32 or F64", found.dtype());
    }
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
    return offset + k % columns * rows + k / columns;
  }
}
