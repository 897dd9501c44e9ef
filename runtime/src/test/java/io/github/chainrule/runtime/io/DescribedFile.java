package io.github.chainrule.runtime.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a file as the format's description says, with nothing of the library: a JSON reader of its
 * own, values by {@link ByteBuffer}. It trusts what it reads.
 */
public final class DescribedFile {
  private final Map<?, ?> header;
  private final ByteBuffer data;

  /** Reads a file. */
  public DescribedFile(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(bytes.getLong());
    header = (Map<?, ?>) new Json(new String(file, 8, length, StandardCharsets.UTF_8)).value();
    data = bytes.slice(8 + length, file.length - 8 - length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The names of the tensors in the order of the header. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    header.keySet().forEach(name -> names.add((String) name));
    names.remove("__metadata__");
    return names;
  }

  /** The free texts. */
  public Map<?, ?> metadata() {
    Map<?, ?> metadata = (Map<?, ?>) header.get("__metadata__");
    return metadata == null ? Map.of() : metadata;
  }

  /** The name of a tensor's type. */
  public String type(String name) {
    return (String) tensor(name).get("dtype");
  }

  /** A tensor's dimensions. */
  public List<?> shape(String name) {
    return (List<?>) tensor(name).get("shape");
  }

  /** Whether the bytes of all tensors are as many as the data. */
  public boolean coversItsData() {
    long bytes = 0;
    for (String name : names()) {
      List<?> offsets = (List<?>) tensor(name).get("data_offsets");
      bytes += (Long) offsets.get(1) - (Long) offsets.get(0);
    }
    return bytes == data.limit();
  }

  /** The values of a tensor in row-major order. */
  public double[] values(String name) {
    List<?> offsets = (List<?>) tensor(name).get("data_offsets");
    int begin = ((Long) offsets.get(0)).intValue();
    int end = ((Long) offsets.get(1)).intValue();
    int size = type(name).equals("F64") ? 8 : type(name).equals("F32") ? 4 : 2;
    double[] values = new double[(end - begin) / size];
    for (int k = 0; k < values.length; k++) {
      values[k] = value(type(name), begin + k * size);
    }
    return values;
  }

  private double value(String type, int at) {
    return switch (type) {
      case "F64" -> data.getDouble(at);
      case "F32" -> data.getFloat(at);
      case "BF16" -> Float.intBitsToFloat(data.getShort(at) << 16);
      case "F16" -> half(data.getShort(at) & 0xffff);
      default -> throw new AssertionError(type);
    };
  }

  /** The value of a half precision number by its definition. */
  static double half(int bits) {
    double sign = bits >= 0x8000 ? -1 : 1;
    int exponent = bits / 1024 % 32;
    double fraction = bits % 1024 / 1024.0;
    if (exponent == 31) {
      return fraction == 0 ? sign / 0.0 : Double.NaN;
    }
    return exponent == 0
        ? sign * Math.pow(2, -14) * fraction
        : sign * Math.pow(2, exponent - 15) * (1 + fraction);
  }

  private Map<?, ?> tensor(String name) {
    return (Map<?, ?>) header.get(name);
  }

  /** Any JSON. */
  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      return switch (next()) {
        case '{' -> object();
        case '[' -> list();
        case '"' -> string();
        case 'n', 't', 'f' -> word();
        default -> number();
      };
    }

    private char next() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.charAt(at);
    }

    private Map<String, Object> object() {
      Map<String, Object> object = new LinkedHashMap<>();
      at++;
      while (next() != '}') {
        at += next() == ',' ? 1 : 0;
        next();
        String key = string();
        at += next() == ':' ? 1 : 0;
        object.put(key, value());
      }
      at++;
      return object;
    }

    private List<Object> list() {
      List<Object> list = new ArrayList<>();
      at++;
      while (next() != ']') {
        at += next() == ',' ? 1 : 0;
        list.add(value());
        next();
      }
      at++;
      return list;
    }

    /** A whole number as a Long, any other as a text. */
    private Object number() {
      int begin = at;
      while ("0123456789+-.eE".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      String number = text.substring(begin, at);
      return number.matches("[0-9]{1,18}") ? Long.valueOf(number) : number;
    }

    /** Null, or true or false as a text. */
    private String word() {
      int begin = at;
      while (Character.isLetter(text.charAt(at))) {
        at++;
      }
      String word = text.substring(begin, at);
      return word.equals("null") ? null : word;
    }

    private String string() {
      StringBuilder result = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        result.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
      }
      at++;
      return result.toString();
    }

    private char escaped() {
      at++;
      if (text.charAt(at) == 'u') {
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
      }
      int kind = "bfnrt".indexOf(text.charAt(at));
      return kind < 0 ? text.charAt(at) : "\b\f\n\r\t".charAt(kind);
    }
  }
}
