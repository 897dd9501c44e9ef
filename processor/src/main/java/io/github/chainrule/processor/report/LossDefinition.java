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
 * cancel: minus the sum over the outputs of an expression in the output y and the target t.
 */
final class LossDefinition {

  /** The symbols of a definition. */
  enum Variable implements Leaf {
    Y,
    T;

    @Override
    public Width width() {
      return Width.WORKING;
    }
  }

  private final ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
  private final Scalar y = graph.symbol(Variable.Y);
  private final Scalar t = graph.symbol(Variable.T);

  private LossDefinition() {}

  /** The summand, of whose sum the loss is the negative; empty where the computed form says all. */
  static Optional<Scalar> negatedSummand(NetworkSpec network) {
    LossDefinition definition = new LossDefinition();
    boolean isSoftmax = network.outputLayer().activation() == Activation.SOFTMAX;
    return switch (network.loss()) {
      case SQUARED_ERROR, ABSOLUTE_ERROR, HUBER, OUTPUT -> Optional.empty();
      case LOG_COSH -> Optional.of(definition.negatedLogCosh());
      case BINARY_CROSS_ENTROPY -> Optional.of(definition.crossEntropy(definition.t));
      case CROSS_ENTROPY -> Optional.of(definition.information(definition.t));
      case ENTROPY ->
          Optional.of(
              isSoftmax
                  ? definition.information(definition.y)
                  : definition.crossEntropy(definition.y));
    };
  }

  /** p log y. */
  private Scalar information(Scalar p) {
    return graph.multiply(p, log(y));
  }

  /** p log y + (1 − p) log(1 − y). */
  private Scalar crossEntropy(Scalar p) {
    Scalar one = graph.constant(1);
    Scalar other = graph.multiply(graph.subtract(one, p), log(graph.subtract(one, y)));
    return graph.add(information(p), other);
  }

  /** log(2 / (e^(y − t) + e^(t − y))) = −log cosh(y − t). */
  private Scalar negatedLogCosh() {
    Scalar d = graph.subtract(y, t);
    Scalar up = graph.apply(Operator.EXP, d);
    Scalar down = graph.apply(Operator.EXP, graph.negate(d));
    return log(graph.divide(graph.constant(2), graph.add(up, down)));
  }

  private Scalar log(Scalar operand) {
    return graph.apply(Operator.LOG, operand);
  }
}
