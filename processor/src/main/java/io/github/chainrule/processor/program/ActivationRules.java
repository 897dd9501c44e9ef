package io.github.chainrule.processor.program;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.spec.ActivationSpec;

/**
 * The rule of every activation: from pre-activations v to outputs y = φ(v). Element-wise ones are a
 * scalar expression, and their derivatives are derived from it.
 */
public final class ActivationRules {

  private static final double LEAK = 0.01;
  private static final double SELU_SCALE = 1.05070098735548;
  private static final double SELU_ALPHA = 1.67326324235438;

  private final Graph graph;
  private final ScalarGraph scalars;

  public ActivationRules(Graph graph) {
    this.graph = graph;
    this.scalars = graph.scalars();
  }

  /** The outputs y = φ(v). */
  public Node apply(ActivationSpec activation, Node preActivation) {
    return activation.is(Activation.SOFTMAX)
        ? new Softmax(graph, preActivation).outputs()
        : graph.map(expression(activation, graph.argument(0)), preActivation);
  }

  /** φ(v) of an activation that goes element by element. */
  public Scalar expression(ActivationSpec activation, Scalar v) {
    if (activation instanceof ActivationSpec.Given given) {
      return given.formula().in(scalars, variable -> v);
    }
    return expression(((ActivationSpec.Named) activation).constant(), v);
  }

  private Scalar expression(Activation activation, Scalar v) {
    Scalar zero = number(0);
    Scalar one = number(1);
    return switch (activation) {
      case IDENTITY -> v;
      case SIGMOID -> scalars.apply(Operator.SIGMOID, v);
      case TANH -> scalars.apply(Operator.TANH, v);
      case RELU -> scalars.apply(Operator.MAX, v, zero);
      case LEAKY_RELU -> ramp(v, v, scalars.multiply(number(LEAK), v));
      case ELU -> ramp(v, v, scalars.apply(Operator.EXPM1, v));
      case SELU ->
          ramp(
              v,
              scalars.multiply(number(SELU_SCALE), v),
              scalars.multiply(number(SELU_SCALE * SELU_ALPHA), scalars.apply(Operator.EXPM1, v)));
      case GELU -> scalars.apply(Operator.GELU, v);
      case SILU -> scalars.apply(Operator.GATE, v, scalars.apply(Operator.LOGISTIC, v));
      case SOFTPLUS -> scalars.apply(Operator.SOFTPLUS, v);
      case SOFTSIGN -> scalars.apply(Operator.SOFTSIGN, v);
      case HARD_SIGMOID -> clamp(scalars.add(scalars.divide(v, number(6)), number(0.5)), zero, one);
      case HARD_TANH -> clamp(v, number(-1), one);
      case SOFTMAX -> throw new IllegalArgumentException("SOFTMAX is not element-wise");
    };
  }

  private Scalar ramp(Scalar v, Scalar above, Scalar below) {
    return scalars.select(v, number(0), above, below);
  }

  private Scalar clamp(Scalar v, Scalar low, Scalar high) {
    return scalars.apply(Operator.MIN, scalars.apply(Operator.MAX, v, low), high);
  }

  private Scalar number(double value) {
    return scalars.constant(value);
  }
}
