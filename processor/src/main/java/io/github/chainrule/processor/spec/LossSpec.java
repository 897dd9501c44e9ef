package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import java.util.EnumSet;
import java.util.Set;

/** The loss E of a network's outputs and, for most, of a target. */
public record LossSpec(LossFunction constant) {

  public String name() {
    return constant.name();
  }

  /** The activations of the output layer that the loss is defined for. */
  Set<Activation> activations() {
    return switch (constant) {
      case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER, LOG_COSH, OUTPUT ->
          EnumSet.allOf(Activation.class);
      case BINARY_CROSS_ENTROPY -> EnumSet.of(Activation.SIGMOID);
      case CROSS_ENTROPY -> EnumSet.of(Activation.SOFTMAX);
      case ENTROPY -> EnumSet.of(Activation.SIGMOID, Activation.SOFTMAX);
    };
  }

  /** The most outputs that the loss takes. */
  int mostOutputs() {
    return constant == LossFunction.OUTPUT ? 1 : Integer.MAX_VALUE;
  }
}
