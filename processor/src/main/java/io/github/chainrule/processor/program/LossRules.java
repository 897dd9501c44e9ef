package io.github.chainrule.processor.program;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;

/**
 * The rule of every loss: E of one sample from the output layer's pre-activations v, its outputs y
 * and the target t.
 *
 * <p>The value of a loss is computed in {@code double}. Its derivative is derived from the same
 * expressions in the working precision, or stated where the derived form would cancel.
 */
final class LossRules {

  private static final double LOG_2 = 0.6931471805599453;

  /** Further out e^−|v| and the derivative of σ are 0. */
  private static final double FAR = 1000;

  private final Graph graph;
  private final ScalarGraph scalars;
  private final Activation activation;
  private final Node preActivation;
  private final Node output;
  private final Node target;

  /** Rules for an output layer with this activation, pre-activations and outputs. */
  LossRules(Graph graph, Activation activation, Node preActivation, Node output) {
    this.graph = graph;
    this.scalars = graph.scalars();
    this.activation = activation;
    this.preActivation = preActivation;
    this.output = output;
    this.target = graph.source(Node.Source.Kind.TARGET, output.shape());
  }

  /** E, one number, computed in the given width. */
  Node value(LossFunction loss, Width width) {
    Scalar difference = scalars.subtract(graph.argument(0), graph.argument(1));
    return switch (loss) {
      case SQUARED_ERROR -> stated(ofOutputs(width, half(difference)), output, difference);
      case ABSOLUTE_ERROR -> ofOutputs(width, scalars.apply(Operator.ABS, difference));
      case HUBER -> stated(ofOutputs(width, huber(difference)), output, huberSlope(difference));
      case LOG_COSH -> stated(ofOutputs(width, logCosh(difference)), output, tanh(difference));
      case BINARY_CROSS_ENTROPY ->
          stated(ofPreActivations(width, binaryCrossEntropy()), preActivation, difference);
      case CROSS_ENTROPY -> crossEntropy(width);
      case ENTROPY -> activation == Activation.SOFTMAX ? softmaxEntropy(width) : entropy(width);
      case OUTPUT -> graph.map(graph.argument(0), width, List.of(output));
    };
  }

  /** ½ d². */
  private Scalar half(Scalar d) {
    return scalars.multiply(number(0.5), scalars.multiply(d, d));
  }

  private Scalar huber(Scalar d) {
    Scalar size = scalars.apply(Operator.ABS, d);
    return scalars.select(size, number(1), scalars.subtract(size, number(0.5)), half(d));
  }

  private Scalar huberSlope(Scalar d) {
    Scalar size = scalars.apply(Operator.ABS, d);
    return scalars.select(size, number(1), scalars.apply(Operator.SIGN, d), d);
  }

  /**
   * log cosh d = −½ log(1 − tanh² d), and |d| + log(1 + e^{−2|d|}) − log 2 where tanh is near one.
   */
  private Scalar logCosh(Scalar d) {
    Scalar size = scalars.apply(Operator.ABS, d);
    Scalar tanh = tanh(d);
    Scalar near =
        scalars.multiply(number(-0.5), log1p(scalars.negate(scalars.multiply(tanh, tanh))));
    Scalar decay = scalars.apply(Operator.EXP, scalars.multiply(number(-2), size));
    Scalar far = scalars.add(size, scalars.subtract(log1p(decay), number(LOG_2)));
    return scalars.select(size, number(1), far, near);
  }

  /** max(v, 0) − t v + log(1 + e^−|v|), the first two put together as |v| (1 − t) or |v| t. */
  private Scalar binaryCrossEntropy() {
    Scalar v = graph.argument(0);
    Scalar t = graph.argument(1);
    Scalar size = scalars.apply(Operator.ABS, v);
    Scalar missing = scalars.select(v, number(0), scalars.subtract(number(1), t), t);
    return scalars.add(weighted(missing, size), log1p(decay(size)));
  }

  /** Σ −t_i log y_i, with δ = y Σt − t. */
  private Node crossEntropy(Width width) {
    Scalar product = weighted(graph.argument(0), graph.argument(1));
    Node surprisals = new Softmax(graph, preActivation, width).surprisals();
    Node value = graph.total(graph.map(product, width, List.of(target, surprisals)));
    Node delta =
        graph.map(
            scalars.subtract(
                scalars.multiply(graph.argument(0), graph.argument(2)), graph.argument(1)),
            output,
            target,
            graph.sum(target));
    return graph.stated(value, preActivation, new Gradient(delta));
  }

  /** The entropy of y = σ(v) is log(1 + u) + |v| u/(1 + u) with u = e^−|v|; δ = −v y (1 − y). */
  private Node entropy(Width width) {
    Scalar v = graph.argument(0);
    Scalar y = graph.argument(1);
    Scalar size = scalars.apply(Operator.ABS, v);
    Scalar u = decay(size);
    Scalar tail =
        scalars.divide(
            scalars.multiply(scalars.apply(Operator.MIN, size, number(FAR)), u),
            scalars.add(number(1), u));
    Scalar slope = scalars.multiply(y, scalars.subtract(number(1), y));
    Node value = graph.total(graph.map(scalars.add(log1p(u), tail), width, List.of(preActivation)));
    Node delta =
        graph.map(scalars.multiply(scalars.negate(bounded(v)), slope), preActivation, output);
    return graph.stated(value, preActivation, new Gradient(delta));
  }

  /** H = −Σ y_j log y_j, with δ_j = −y_j (log y_j + H). */
  private Node softmaxEntropy(Width width) {
    Node value = graph.total(softmaxEntropies(width));
    Node surprisals = new Softmax(graph, preActivation).surprisals();
    Scalar excess = scalars.subtract(graph.argument(1), graph.argument(2));
    Node delta =
        graph.map(
            weighted(graph.argument(0), excess),
            output,
            surprisals,
            graph.sum(softmaxEntropies(Width.WORKING)));
    return graph.stated(value, preActivation, new Gradient(delta));
  }

  /** −y_j log y_j. */
  private Node softmaxEntropies(Width width) {
    Softmax softmax = new Softmax(graph, preActivation, width);
    Scalar product = weighted(graph.argument(0), graph.argument(1));
    return graph.map(product, width, List.of(softmax.probabilities(), softmax.surprisals()));
  }

  /** v, or what a factor that vanishes further out can be multiplied by even if v is infinite. */
  private Scalar bounded(Scalar v) {
    Scalar atLeast = scalars.apply(Operator.MAX, v, number(-FAR));
    return scalars.apply(Operator.MIN, atLeast, number(FAR));
  }

  /** The product with what may be infinite: 0 where the weight is 0, NaN with NaN. */
  private Scalar weighted(Scalar weight, Scalar surprisal) {
    Scalar size = scalars.apply(Operator.ABS, weight);
    return scalars.select(size, number(0), scalars.multiply(weight, surprisal), size);
  }

  private Node ofOutputs(Width width, Scalar perOutput) {
    return graph.total(graph.map(perOutput, width, List.of(output, target)));
  }

  private Node ofPreActivations(Width width, Scalar perOutput) {
    return graph.total(graph.map(perOutput, width, List.of(preActivation, target)));
  }

  /** States the derivative by {@code argument} as an expression in y and t. */
  private Node stated(Node value, Node argument, Scalar derivative) {
    return graph.stated(value, argument, new Gradient(graph.map(derivative, output, target)));
  }

  private Scalar decay(Scalar size) {
    return scalars.apply(Operator.EXP, scalars.negate(size));
  }

  private Scalar tanh(Scalar d) {
    return scalars.apply(Operator.TANH, d);
  }

  private Scalar log1p(Scalar a) {
    return scalars.apply(Operator.LOG1P, a);
  }

  private Scalar number(double value) {
    return scalars.constant(value);
  }

  /** The gradient of a single number. */
  private record Gradient(Node gradient) implements StatedDerivative {

    @Override
    public Node adjoint(Graph graph, Node adjoint) {
      return graph.multiply(adjoint, gradient);
    }

    @Override
    public Node tangent(Graph graph, Node tangent) {
      return graph.total(graph.multiply(tangent, gradient));
    }
  }
}
