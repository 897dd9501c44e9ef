package io.github.chainrule.exchange.onnx;

import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.OperatorTable;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Evaluator;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Operators of ONNX that compute shapes, move elements, or pick some of them. */
final class OnnxShapes {
  /** The code of a type of elements. */
  private static final int BOOLEAN = 9;

  /** What gives 0 or 1 only. */
  private static final Set<String> CONDITIONS =
      Set.of("Greater", "Less", "GreaterOrEqual", "LessOrEqual", "Equal", "Not");

  private OnnxShapes() {}

  private static boolean isCondition(OnnxNode node) {
    return node != null && CONDITIONS.contains(node.type);
  }

  static void add(OperatorTable<OnnxReading> table) {
    addMoves(table);
    addPicks(table);
    addReductions(table);
    String folded = "worked out while importing";
    table.add("Constant", folded, OnnxShapes::constant);
    table.add("ConstantOfShape", folded, OnnxShapes::constantOfShape);
    table.add("Shape", folded, OnnxShapes::shape);
    table.add(
        "DequantizeLinear", "worked out while importing, of weights", OnnxShapes::dequantized);
    table.add(
        "Range",
        folded,
        it -> it.give(Op.RANGE, Attributes.NONE, it.input(0), it.input(1), it.input(2)));
    table.add("Equal", folded, it -> it.give(Op.EQUAL, Attributes.NONE, it.input(0), it.input(1)));
    table.add(
        "Expand", folded, it -> it.give(Op.EXPAND, Attributes.NONE, it.input(0), it.input(1)));
  }

  private static void addMoves(OperatorTable<OnnxReading> table) {
    String moves = "`@Flatten`, or nothing: the weights behind it are permuted";
    table.add(
        "Flatten",
        moves,
        it -> it.give(Op.FLATTEN, Attributes.of("axis", it.node.integer("axis", 1)), it.input(0)));
    table.add(
        "Reshape",
        moves,
        it -> {
          boolean copies = it.node.integer("allowzero", 0) == 0;
          it.give(
              Op.RESHAPE, Attributes.of("zeroCopies", copies), it.input(0), it.inputOr(1, "shape"));
        });
    table.add(
        "Squeeze",
        moves,
        it -> it.give(Op.SQUEEZE, Attributes.NONE, it.input(0), it.inputOr(1, "axes")));
    table.add(
        "Unsqueeze",
        moves,
        it -> it.give(Op.UNSQUEEZE, Attributes.NONE, it.input(0), it.inputOr(1, "axes")));
    table.add(
        "Transpose",
        moves,
        it -> {
          int[] order = it.node.ints("perm");
          Attributes attributes = order == null ? Attributes.NONE : Attributes.of("order", order);
          it.give(Op.TRANSPOSE, attributes, it.input(0));
        });
    String nothing = "nothing";
    table.add("Identity", nothing, it -> it.give(it.input(0)));
    table.add("Dropout", nothing, OnnxShapes::dropout);
    table.add("Cast", nothing, OnnxShapes::cast);
  }

  /** Before version 6, the type is stated by its name. */
  private static void cast(OnnxContext it) {
    String name = it.node.text("to", "");
    int to = name.isEmpty() ? it.node.integer("to", 1) : OnnxTensor.code(name);
    if (to == OnnxTensor.TEXT) {
      it.refuse("texts are no numbers");
    } else if (to == OnnxTensor.UNKNOWN) {
      it.refuse("to '" + name + "', which is no type of numbers");
    } else if (to == BOOLEAN && !isCondition(it.producer(it.input(0)))) {
      Formula isSet =
          call(Function.IF_POSITIVE, call(Function.ABS, Variable.V), number(1), number(0));
      it.give(isSet);
    } else {
      Attributes attributes = Attributes.of("integer", OnnxTensor.isInteger(to));
      it.give(Op.IDENTITY, attributes, it.input(0));
    }
  }

  private static void dropout(OnnxContext it) {
    it.give(it.input(0));
    it.refuseOthers("the mask of a dropout is for training");
  }

  private static void addPicks(OperatorTable<OnnxReading> table) {
    table.add(
        "Concat",
        "`@Concat`, or several names in `from`",
        it -> {
          Attributes axis = Attributes.of("axis", it.node.integer("axis", 1));
          it.give(Op.CONCAT, axis, it.node.inputs.toArray(new String[0]));
        });
    String slice =
        "`@Slice` of channels or of first positions; a `@Dense` of ones and zeros where they are"
            + " not in a row";
    table.add(
        "Slice",
        slice,
        it ->
            it.give(
                Op.SLICE,
                Attributes.NONE,
                it.input(0),
                it.inputOr(1, "starts"),
                it.inputOr(2, "ends"),
                it.inputOr(3, "axes"),
                it.input(4)));
    table.add("Split", slice, OnnxShapes::split);
    table.add(
        "Gather",
        "`@Embedding` of a constant table; where the index is constant, as `Slice`",
        it ->
            it.give(
                Op.GATHER,
                Attributes.of("axis", it.node.integer("axis", 0)),
                it.input(0),
                it.input(1)));
  }

  private static void split(OnnxContext it) throws DamagedFileException {
    int[] sizes = it.ints("split", 1);
    Attributes axis = Attributes.of("axis", it.node.integer("axis", 0));
    for (int i = 0; i < it.node.outputs.size(); i++) {
      Attributes part = axis.with("index", i);
      part = sizes == null ? part.with("count", it.node.outputs.size()) : part.with("sizes", sizes);
      it.builder.node(Op.PART, part, it.node.outputs.get(i), List.of(it.input(0)));
    }
  }

  private static void addReductions(OperatorTable<OnnxReading> table) {
    String mean = "`@GlobalAveragePool`; a `@Dense` of equal weights over the channels";
    table.add("ReduceMean", mean, it -> reduce(it, "mean"));
    table.add("ReduceMax", "`@GlobalMaxPool`", it -> reduce(it, "max"));
    table.add("ReduceSum", mean, it -> reduce(it, "sum"));
    table.add(
        "ArgMax",
        "dropped at the end: the class is the largest output",
        it -> {
          if (it.node.integer("select_last_index", 0) != 0) {
            it.refuse("of equal outputs it is the first that counts");
            return;
          }
          Attributes attributes =
              Attributes.of("axis", it.node.integer("axis", 0))
                  .with("keep", it.node.integer("keepdims", 1) != 0);
          it.give(Op.ARG_MAX, attributes, it.input(0));
        });
  }

  private static void reduce(OnnxContext it, String function) throws DamagedFileException {
    int[] axes = it.ints("axes", 1);
    Attributes attributes =
        Attributes.of("function", function).with("keep", it.node.integer("keepdims", 1) != 0);
    if (axes == null && it.has(1)) {
      it.refuse("its axes must be stated in the file");
    } else if (axes == null && it.node.integer("noop_with_empty_axes", 0) != 0) {
      it.give(it.input(0));
    } else {
      it.give(Op.REDUCE, axes == null ? attributes : attributes.with("axes", axes), it.input(0));
    }
  }

  private static void constant(OnnxContext it) throws DamagedFileException {
    Tensor value = it.stated(it.output());
    if (value == null) {
      it.refuse("a constant of numbers is read");
    } else {
      it.graph().constants().put(it.output(), value);
    }
  }

  private static void constantOfShape(OnnxContext it) throws DamagedFileException {
    Tensor value = it.tensor("value");
    double filled = value == null || value.size() == 0 ? 0 : value.at(0);
    it.give(Op.CONSTANT_OF_SHAPE, Attributes.of("value", filled), it.input(0));
  }

  /**
   * (q − zero) · scale of weights that are stated as integers, with a scale for each of an axis.
   */
  private static void dequantized(OnnxContext it) throws DamagedFileException {
    Tensor q = it.stated(it.input(0));
    Tensor scale = it.stated(it.input(1));
    Tensor zero = it.has(2) ? it.stated(it.input(2)) : Tensor.scalar(0);
    boolean known = q != null && scale != null && zero != null;
    if (!known || it.node.integer("block_size", 0) != 0) {
      it.refuse("quantized; export the model before it is quantized");
      return;
    }
    int axis = scale.size() == 1 ? 0 : it.node.integer("axis", 1);
    Tensor centred = Tensor.combine(q, Evaluator.along(zero, axis, q), (a, b) -> a - b);
    it.graph()
        .constants()
        .put(
            it.output(), Tensor.combine(centred, Evaluator.along(scale, axis, q), (a, b) -> a * b));
  }

  private static void shape(OnnxContext it) {
    List<String> keys = new ArrayList<>(List.of("start", "end"));
    Attributes attributes = Attributes.NONE;
    for (String key : keys) {
      attributes = it.node.has(key) ? attributes.with(key, it.node.integer(key, 0)) : attributes;
    }
    it.give(Op.SHAPE, attributes, it.input(0));
  }
}
