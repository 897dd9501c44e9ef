package io.github.chainrule.exchange;

import io.github.chainrule.exchange.tensor.Numbers;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import io.github.chainrule.runtime.io.TensorDescription;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads all numbers and texts of a safetensors file. */
public final class SafetensorsReader {
  private static final Set<String> TYPES =
      Set.of("F64", "F32", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL");

  private SafetensorsReader() {}

  /** Reads a file. */
  public static SafetensorsContent read(byte[] file) throws DamagedFileException {
    SafetensorsHeader header;
    try {
      header = SafetensorsHeader.read(new ByteArrayInputStream(file));
    } catch (ModelFormatException e) {
      throw new DamagedFileException(e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    int data = 8 + (int) Numbers.bits(file, 0, 8);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (TensorDescription tensor : header.tensors().values()) {
      if (tensor.end() > file.length - data) {
        throw new DamagedFileException("'" + tensor.name() + "' goes on beyond the file");
      }
      if (TYPES.contains(tensor.dtype())) {
        tensors.put(tensor.name(), numbers(tensor, file, data + (int) tensor.begin()));
      }
    }
    return new SafetensorsContent(tensors, header.metadata());
  }

  private static Tensor numbers(TensorDescription tensor, byte[] file, int begin) {
    long[] dims = tensor.shape();
    int[] shape = new int[dims.length];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = Math.toIntExact(dims[axis]);
    }
    int count = (int) Shapes.size(shape);
    int size = count == 0 ? 1 : (int) (tensor.bytes() / count);
    double[] data = new double[count];
    for (int i = 0; i < count; i++) {
      data[i] = number(tensor.dtype(), Numbers.bits(file, begin + i * size, size), size);
    }
    return Tensor.of(shape, data);
  }

  private static double number(String type, long bits, int size) {
    return switch (type) {
      case "F64" -> Double.longBitsToDouble(bits);
      case "F32" -> Float.intBitsToFloat((int) bits);
      case "F16" -> Numbers.half((int) bits);
      case "BF16" -> Float.intBitsToFloat((int) bits << 16);
      case "U8", "BOOL" -> bits;
      default -> bits << (64 - 8 * size) >> (64 - 8 * size);
    };
  }
}
