package io.github.chainrule.exchange.onnx;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.OperatorTable;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.ChannelsLast;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.tensor.Tensor;

/** The operators of ONNX that are read, and what each becomes. */
public final class OnnxOperators {
  /** The table; those of {@code ai.onnx.ml} have names of their own. */
  static final OperatorTable<OnnxReading> TABLE = table();

  private OnnxOperators() {}

  /** The table as the manual has it. */
  public static String manual() {
    return TABLE.markdown();
  }

  private static OperatorTable<OnnxReading> table() {
    OperatorTable<OnnxReading> table = new OperatorTable<>("ONNX");
    addAffine(table);
    addActivations(table);
    addArithmetic(table);
    OnnxWindows.add(table);
    OnnxShapes.add(table);
    OnnxClassics.add(table);
    OnnxFused.add(table);
    return table;
  }

  private static void addAffine(OperatorTable<OnnxReading> table) {
    table.add(
        "Gemm MatMul",
        "`@Dense`, with what is added or multiplied around it folded in",
        it -> {
          if (it.node.type.equals("Gemm")) {
            it.give(product(it));
          } else {
            it.give(Op.MATMUL, Attributes.NONE, it.input(0), it.input(1));
          }
        });
    table.add(
        "BatchNormalization",
        "folded into a `@Dense` or `@Conv` beside it, else `@BatchNorm`; before the first layer"
            + " `ModelScaling`",
        it -> {
          if (it.node.integer("training_mode", 0) != 0) {
            it.refuse("it is in training mode; export the model for inference");
            return;
          }
          Attributes attributes =
              Attributes.of("axis", 1).with("epsilon", it.node.real("epsilon", 1e-5));
          it.give(
              Op.BATCH_NORM,
              attributes,
              it.input(0),
              it.input(1),
              it.input(2),
              it.input(3),
              it.input(4));
        });
    table.add(
        "LayerNormalization",
        "`@LayerNorm`, also spelt out by `ReduceMean`, `Sub`, `Pow`, `Sqrt`, `Div`",
        it -> {
          Attributes attributes =
              Attributes.of("axis", it.node.integer("axis", -1))
                  .with("epsilon", it.node.real("epsilon", 1e-5));
          String beta = it.has(2) ? it.input(2) : "";
          it.give(Op.LAYER_NORM, attributes, it.input(0), it.input(1), beta);
        });
  }

  /** α · A · B + β · C of matrices, each of A and B transposed or not; for B also of several. */
  static String product(OnnxContext it) {
    int[] swap = {1, 0};
    String a =
        it.node.integer("transA", 0) != 0 ? it.builder.transpose(it.input(0), swap) : it.input(0);
    String b =
        it.node.integer("transB", 0) != 0 ? it.builder.transpose(it.input(1), swap) : it.input(1);
    double alpha = it.node.real("alpha", 1);
    double beta = it.node.real("beta", 1);
    if (alpha != 1) {
      b = it.builder.map(Formula.call(Function.MULTIPLY, V, number(alpha)), b);
    }
    if (!it.has(2)) {
      return it.builder.node(Op.MATMUL, Attributes.NONE, a, b);
    }
    String c = it.input(2);
    if (beta != 1) {
      c = it.builder.map(Formula.call(Function.MULTIPLY, V, number(beta)), c);
    }
    String product = it.builder.node(Op.MATMUL, Attributes.NONE, a, b);
    return it.builder.binary(Function.ADD, product, c);
  }

  private static void addActivations(OperatorTable<OnnxReading> table) {
    String same = "the activation of that name";
    table.add("Relu", same, it -> it.give(call(Function.RELU, V)));
    table.add("Sigmoid", same, it -> it.give(call(Function.SIGMOID, V)));
    table.add("Tanh", same, it -> it.give(call(Function.TANH, V)));
    table.add("Softplus", same, it -> it.give(call(Function.SOFTPLUS, V)));
    table.add("Softsign", same, it -> it.give(NamedActivations.formulaOf(Activation.SOFTSIGN)));
    String byNumbers = "the activation of that name, or a formula if its numbers are others";
    table.add("Elu", byNumbers, it -> it.give(NamedActivations.elu(it.node.real("alpha", 1))));
    table.add(
        "Selu",
        byNumbers,
        it ->
            it.give(
                NamedActivations.selu(
                    it.node.real("alpha", 1.6732632423543772),
                    it.node.real("gamma", 1.0507009873554805))));
    table.add(
        "LeakyRelu",
        byNumbers,
        it -> it.give(NamedActivations.leakyRelu(it.node.real("alpha", 0.01))));
    table.add(
        "HardSigmoid",
        byNumbers,
        it ->
            it.give(
                NamedActivations.hardSigmoid(
                    it.node.real("alpha", 0.2), it.node.real("beta", 0.5))));
    table.add("Celu", byNumbers, it -> it.give(NamedActivations.celu(it.node.real("alpha", 1))));
    table.add(
        "ThresholdedRelu",
        "a formula",
        it -> it.give(NamedActivations.thresholdedRelu(it.node.real("alpha", 1))));
    table.add("HardSwish", "a formula", it -> it.give(hardSwish()));
    table.add("Mish", "a formula", it -> it.give(mish()));
    table.add(
        "Gelu",
        "`GELU`, or a formula for the approximation by tanh",
        it ->
            it.give(
                it.node.text("approximate", "none").equals("tanh")
                    ? NamedActivations.tanhGelu()
                    : NamedActivations.gelu()));
    table.add(
        "PRelu",
        "a formula for one slope; for several, a sum of both sides",
        it -> {
          Tensor slopes = it.stated(it.input(1));
          if (slopes == null) {
            it.refuse("its slopes must be stated in the file");
            return;
          }
          it.give(new ChannelsLast(it.builder).slopes(it.input(0), slopes));
        });
    table.add("Softmax", "`SOFTMAX`, along the channels", it -> softmax(it, Op.SOFTMAX));
    table.add(
        "LogSoftmax",
        "`SOFTMAX`, at the end only: y is then the probability whose logarithm the file gives",
        it -> softmax(it, Op.LOG_SOFTMAX));
  }

  static Formula hardSwish() {
    return call(Function.MULTIPLY, V, NamedActivations.formulaOf(Activation.HARD_SIGMOID));
  }

  static Formula mish() {
    return call(Function.MULTIPLY, V, call(Function.TANH, call(Function.SOFTPLUS, V)));
  }

  /** Before version 13, all axes from {@code axis} on are one, and the default is 1. */
  private static void softmax(OnnxContext it, Op op) {
    if (it.opset >= 13) {
      it.give(op, Attributes.of("axis", it.node.integer("axis", -1)), it.input(0));
      return;
    }
    Attributes axis = Attributes.of("axis", it.node.integer("axis", 1));
    String flat = it.builder.node(Op.FLATTEN, axis, it.input(0));
    String result = it.builder.node(op, Attributes.of("axis", 1), flat);
    String shape = it.builder.node(Op.SHAPE, Attributes.NONE, it.input(0));
    it.give(Op.RESHAPE, Attributes.NONE, result, shape);
  }

  private static void addArithmetic(OperatorTable<OnnxReading> table) {
    String unary = "part of a formula, or of the activation that it spells";
    addUnary(table, "Erf", Function.ERF, unary);
    addUnary(table, "Exp", Function.EXP, unary);
    addUnary(table, "Log", Function.LOG, unary);
    addUnary(table, "Abs", Function.ABS, unary);
    addUnary(table, "Sqrt", Function.SQRT, unary);
    addUnary(table, "Neg", Function.NEGATE, unary);
    addUnary(table, "Sin", Function.SIN, unary);
    addUnary(table, "Cos", Function.COS, unary);
    addUnary(table, "Atan", Function.ATAN, unary);
    addUnary(table, "Sign", Function.SIGN, unary);
    table.add("Reciprocal", unary, it -> it.give(call(Function.DIVIDE, number(1), V)));
    table.add("Clip", unary, OnnxOperators::clip);
    addBinary(table, "Pow", Function.POWER, unary);
    addBinary(table, "Min", Function.MIN, unary);
    addBinary(table, "Max", Function.MAX, unary);
    String binary =
        "`@Add` or `@Multiply` of two values; with a constant part of a neighbour, of a formula or"
            + " of `ModelScaling`";
    addBinary(table, "Add", Function.ADD, binary);
    addBinary(table, "Sub", Function.SUBTRACT, binary);
    addBinary(table, "Mul", Function.MULTIPLY, binary);
    addBinary(table, "Div", Function.DIVIDE, binary);
    addBinary(table, "Sum", Function.ADD, binary);
    table.add(
        "Mean",
        binary,
        it -> {
          String sum = sum(it);
          it.give(it.builder.map(call(Function.DIVIDE, V, number(it.node.inputs.size())), sum));
        });
    addComparisons(table);
  }

  /** Comparisons are 1 or 0, which formulas choose by. */
  private static void addComparisons(OperatorTable<OnnxReading> table) {
    String condition = "part of a formula, as a condition";
    addComparison(table, "Greater", condition, false, 1);
    addComparison(table, "Less", condition, true, 1);
    addComparison(table, "GreaterOrEqual", condition, true, 0);
    addComparison(table, "LessOrEqual", condition, false, 0);
    table.add("Not", condition, it -> it.give(call(Function.SUBTRACT, number(1), V)));
    table.add(
        "Where",
        condition,
        it -> it.give(Op.WHERE, Attributes.NONE, it.input(0), it.input(1), it.input(2)));
  }

  /** A number where the first is larger than the second, or the second than the first. */
  private static void addComparison(
      OperatorTable<OnnxReading> table, String name, String becomes, boolean swaps, int whereTrue) {
    Formula truth = call(Function.IF_POSITIVE, V, number(whereTrue), number(1 - whereTrue));
    table.add(
        name,
        becomes,
        it -> {
          String difference =
              it.builder.binary(
                  Function.SUBTRACT, it.input(swaps ? 1 : 0), it.input(swaps ? 0 : 1));
          it.give(it.builder.map(truth, difference));
        });
  }

  private static String sum(OnnxContext it) {
    String value = it.input(0);
    for (int i = 1; i < it.node.inputs.size(); i++) {
      value = it.builder.binary(Function.ADD, value, it.input(i));
    }
    return value;
  }

  private static void addUnary(
      OperatorTable<OnnxReading> table, String name, Function function, String becomes) {
    table.add(name, becomes, it -> it.give(call(function, V)));
  }

  private static void addBinary(
      OperatorTable<OnnxReading> table, String name, Function function, String becomes) {
    table.add(
        name,
        becomes,
        it -> {
          String value = it.input(0);
          for (int i = 1; i < it.node.inputs.size(); i++) {
            value = it.builder.binary(function, value, it.input(i));
          }
          it.give(value);
        });
  }

  private static void clip(OnnxContext it) {
    String x = it.input(0);
    String low = it.node.has("min") ? it.builder.constant(it.node.real("min", 0)) : it.input(1);
    String high = it.node.has("max") ? it.builder.constant(it.node.real("max", 0)) : it.input(2);
    x = low.isEmpty() ? x : it.builder.binary(Function.MAX, x, low);
    x = high.isEmpty() ? x : it.builder.binary(Function.MIN, x, high);
    it.give(x);
  }
}
