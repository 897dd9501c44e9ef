package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Variable;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;

/** Nodes as formats with the channels last need them: Keras, TFLite, RTNeural. */
public final class ChannelsLast {
  private final GraphBuilder builder;

  public ChannelsLast(GraphBuilder builder) {
    this.builder = builder;
  }

  /**
   * A dense layer along the last axis.
   *
   * @param weights {@code [inputs][units]}
   * @param biases null if there are none
   */
  public String dense(String x, Tensor weights, Tensor biases) {
    String product = builder.node(Op.MATMUL, Attributes.NONE, x, builder.constant(weights));
    return biases == null
        ? product
        : builder.binary(Function.ADD, product, builder.constant(biases));
  }

  /**
   * A convolution.
   *
   * @param weights {@code [kernel…][channels / groups][filters]}
   * @param biases null if there are none
   */
  public String convolution(String x, Tensor weights, Tensor biases, Window window, int groups) {
    Attributes attributes = Attributes.of("window", window).with("groups", groups);
    String w = builder.constant(weights);
    return biases == null
        ? builder.node(Op.CONV, attributes, x, w)
        : builder.node(Op.CONV, attributes, x, w, builder.constant(biases));
  }

  /**
   * A convolution of each channel by itself.
   *
   * @param weights {@code [kernel…][channels][multiplier]}
   */
  public String depthwise(String x, Tensor weights, Tensor biases, Window window) {
    int[] shape = weights.shape();
    int channels = shape[shape.length - 2];
    int[] grouped = shape.clone();
    grouped[shape.length - 2] = 1;
    grouped[shape.length - 1] = channels * shape[shape.length - 1];
    return convolution(x, weights.reshaped(grouped), biases, window, channels);
  }

  public String pool(Op op, String x, Window window) {
    return builder.node(op, Attributes.of("window", window).with("includePadding", false), x);
  }

  /** A mean or maximum over all positions of values with so many axes of them. */
  public String global(String x, String function, int positions, boolean keep) {
    int[] axes = new int[positions];
    Arrays.setAll(axes, axis -> axis + 1);
    Attributes attributes =
        Attributes.of("function", function).with("axes", axes).with("keep", keep);
    return builder.node(Op.REDUCE, attributes, x);
  }

  public String softmax(String x) {
    return builder.node(Op.SOFTMAX, Attributes.of("axis", -1), x);
  }

  public String map(Formula formula, String x) {
    return formula.equals(Variable.V) ? x : builder.map(formula, x);
  }

  /** γ (x − m) / √(v + ε) + β along the last axis. */
  public String batchNorm(
      String x, Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double epsilon) {
    return builder.node(
        Op.BATCH_NORM,
        Attributes.of("axis", -1).with("epsilon", epsilon),
        x,
        builder.constant(gamma),
        builder.constant(beta),
        builder.constant(mean),
        builder.constant(variance));
  }

  /** Above 0 as it is, below by slopes of its own for each channel. */
  public String slopes(String x, Tensor slopes) {
    if (slopes.isUniform()) {
      return builder.map(NamedActivations.leakyRelu(slopes.at(0)), x);
    }
    String above = builder.map(Formula.call(Function.RELU, Variable.V), x);
    String below = builder.map(Formula.call(Function.MIN, Variable.V, Formula.number(0)), x);
    String sloped = builder.binary(Function.MULTIPLY, below, builder.constant(slopes));
    return builder.binary(Function.ADD, above, sloped);
  }

  /** Puts zeros around the positions. */
  public String zeroPadding(String x, int[] begin, int[] end) {
    int axes = begin.length;
    int[] pads = new int[2 * (axes + 2)];
    for (int axis = 0; axis < axes; axis++) {
      pads[axis + 1] = begin[axis];
      pads[axes + 2 + axis + 1] = end[axis];
    }
    return builder.node(Op.PAD, Attributes.NONE, x, builder.constant(Tensor.vector(pads)));
  }
}
