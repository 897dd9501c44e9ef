package io.github.chainrule.processor.report;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.scalar.Leaf;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.Optional;

/**
 * What a loss means, for those that are computed by another formula so that they do not overflow or
 * cancel: the sum over the outputs of an expression in the output y and the target t, or its
 * negative.
 *
 * @param isNegated whether the loss is the negative of the sum
 */
record LossDefinition(boolean isNegated, Scalar summand) {

  /** The symbols of a definition. */
  enum Variable implements Leaf {
    Y,
    T;

    @Override
    public Width width() {
      return Width.WORKING;
    }
  }

  /** The definition of a network's loss; empty where the computed form says it all. */
  static Optional<LossDefinition> of(NetworkSpec network) {
    Expressions expressions = new Expressions();
    boolean isSoftmax = network.outputLayer().activation().constant() == Activation.SOFTMAX;
    return switch (network.loss().constant()) {
      case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER, OUTPUT -> Optional.empty();
      case LOG_COSH -> Optional.of(new LossDefinition(false, expressions.logCosh()));
      case BINARY_CROSS_ENTROPY -> negated(expressions.crossEntropy(expressions.t));
      case CROSS_ENTROPY -> negated(expressions.information(expressions.t));
      case ENTROPY ->
          negated(
              isSoftmax
                  ? expressions.information(expressions.y)
                  : expressions.crossEntropy(expressions.y));
    };
  }

  private static Optional<LossDefinition> negated(Scalar summand) {
    return Optional.of(new LossDefinition(true, summand));
  }

  /** Writes the summands. */
  private static final class Expressions {
    private final ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    private final Scalar y = graph.symbol(Variable.Y);
    private final Scalar t = graph.symbol(Variable.T);

    /** p log y. */
    Scalar information(Scalar p) {
      return graph.multiply(p, log(y));
    }

    /** p log y + (1 − p) log(1 − y). */
    Scalar crossEntropy(Scalar p) {
      Scalar one = graph.constant(1);
      Scalar other = graph.multiply(graph.subtract(one, p), log(graph.subtract(one, y)));
      return graph.add(information(p), other);
    }

    /** The logarithm of the mean of e^(y − t) and e^(t − y). */
    Scalar logCosh() {
      Scalar up = graph.apply(Operator.EXP, graph.subtract(y, t));
      Scalar down = graph.apply(Operator.EXP, graph.subtract(t, y));
      return log(graph.divide(graph.add(up, down), graph.constant(2)));
    }

    private Scalar log(Scalar operand) {
      return graph.apply(Operator.LOG, operand);
    }
  }
}
