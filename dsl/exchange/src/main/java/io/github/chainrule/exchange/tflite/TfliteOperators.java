package io.github.chainrule.exchange.tflite;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.OperatorTable;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.graph.Window;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.Set;

/** The operators of TFLite that are read, and what each becomes. */
public final class TfliteOperators {
  static final OperatorTable<TfliteReading> TABLE = table();

  /** The numbers of the types of whole numbers and of truth values. */
  private static final Set<Integer> INTEGERS = Set.of(2, 3, 4, 6, 7, 9, 12, 15, 16);

  private TfliteOperators() {}

  /** The table as the manual has it. */
  public static String manual() {
    return TABLE.markdown();
  }

  private static OperatorTable<TfliteReading> table() {
    OperatorTable<TfliteReading> table = new OperatorTable<>("TFLite");
    table.add("FULLY_CONNECTED", "`@Dense`", TfliteOperators::fullyConnected);
    table.add("CONV_2D", "`@Conv2D`", TfliteOperators::convolution);
    table.add(
        "DEPTHWISE_CONV_2D", "`@Conv2D` in as many groups as channels", TfliteOperators::depthwise);
    table.add("MAX_POOL_2D", "`@MaxPool`", it -> pool(it, Op.MAX_POOL));
    table.add("AVERAGE_POOL_2D", "`@AveragePool`", it -> pool(it, Op.AVERAGE_POOL));
    table.add("MEAN", "`@GlobalAveragePool`", it -> reduce(it, "mean"));
    table.add("REDUCE_MAX", "`@GlobalMaxPool`", it -> reduce(it, "max"));
    addActivations(table);
    addArithmetic(table);
    addMoves(table);
    return table;
  }

  /** Weights are [units][inputs]; the input's axes are one, unless they are to be kept. */
  private static String fullyConnected(TfliteOperator it) throws DamagedFileException {
    Tensor weights = it.constant(1);
    if (weights.rank() != 2 || it.option(1, 1, 0) != 0) {
      throw new IllegalArgumentException("weights in a format of their own");
    }
    boolean keeps = it.options() != null && it.options().flag(2);
    String x = keeps ? it.input(0) : it.builder().reshape(it.input(0), -1, weights.dim(1));
    String y = it.nodes().dense(x, weights.transposed(1, 0), it.biases(2));
    return it.activated(0, y);
  }

  private static String convolution(TfliteOperator it) throws DamagedFileException {
    Tensor weights = fourAxes(it.constant(1));
    Window window = it.window(weights.dim(1), weights.dim(2), 1, 4);
    Tensor moved = weights.transposed(1, 2, 3, 0);
    String y = it.nodes().convolution(it.input(0), moved, it.biases(2), window, 1);
    return it.activated(3, y);
  }

  private static Tensor fourAxes(Tensor weights) {
    if (weights.rank() != 4) {
      throw new IllegalArgumentException("weights of " + weights.rank() + " axes");
    }
    return weights;
  }

  /** Weights are [1][height][width][channels · multiplier]. */
  private static String depthwise(TfliteOperator it) throws DamagedFileException {
    Tensor weights = fourAxes(it.constant(1));
    int multiplier = Math.max(it.option(3, 4, 1), 1);
    int channels = weights.dim(3) / multiplier;
    Window window = it.window(weights.dim(1), weights.dim(2), 1, 5);
    Tensor split = weights.reshaped(weights.dim(1), weights.dim(2), channels, multiplier);
    return it.activated(4, it.nodes().depthwise(it.input(0), split, it.biases(2), window));
  }

  private static String pool(TfliteOperator it, Op op) throws DamagedFileException {
    Window window = it.window(it.option(4, 4, 1), it.option(3, 4, 1), 1, 0);
    return it.activated(5, it.nodes().pool(op, it.input(0), window));
  }

  private static String reduce(TfliteOperator it, String function) throws DamagedFileException {
    boolean keep = it.options() != null && it.options().flag(0);
    Attributes attributes =
        Attributes.of("function", function).with("axes", it.constant(1).ints()).with("keep", keep);
    return it.builder().node(Op.REDUCE, attributes, it.input(0));
  }

  private static void addActivations(OperatorTable<TfliteReading> table) {
    String same = "the activation of that name";
    addMap(table, "RELU", call(Function.RELU, V), same);
    addMap(table, "LOGISTIC", call(Function.SIGMOID, V), same);
    addMap(table, "TANH", call(Function.TANH, V), same);
    addMap(table, "ELU", NamedActivations.elu(1), same);
    addMap(table, "RELU_N1_TO_1", NamedActivations.formulaOf(Activation.HARD_TANH), same);
    String formula = "a formula";
    addMap(table, "RELU6", call(Function.CLAMP, V, number(0), number(6)), formula);
    addMap(
        table,
        "HARD_SWISH",
        call(Function.MULTIPLY, V, NamedActivations.hardSigmoid(1.0 / 6, 0.5)),
        formula);
    table.add(
        "GELU",
        "`GELU`, or a formula for the approximation by tanh",
        it -> {
          boolean approximate = it.options() != null && it.options().flag(0);
          return it.builder()
              .map(
                  approximate ? NamedActivations.tanhGelu() : NamedActivations.gelu(), it.input(0));
        });
    table.add(
        "LEAKY_RELU",
        "`LEAKY_RELU`, or a formula for another slope",
        it -> {
          double slope = it.options() == null ? 0 : it.options().real(0, 0);
          return it.builder().map(NamedActivations.leakyRelu(slope), it.input(0));
        });
    table.add(
        "PRELU",
        "a formula for one slope; for several, a sum of both sides",
        it -> it.nodes().slopes(it.input(0), it.constant(1)));
    table.add(
        "SOFTMAX",
        "`SOFTMAX`",
        it -> {
          double beta = it.options() == null ? 1 : it.options().real(0, 0);
          String x =
              beta == 1
                  ? it.input(0)
                  : it.builder().map(call(Function.MULTIPLY, V, number(beta)), it.input(0));
          return it.nodes().softmax(x);
        });
    table.add(
        "LOG_SOFTMAX",
        "`SOFTMAX`, at the end only: y is then the probability whose logarithm the file gives",
        it -> it.builder().node(Op.LOG_SOFTMAX, Attributes.of("axis", -1), it.input(0)));
  }

  private static void addMap(
      OperatorTable<TfliteReading> table, String name, Formula formula, String becomes) {
    table.add(name, becomes, it -> it.builder().map(formula, it.input(0)));
  }

  private static void addArithmetic(OperatorTable<TfliteReading> table) {
    String part = "part of a formula, or of the activation that it spells";
    addMap(table, "EXP", call(Function.EXP, V), part);
    addMap(table, "LOG", call(Function.LOG, V), part);
    addMap(table, "ABS", call(Function.ABS, V), part);
    addMap(table, "NEG", call(Function.NEGATE, V), part);
    addMap(table, "SQRT", call(Function.SQRT, V), part);
    addMap(table, "SIN", call(Function.SIN, V), part);
    addMap(table, "COS", call(Function.COS, V), part);
    addMap(table, "RSQRT", call(Function.DIVIDE, number(1), call(Function.SQRT, V)), part);
    addMap(table, "SQUARE", call(Function.MULTIPLY, V, V), part);
    addBinary(table, "POW", Function.POWER, part, false);
    addBinary(table, "MINIMUM", Function.MIN, part, false);
    addBinary(table, "MAXIMUM", Function.MAX, part, false);
    String binary =
        "`@Add` or `@Multiply` of two values; with a constant part of a neighbour, of a formula or"
            + " of `ModelScaling`";
    addBinary(table, "ADD", Function.ADD, binary, true);
    addBinary(table, "SUB", Function.SUBTRACT, binary, true);
    addBinary(table, "MUL", Function.MULTIPLY, binary, true);
    addBinary(table, "DIV", Function.DIVIDE, binary, true);
  }

  private static void addBinary(
      OperatorTable<TfliteReading> table,
      String name,
      Function function,
      String becomes,
      boolean fused) {
    table.add(
        name,
        becomes,
        it -> {
          String y = it.builder().binary(function, it.input(0), it.input(1));
          return fused ? it.activated(0, y) : y;
        });
  }

  private static void addMoves(OperatorTable<TfliteReading> table) {
    table.add(
        "CONCATENATION",
        "`@Concat`, or several names in `from`",
        it -> {
          Attributes axis = Attributes.of("axis", it.option(0, 4, 0));
          return it.activated(1, it.builder().node(Op.CONCAT, axis, it.inputs()));
        });
    String moves = "`@Flatten`, or nothing: the weights behind it are permuted";
    table.add(
        "RESHAPE",
        moves,
        it ->
            it.has(1)
                ? it.builder().node(Op.RESHAPE, Attributes.NONE, it.input(0), it.input(1))
                : it.builder().reshape(it.input(0), it.options().ints(0)));
    table.add(
        "SQUEEZE EXPAND_DIMS", moves, it -> it.builder().reshape(it.input(0), it.outputShape()));
    table.add("TRANSPOSE", moves, it -> it.builder().transpose(it.input(0), it.constant(1).ints()));
    table.add(
        "GATHER",
        "`@Embedding` of a constant table; `@Slice` where the index is constant",
        it -> {
          if (it.option(1, 4, 0) != 0) {
            throw new IllegalArgumentException("looks up in a table of each sample's own");
          }
          Attributes axis = Attributes.of("axis", it.option(0, 4, 0));
          return it.builder().node(Op.GATHER, axis, it.input(0), it.input(1));
        });
    table.add(
        "EMBEDDING_LOOKUP",
        "`@Embedding` of a constant table",
        it -> it.builder().node(Op.GATHER, Attributes.of("axis", 0), it.input(1), it.input(0)));
    table.add(
        "CAST",
        "nothing, of codes",
        it -> {
          boolean whole = INTEGERS.contains(it.options().integer(1, 1, 0));
          return it.builder().node(Op.IDENTITY, Attributes.of("integer", whole), it.input(0));
        });
    table.add("DEQUANTIZE", "nothing, of weights in half precision", it -> it.input(0));
    table.add(
        "PAD",
        "the padding of the convolution that follows",
        it -> {
          // Pairs for each axis become all first ones, then all second ones.
          Tensor pads = it.constant(1);
          Tensor ordered = pads.transposed(1, 0).reshaped(pads.size());
          return it.builder()
              .node(Op.PAD, Attributes.NONE, it.input(0), it.builder().constant(ordered));
        });
    table.add(
        "SHAPE",
        "worked out while importing",
        it -> it.builder().node(Op.SHAPE, Attributes.NONE, it.input(0)));
    table.add(
        "STRIDED_SLICE",
        "worked out while importing; `@Slice` of channels",
        TfliteOperators::stridedSlice);
    table.add(
        "PACK",
        "worked out while importing",
        it -> {
          if (it.option(1, 4, 0) != 0) {
            throw new IllegalArgumentException("packs along another axis than the first");
          }
          String[] rows =
              Arrays.stream(it.inputs())
                  .map(
                      x ->
                          it.builder()
                              .node(
                                  Op.UNSQUEEZE,
                                  Attributes.NONE,
                                  x,
                                  it.builder().constant(Tensor.vector(0.0))))
                  .toArray(String[]::new);
          return it.builder().node(Op.CONCAT, Attributes.of("axis", 0), rows);
        });
  }

  /** Masks: begin, end, ellipsis, new axis, axes that are dropped. */
  private static String stridedSlice(TfliteOperator it) throws DamagedFileException {
    int beginMask = it.option(0, 4, 0);
    int endMask = it.option(1, 4, 0);
    int shrink = it.option(4, 4, 0);
    if (it.option(2, 4, 0) != 0 || it.option(3, 4, 0) != 0) {
      throw new IllegalArgumentException("a slice with new axes");
    }
    double[] begin = it.constant(1).data().clone();
    double[] end = it.constant(2).data().clone();
    int dropped = 0;
    for (int axis = 0; axis < Math.min(begin.length, end.length); axis++) {
      begin[axis] = (beginMask >> axis & 1) != 0 ? 0 : begin[axis];
      end[axis] = (endMask >> axis & 1) != 0 ? Integer.MAX_VALUE : end[axis];
      if ((shrink >> axis & 1) != 0) {
        end[axis] = begin[axis] == -1 ? Integer.MAX_VALUE : begin[axis] + 1;
        dropped++;
      }
    }
    String axes = "";
    String sliced =
        it.builder()
            .node(
                Op.SLICE,
                Attributes.NONE,
                it.input(0),
                it.builder().constant(Tensor.vector(begin)),
                it.builder().constant(Tensor.vector(end)),
                axes,
                it.input(3));
    int[] gone = new int[dropped];
    for (int axis = 0, i = 0; axis < begin.length; axis++) {
      if ((shrink >> axis & 1) != 0) {
        gone[i++] = axis;
      }
    }
    return dropped == 0
        ? sliced
        : it.builder()
            .node(Op.SQUEEZE, Attributes.NONE, sliced, it.builder().constant(Tensor.vector(gone)));
  }
}
