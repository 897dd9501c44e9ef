package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.FileFolder;
import io.github.chainrule.exchange.tensor.Numbers;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code TensorProto}: numbers in one of a dozen types, raw, typed, or in a file beside. */
final class OnnxTensor {
  /** The code of no type. */
  static final int UNKNOWN = 0;

  /** The code of texts. */
  static final int TEXT = 8;

  private static final int EXTERNAL = 1;

  String name = "";
  private final NumberBuffer dims = new NumberBuffer();
  private int type;
  private final NumberBuffer typed = new NumberBuffer();
  private final List<String> texts = new ArrayList<>();
  private byte[] raw;
  private int location;
  private final Map<String, String> external = new LinkedHashMap<>();

  private OnnxTensor() {}

  static OnnxTensor read(ProtoReader message) throws DamagedFileException {
    OnnxTensor tensor = new OnnxTensor();
    while (message.next()) {
      switch (message.field()) {
        case 1 -> message.integers(tensor.dims);
        case 2 -> tensor.type = (int) message.integer();
        case 4 -> message.reals(tensor.typed, 4);
        case 5, 7, 11 -> message.integers(tensor.typed);
        case 6 -> tensor.texts.add(message.text());
        case 8 -> tensor.name = message.text();
        case 9 -> tensor.raw = message.raw();
        case 10 -> message.reals(tensor.typed, 8);
        case 13 -> tensor.readExternal(message.message());
        case 14 -> tensor.location = (int) message.integer();
        default -> {
          // Segments and documentation.
        }
      }
    }
    return tensor;
  }

  private void readExternal(ProtoReader entry) throws DamagedFileException {
    String[] pair = OnnxModel.pair(entry);
    external.put(pair[0], pair[1]);
  }

  private enum Type {
    FLOAT(1, 4),
    UINT8(2, 1),
    INT8(3, 1),
    UINT16(4, 2),
    INT16(5, 2),
    INT32(6, 4),
    INT64(7, 8),
    BOOL(9, 1),
    FLOAT16(10, 2),
    DOUBLE(11, 8),
    UINT32(12, 4),
    UINT64(13, 8),
    BFLOAT16(16, 2);

    private final int code;
    private final int bytes;

    Type(int code, int bytes) {
      this.code = code;
      this.bytes = bytes;
    }
  }

  boolean isText() {
    return type == TEXT || !texts.isEmpty();
  }

  /** The elements of a tensor of texts. */
  List<String> texts() {
    return texts;
  }

  /** The code of a type of numbers or of texts that is stated by its name. */
  static int code(String name) {
    if (name.equals("STRING")) {
      return TEXT;
    }
    return Arrays.stream(Type.values())
        .filter(type -> type.name().equals(name))
        .mapToInt(type -> type.code)
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Whether a code of the format stands for whole numbers. */
  static boolean isInteger(int code) {
    return code != 1 && code != 10 && code != 11 && code != 16;
  }

  /**
   * The tensor's numbers.
   *
   * @param folder where the file is beside which others may lie
   */
  Tensor numbers(FileFolder folder) throws DamagedFileException {
    int[] shape = shape();
    Type known =
        Arrays.stream(Type.values())
            .filter(one -> one.code == type)
            .findFirst()
            .orElseThrow(() -> fault("is of element type " + type + ", which is not a number"));
    long size = Shapes.size(shape);
    if (location == EXTERNAL) {
      raw = readExternal(folder, size * known.bytes);
    }
    double[] data = raw == null ? typedNumbers(known) : rawNumbers(known, size);
    if (data.length != size || isText()) {
      throw fault("of shape %s has %d elements".formatted(Arrays.toString(shape), data.length));
    }
    return Tensor.of(shape, data);
  }

  private DamagedFileException fault(String what) {
    return new DamagedFileException("the tensor '" + name + "' " + what);
  }

  private int[] shape() throws DamagedFileException {
    for (double dimension : dims.toArray()) {
      if (dimension < 0 || dimension > Integer.MAX_VALUE) {
        throw fault("has a dimension of " + (long) dimension);
      }
    }
    return dims.toInts();
  }

  private byte[] readExternal(FileFolder folder, long length) throws DamagedFileException {
    long offset = number("offset", 0);
    long announced = number("length", length);
    if (announced != length) {
      throw fault("takes " + length + " bytes, and " + announced + " are announced outside");
    }
    try {
      return folder.read(external.getOrDefault("location", ""), offset, length);
    } catch (DamagedFileException e) {
      throw fault("lies outside: " + e.getMessage());
    }
  }

  private long number(String key, long otherwise) throws DamagedFileException {
    String text = external.get(key);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw fault("lies outside, at the " + key + " '" + text + "'");
    }
  }

  private double[] typedNumbers(Type known) {
    double[] data = typed.toArray();
    for (int i = 0; i < data.length; i++) {
      int bits = (int) data[i];
      data[i] =
          switch (known) {
            case FLOAT16 -> Numbers.half(bits);
            case BFLOAT16 -> Float.intBitsToFloat(bits << 16);
            default -> data[i];
          };
    }
    return data;
  }

  private double[] rawNumbers(Type known, long size) throws DamagedFileException {
    if (raw.length != size * known.bytes) {
      throw fault(
          "of shape %s takes %d bytes and has %d"
              .formatted(Arrays.toString(dims.toInts()), size * known.bytes, raw.length));
    }
    double[] data = new double[(int) size];
    for (int i = 0; i < data.length; i++) {
      data[i] = number(known, Numbers.bits(raw, i * known.bytes, known.bytes));
    }
    return data;
  }

  private static double number(Type known, long bits) {
    return switch (known) {
      case FLOAT -> Float.intBitsToFloat((int) bits);
      case DOUBLE -> Double.longBitsToDouble(bits);
      case FLOAT16 -> Numbers.half((int) bits);
      case BFLOAT16 -> Float.intBitsToFloat((int) bits << 16);
      case INT8 -> (byte) bits;
      case INT16 -> (short) bits;
      case INT32 -> (int) bits;
      case UINT8, UINT16, UINT32, INT64, UINT64, BOOL -> bits;
    };
  }
}
