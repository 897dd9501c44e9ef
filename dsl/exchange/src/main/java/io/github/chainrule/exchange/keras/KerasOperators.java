package io.github.chainrule.exchange.keras;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.Json;
import io.github.chainrule.exchange.OperatorTable;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Op;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;

/** The layers of Keras that are read, and what each becomes. */
public final class KerasOperators {
  static final OperatorTable<KerasReading> TABLE = table();

  private KerasOperators() {}

  /** The table as the manual has it. */
  public static String manual() {
    return TABLE.markdown();
  }

  private static OperatorTable<KerasReading> table() {
    OperatorTable<KerasReading> table = new OperatorTable<>("Keras");
    table.add("Dense", "`@Dense`", KerasOperators::dense);
    addConvolutions(table);
    addPools(table);
    addActivations(table);
    addNorms(table);
    addJoins(table);
    addMoves(table);
    return table;
  }

  private static String dense(KerasLayer it) throws DamagedFileException {
    return it.activated(it.nodes.dense(it.input(), it.weight("kernel", 0, 2), it.biases(1)));
  }

  private static void addConvolutions(OperatorTable<KerasReading> table) {
    table.add("Conv1D", "`@Conv1D`", it -> convolution(it, 1));
    table.add("Conv2D", "`@Conv2D`", it -> convolution(it, 2));
    String depthwise = "a convolution in as many groups as channels";
    table.add("DepthwiseConv1D", depthwise, it -> depthwise(it, 1));
    table.add("DepthwiseConv2D", depthwise, it -> depthwise(it, 2));
    String separable = "a convolution in groups, and one of single positions";
    table.add("SeparableConv1D", separable, it -> separable(it, 1));
    table.add("SeparableConv2D", separable, it -> separable(it, 2));
  }

  private static String convolution(KerasLayer it, int axes) throws DamagedFileException {
    Tensor weights = it.weight("kernel", 0, axes + 2);
    int groups = Json.integer(it.config, "groups", 1);
    return it.activated(
        it.nodes.convolution(
            it.input(), weights, it.biases(1), it.window("kernel_size", axes), groups));
  }

  private static String depthwise(KerasLayer it, int axes) throws DamagedFileException {
    Tensor weights = it.weight("depthwise_kernel", 0, axes + 2);
    return it.activated(
        it.nodes.depthwise(it.input(), weights, it.biases(1), it.window("kernel_size", axes)));
  }

  private static String separable(KerasLayer it, int axes) throws DamagedFileException {
    Tensor weights = it.weight("depthwise_kernel", 0, axes + 2);
    String x = it.nodes.depthwise(it.input(), weights, null, it.window("kernel_size", axes));
    Tensor points = it.weight("pointwise_kernel", 1, axes + 2);
    Tensor matrix = points.reshaped(points.dim(-2), points.dim(-1));
    return it.activated(it.nodes.dense(x, matrix, it.biases(2)));
  }

  private static void addPools(OperatorTable<KerasReading> table) {
    table.add("MaxPooling1D MaxPool1D", "`@MaxPool`", it -> pool(it, Op.MAX_POOL, 1));
    table.add("MaxPooling2D MaxPool2D", "`@MaxPool`", it -> pool(it, Op.MAX_POOL, 2));
    table.add("AveragePooling1D AvgPool1D", "`@AveragePool`", it -> pool(it, Op.AVERAGE_POOL, 1));
    table.add("AveragePooling2D AvgPool2D", "`@AveragePool`", it -> pool(it, Op.AVERAGE_POOL, 2));
    String max = "`@GlobalMaxPool`";
    table.add("GlobalMaxPooling1D GlobalMaxPool1D", max, it -> global(it, "max", 1));
    table.add("GlobalMaxPooling2D GlobalMaxPool2D", max, it -> global(it, "max", 2));
    String average = "`@GlobalAveragePool`";
    table.add("GlobalAveragePooling1D GlobalAvgPool1D", average, it -> global(it, "mean", 1));
    table.add("GlobalAveragePooling2D GlobalAvgPool2D", average, it -> global(it, "mean", 2));
    table.add("ZeroPadding1D", "the padding of the convolution that follows", it -> padding(it, 1));
    table.add("ZeroPadding2D", "the padding of the convolution that follows", it -> padding(it, 2));
  }

  private static String pool(KerasLayer it, Op op, int axes) {
    return it.nodes.pool(op, it.input(), it.window("pool_size", axes));
  }

  private static String global(KerasLayer it, String function, int axes) {
    it.expectChannelsLast();
    return it.nodes.global(it.input(), function, axes, it.flag("keepdims", false));
  }

  private static String padding(KerasLayer it, int axes) {
    it.expectChannelsLast();
    JsonElement padding = it.config.get("padding");
    int[] begin = new int[axes];
    int[] end = new int[axes];
    boolean nested = axes == 2 && padding != null && padding.isJsonArray();
    for (int axis = 0; axis < axes; axis++) {
      JsonElement of = nested ? padding.getAsJsonArray().get(axis) : padding;
      int[] pair = Json.ints(of, 1);
      begin[axis] = pair[0];
      end[axis] = pair[pair.length - 1];
    }
    return it.nodes.zeroPadding(it.input(), begin, end);
  }

  private static void addActivations(OperatorTable<KerasReading> table) {
    String same = "the activation of that name, or a formula if its numbers are others";
    table.add("Activation", same, it -> it.activated(it.input()));
    table.add("ReLU", same, it -> it.nodes.map(KerasActivations.relu(it), it.input()));
    table.add(
        "LeakyReLU",
        same,
        it ->
            it.nodes.map(
                NamedActivations.leakyRelu(it.real("negative_slope", it.real("alpha", 0.3))),
                it.input()));
    table.add(
        "ELU", same, it -> it.nodes.map(NamedActivations.elu(it.real("alpha", 1)), it.input()));
    table.add(
        "PReLU",
        "a sum of both sides, with a slope for each channel",
        it -> {
          Tensor alpha = it.builder == null ? null : it.weight("alpha", 0, slopeRank(it));
          return it.nodes.slopes(it.input(), alpha);
        });
    table.add(
        "Softmax",
        "`SOFTMAX`",
        it -> {
          int[] axis = Json.ints(it.config.get("axis"), -1);
          return it.builder.node(Op.SOFTMAX, Attributes.of("axis", axis[0]), it.input());
        });
  }

  private static int slopeRank(KerasLayer it) {
    int[] shared = Json.ints(it.config.get("shared_axes"));
    return Math.max(shared.length + 1, 1);
  }

  private static void addNorms(OperatorTable<KerasReading> table) {
    table.add(
        "BatchNormalization",
        "folded into a `@Dense` or `@Conv` beside it, else `@BatchNorm`; before the first layer"
            + " `ModelScaling`",
        KerasOperators::batchNorm);
    table.add("LayerNormalization", "`@LayerNorm`", KerasOperators::layerNorm);
    table.add(
        "Normalization", "`ModelScaling` before the first layer", KerasOperators::normalization);
    table.add(
        "Rescaling",
        "`ModelScaling` before the first layer",
        it ->
            it.nodes.map(
                call(
                    Function.ADD,
                    call(Function.MULTIPLY, V, number(it.real("scale", 1))),
                    number(it.real("offset", 0))),
                it.input()));
  }

  private static String batchNorm(KerasLayer it) throws DamagedFileException {
    int index = 0;
    Tensor gamma = it.flag("scale", true) ? it.weight("gamma", index++, 1) : null;
    Tensor beta = it.flag("center", true) ? it.weight("beta", index++, 1) : null;
    Tensor mean = it.weight("moving_mean", index++, 1);
    Tensor variance = it.weight("moving_variance", index, 1);
    gamma = gamma == null ? Tensor.filled(1, mean.size()) : gamma;
    beta = beta == null ? Tensor.filled(0, mean.size()) : beta;
    int[] axis = Json.ints(it.config.get("axis"), -1);
    Attributes attributes =
        Attributes.of("axis", axis[0]).with("epsilon", it.real("epsilon", 1e-3));
    return it.builder.node(
        Op.BATCH_NORM,
        attributes,
        it.input(),
        it.builder.constant(gamma),
        it.builder.constant(beta),
        it.builder.constant(mean),
        it.builder.constant(variance));
  }

  private static String layerNorm(KerasLayer it) throws DamagedFileException {
    int[] axis = Json.ints(it.config.get("axis"), -1);
    if (axis.length != 1) {
      throw new IllegalArgumentException("normalises over several axes");
    }
    int index = 0;
    Tensor gamma = it.flag("scale", true) ? it.weight("gamma", index++, 1) : null;
    Tensor beta = it.flag("center", true) ? it.weight("beta", index, 1) : null;
    if (gamma == null && beta == null) {
      throw new IllegalArgumentException("has neither scale nor centre");
    }
    int size = gamma == null ? beta.size() : gamma.size();
    String g = it.builder.constant(gamma == null ? Tensor.filled(1, size) : gamma);
    String b = it.builder.constant(beta == null ? Tensor.filled(0, size) : beta);
    Attributes attributes =
        Attributes.of("axis", axis[0]).with("epsilon", it.real("epsilon", 1e-3));
    return it.builder.node(Op.LAYER_NORM, attributes, it.input(), g, b);
  }

  /** (x − mean) / max(√variance, 1e-7), of weights or of the configuration. */
  private static String normalization(KerasLayer it) throws DamagedFileException {
    if (it.flag("invert", false)) {
      throw new IllegalArgumentException("is inverted");
    }
    JsonElement given = it.config.get("mean");
    boolean stated = given != null && !given.isJsonNull();
    Tensor mean = stated ? Json.tensor(given) : it.weight("mean", 0, 1);
    Tensor variance = stated ? Json.tensor(it.config.get("variance")) : it.weight("variance", 1, 1);
    Tensor divisor = variance.map(v -> Math.max(Math.sqrt(v), 1e-7));
    String centred =
        it.builder.binary(Function.SUBTRACT, it.input(), it.builder.constant(trimmed(mean)));
    return it.builder.binary(Function.DIVIDE, centred, it.builder.constant(trimmed(divisor)));
  }

  /** Without leading axes of 1, which stand for the samples. */
  private static Tensor trimmed(Tensor tensor) {
    Tensor trimmed = tensor;
    while (trimmed.rank() > 1 && trimmed.dim(0) == 1) {
      trimmed = trimmed.reshaped(Arrays.copyOfRange(trimmed.shape(), 1, trimmed.rank()));
    }
    return trimmed;
  }

  private static void addJoins(OperatorTable<KerasReading> table) {
    table.add("Add", "`@Add`", it -> joined(it, Function.ADD));
    table.add("Multiply", "`@Multiply`", it -> joined(it, Function.MULTIPLY));
    table.add("Subtract", "`@Add` of the negative", it -> joined(it, Function.SUBTRACT));
    table.add(
        "Concatenate",
        "`@Concat`, or several names in `from`",
        it -> {
          int[] axis = Json.ints(it.config.get("axis"), -1);
          return it.builder.node(
              Op.CONCAT, Attributes.of("axis", axis[0]), it.inputs.toArray(new String[0]));
        });
    table.add(
        "Embedding",
        "`@Embedding`",
        it -> {
          if (it.flag("mask_zero", false)) {
            throw new IllegalArgumentException("leaves codes of 0 out behind it (mask_zero)");
          }
          return it.builder.node(
              Op.GATHER,
              Attributes.of("axis", 0),
              it.builder.constant(it.weight("embeddings", 0, 2)),
              it.input());
        });
  }

  private static String joined(KerasLayer it, Function function) {
    if (it.inputs.size() < 2) {
      throw new IllegalArgumentException("joins " + it.inputs.size() + " values");
    }
    String value = it.inputs.get(0);
    for (String input : it.inputs.subList(1, it.inputs.size())) {
      value = it.builder.binary(function, value, input);
    }
    return value;
  }

  private static void addMoves(OperatorTable<KerasReading> table) {
    table.add(
        "Flatten",
        "`@Flatten`, or nothing",
        it -> {
          it.expectChannelsLast();
          return it.builder.node(Op.FLATTEN, Attributes.of("axis", 1), it.input());
        });
    table.add(
        "Reshape", "nothing, where the weights behind it can be permuted", KerasOperators::reshape);
    table.add(
        "Permute",
        "nothing, where the weights behind it can be permuted",
        it -> {
          int[] dims = Json.ints(it.config.get("dims"));
          int[] order = new int[dims.length + 1];
          System.arraycopy(dims, 0, order, 1, dims.length);
          return it.builder.transpose(it.input(), order);
        });
    table.add(
        "Dropout SpatialDropout1D SpatialDropout2D GaussianDropout GaussianNoise AlphaDropout"
            + " ActivityRegularization",
        "nothing: it is for training",
        KerasLayer::input);
  }

  private static String reshape(KerasLayer it) {
    JsonArray target = Json.array(it.config, "target_shape");
    int[] own = Json.ints(target);
    int[] shape = new int[own.length + 1];
    // All samples keep their axis; a dimension may be left open beside it.
    System.arraycopy(own, 0, shape, 1, own.length);
    return it.builder.node(
        Op.RESHAPE,
        Attributes.of("zeroCopies", true),
        it.input(),
        it.builder.constant(Tensor.vector(shape)));
  }
}
