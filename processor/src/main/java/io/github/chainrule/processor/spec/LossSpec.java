package io.github.chainrule.processor.spec;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.scalar.FormulaVariable;
import java.util.EnumSet;
import java.util.Set;

/** The loss E of a network's outputs and, for most, of a target. */
public sealed interface LossSpec {

  /** One that has a name. */
  record Named(LossFunction constant) implements LossSpec {

    @Override
    public String name() {
      return constant.name();
    }

    @Override
    public boolean fits(ActivationSpec activation) {
      return activations().size() == Activation.values().length
          || activations().stream().anyMatch(activation::is);
    }

    @Override
    public boolean readsTarget() {
      return constant != LossFunction.ENTROPY && constant != LossFunction.OUTPUT;
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

    @Override
    public int mostOutputs() {
      return constant == LossFunction.OUTPUT ? 1 : Integer.MAX_VALUE;
    }
  }

  /** The sum over the outputs of a formula of the user's own. */
  record Given(Formula formula) implements LossSpec {

    @Override
    public String name() {
      return formula.text();
    }

    @Override
    public boolean fits(ActivationSpec activation) {
      return true;
    }

    @Override
    public boolean readsTarget() {
      return formula.variables().contains(FormulaVariable.T);
    }

    @Override
    public int mostOutputs() {
      return Integer.MAX_VALUE;
    }
  }

  static LossSpec of(LossFunction constant) {
    return new Named(constant);
  }

  static LossSpec of(Formula formula) {
    return new Given(formula);
  }

  /** The name of the enum constant, or the text of the formula. */
  String name();

  /** The name within a text: a formula is in quotation marks. */
  default String title() {
    return this instanceof Given ? '"' + name() + '"' : name();
  }

  /** Whether the loss is defined for outputs of that activation. */
  boolean fits(ActivationSpec activation);

  /** Whether the loss compares with a target. */
  boolean readsTarget();

  /** The most outputs that the loss takes. */
  int mostOutputs();
}
