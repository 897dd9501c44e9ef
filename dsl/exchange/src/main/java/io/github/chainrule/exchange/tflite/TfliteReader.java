package io.github.chainrule.exchange.tflite;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.graph.Graph;
import io.github.chainrule.exchange.graph.GraphBuilder;
import io.github.chainrule.exchange.graph.GraphInput;
import io.github.chainrule.exchange.tensor.Numbers;
import io.github.chainrule.exchange.tensor.Shapes;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads TFLite files into graphs. */
public final class TfliteReader {
  private static final String QUANTIZED = "quantized; convert the model without quantization";

  private final List<FlatTable> tensors;
  private final List<FlatTable> buffers;
  private final FlatTable subgraph;
  private final List<FlatTable> codes;
  private final Graph graph;
  private final List<String> names;
  private final Set<Integer> quantized = new HashSet<>();

  private TfliteReader(FlatTable model) throws DamagedFileException {
    codes = model.tables(1);
    buffers = model.tables(4);
    List<FlatTable> subgraphs = model.tables(2);
    if (subgraphs.isEmpty()) {
      throw new DamagedFileException("a TFLite file without a graph");
    }
    subgraph = subgraphs.get(0);
    tensors = subgraph.tables(0);
    names = names(tensors);
    graph = new Graph(subgraph.text(4));
  }

  /** Reads a file. */
  public static Graph read(byte[] file) throws DamagedFileException {
    TfliteReader reader = new TfliteReader(FlatTable.root(file));
    reader.readTensors();
    for (int input : reader.subgraph.ints(1)) {
      FlatTable tensor = reader.tensor(input);
      int[] signature = tensor.ints(7);
      int[] shape = signature.length > 0 ? signature : tensor.ints(0);
      reader.graph.inputs().add(new GraphInput(reader.name(input), shape));
    }
    for (FlatTable operator : reader.subgraph.tables(3)) {
      reader.readOperator(operator);
    }
    for (int output : reader.subgraph.ints(2)) {
      reader.graph.outputs().add(reader.name(output));
    }
    return reader.graph;
  }

  private FlatTable tensor(int index) throws DamagedFileException {
    if (index < 0 || index >= tensors.size()) {
      throw new DamagedFileException("TFLite tensor " + index + " of " + tensors.size());
    }
    return tensors.get(index);
  }

  private String name(int index) throws DamagedFileException {
    tensor(index);
    return names.get(index);
  }

  /** Names need not be unique there, and fused operators have those of all that they were. */
  private static List<String> names(List<FlatTable> tensors) throws DamagedFileException {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < tensors.size(); i++) {
      String name = tensors.get(i).text(3);
      String plain = name.contains(";") ? name.substring(0, name.indexOf(';')) : name;
      plain = plain.replace(Graph.FRESH, "_");
      boolean unique = !plain.isEmpty() && taken.add(plain);
      names.add(unique ? plain : plain + Graph.FRESH + "t" + i);
    }
    return names;
  }

  private void readTensors() throws DamagedFileException {
    long budget = 0;
    for (int i = 0; i < tensors.size(); i++) {
      FlatTable tensor = tensors.get(i);
      int type = tensor.integer(1, 1, 0);
      boolean number = type == 0 || type == 1 || type == 2 || type == 4 || type == 10;
      if (!number) {
        quantized.add(i);
      }
      int buffer = tensor.unsigned(2, 4);
      byte[] raw = buffer > 0 && buffer < buffers.size() ? buffers.get(buffer).raw(0) : null;
      if (raw == null || raw.length == 0 || tensor.flag(5) || !number) {
        continue;
      }
      // A damaged file can have one buffer serve any number of tensors.
      budget += raw.length;
      if (budget > 4L * Math.max(total(), 1 << 20)) {
        throw new DamagedFileException("TFLite buffers that serve too many tensors");
      }
      graph.constants().put(name(i), numbers(tensor, type, raw));
    }
  }

  private long total() throws DamagedFileException {
    long total = 0;
    for (FlatTable buffer : buffers) {
      byte[] raw = buffer.raw(0);
      total += raw == null ? 0 : raw.length;
    }
    return total;
  }

  private static Tensor numbers(FlatTable tensor, int type, byte[] raw)
      throws DamagedFileException {
    int size = type == 1 ? 2 : type == 4 || type == 10 ? 8 : 4;
    int[] shape = tensor.ints(0);
    boolean negative = Arrays.stream(shape).anyMatch(dimension -> dimension < 0);
    if (negative || Shapes.size(shape) * size != raw.length) {
      throw new DamagedFileException(
          "TFLite tensor of shape %s in %d bytes".formatted(Arrays.toString(shape), raw.length));
    }
    double[] data = new double[raw.length / size];
    for (int i = 0; i < data.length; i++) {
      long bits = Numbers.bits(raw, i * size, size);
      data[i] =
          switch (type) {
            case 0 -> Float.intBitsToFloat((int) bits);
            case 1 -> Numbers.half((int) bits);
            case 10 -> Double.longBitsToDouble(bits);
            case 2 -> (int) bits;
            default -> bits;
          };
    }
    return Tensor.of(shape, data);
  }

  private void readOperator(FlatTable operator) throws DamagedFileException {
    String kind = kind(operator.unsigned(0, 4));
    int[] in = operator.ints(1);
    int[] out = operator.ints(2);
    String[] inputs = new String[in.length];
    boolean integers = false;
    for (int i = 0; i < in.length; i++) {
      inputs[i] = in[i] < 0 ? "" : name(in[i]);
      integers |= quantized.contains(in[i]);
    }
    String[] outputs = new String[out.length];
    for (int i = 0; i < out.length; i++) {
      outputs[i] = name(out[i]);
      integers |= quantized.contains(out[i]);
    }
    String label = outputs.length == 0 ? "" : outputs[0];
    GraphBuilder builder = new GraphBuilder(graph, kind, label);
    add(operator, kind, integers, inputs, outputs, builder, out);
  }

  private void add(
      FlatTable operator,
      String kind,
      boolean integers,
      String[] inputs,
      String[] outputs,
      GraphBuilder builder,
      int[] out)
      throws DamagedFileException {
    TfliteReading reading = TfliteOperators.TABLE.reading(kind);
    String advice = integers ? QUANTIZED : advice(kind);
    boolean readable = reading != null && !integers && outputs.length == 1;
    if (readable) {
      try {
        if (kind.equals("DEQUANTIZE") && graph.constants().containsKey(inputs[0])) {
          graph.constants().put(outputs[0], graph.constants().get(inputs[0]));
          return;
        }
        int[] shape = tensor(out[0]).ints(0);
        TfliteOperator context =
            new TfliteOperator(graph, inputs, outputs, shape, operator.table(4), builder);
        builder.alias(reading.read(context), outputs[0]);
        return;
      } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
        advice = e instanceof NullPointerException ? "its options are missing" : e.getMessage();
      }
    }
    builder.unsupported("" + advice, List.of(inputs), List.of(outputs));
  }

  private String kind(int index) throws DamagedFileException {
    if (index < 0 || index >= codes.size()) {
      throw new DamagedFileException("TFLite operator code " + index + " of " + codes.size());
    }
    FlatTable code = codes.get(index);
    int old = code.integer(0, 1, 0);
    int number = Math.max(old, code.integer(3, 4, 0));
    String custom = code.text(1);
    return number == 32 && !custom.isEmpty() ? "custom " + custom : TfliteCode.name(number);
  }

  private static String advice(String kind) {
    String lower = kind.toLowerCase(Locale.ROOT);
    if (lower.contains("lstm") || lower.contains("rnn") || lower.contains("variable")) {
      return "recurrent layers and states have no counterpart yet";
    }
    return lower.contains("quantize") ? QUANTIZED : "no layer computes this";
  }
}
