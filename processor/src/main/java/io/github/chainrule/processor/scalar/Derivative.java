package io.github.chainrule.processor.scalar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The symbolic derivative of an expression by one of its symbols.
 *
 * <p>Where the rule of an operator can use the operation's own value, it does: the derivative of
 * {@code t = tanh(v)} is {@code 1 − t·t}. Whoever has computed the value can then share it. At a
 * kink the derivative is that of the branch which the operator takes there; a maximum or minimum
 * has the derivative of its first operand only strictly inside, so that ramps are flat at their
 * ends.
 */
public final class Derivative {

  /** 2/√π, the derivative of the error function at zero. */
  private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;

  private final ScalarGraph graph;
  private final Scalar root;
  private final Map<Scalar, Scalar> derivatives = new HashMap<>();

  private Derivative(ScalarGraph graph, Scalar root) {
    this.graph = graph;
    this.root = root;
  }

  /** The derivative of {@code root} by {@code symbol}, an expression of the same graph. */
  public static Scalar of(ScalarGraph graph, Scalar root, Scalar.Symbol symbol) {
    return new Derivative(graph, root).by(symbol);
  }

  private Scalar by(Scalar.Symbol symbol) {
    for (Scalar node : ScalarGraph.reachable(List.of(root))) {
      if (node instanceof Scalar.Operation operation) {
        derivatives.put(node, of(operation));
      } else {
        derivatives.put(node, graph.constant(node == symbol ? 1 : 0, node.width()));
      }
    }
    return derivatives.get(root);
  }

  private Scalar of(Scalar.Operation y) {
    Scalar a = y.operand(0);
    Scalar da = derivatives.get(a);
    return switch (y.operator()) {
      case NEGATE -> graph.negate(da);
      case ADD -> graph.add(da, second(y));
      case SUBTRACT, SUBTRACT_MAXIMUM -> graph.subtract(da, second(y));
      case MULTIPLY -> graph.add(graph.multiply(y.operand(1), da), graph.multiply(a, second(y)));
      case DIVIDE -> quotient(y, da);
      case MAX -> graph.select(kinkSide(y, a), y.operand(1), da, second(y));
      case MIN -> graph.select(y.operand(1), kinkSide(y, a), da, second(y));
      case ABS -> graph.multiply(graph.apply(Operator.SIGN, a), da);
      case SIGN -> number(0, y);
      case SELECT, SELECT_AT_LEAST ->
          graph.apply(
              y.operator(),
              a,
              y.operand(1),
              derivatives.get(y.operand(2)),
              derivatives.get(y.operand(3)));
      case WIDEN -> graph.apply(Operator.WIDEN, da);
      case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, LOGISTIC, SOFTPLUS, ERF ->
          graph.multiply(da, ofElementary(y, a));
      case SQRT, SIN, COS, TAN, ATAN -> graph.multiply(da, ofFurther(y, a));
      case POW -> power(y, a, da);
      case GATE, DAMP ->
          graph.add(graph.multiply(y.operand(1), da), graph.apply(Operator.DAMP, a, second(y)));
      case SOFTSIGN, GELU, GELU_SLOPE -> graph.multiply(da, ofLimited(y, a));
    };
  }

  private Scalar ofElementary(Scalar.Operation y, Scalar a) {
    Scalar one = number(1, y);
    return switch (y.operator()) {
      case EXP -> y;
      // Not y + 1, of which no digit is left where e^v is small.
      case EXPM1 -> graph.apply(Operator.EXP, a);
      case LOG -> graph.divide(one, a);
      case LOG1P -> graph.divide(one, graph.add(one, a));
      case TANH -> graph.subtract(one, graph.multiply(y, y));
      case SIGMOID, LOGISTIC -> graph.multiply(y, graph.subtract(one, y));
      case SOFTPLUS -> graph.apply(Operator.LOGISTIC, a);
      case ERF ->
          graph.multiply(
              number(TWO_OVER_SQRT_PI, y),
              graph.apply(Operator.EXP, graph.negate(graph.multiply(a, a))));
      default -> throw new IllegalArgumentException(y.operator() + " is not elementary");
    };
  }

  private Scalar ofFurther(Scalar.Operation y, Scalar a) {
    Scalar one = number(1, y);
    return switch (y.operator()) {
      case SQRT -> graph.divide(number(0.5, y), y);
      case SIN -> graph.apply(Operator.COS, a);
      case COS -> graph.negate(graph.apply(Operator.SIN, a));
      case TAN -> graph.add(one, graph.multiply(y, y));
      case ATAN -> graph.divide(one, graph.add(one, graph.multiply(a, a)));
      default -> throw new IllegalArgumentException(y.operator() + " is not elementary");
    };
  }

  /** Functions that have limits where what they are made of has none. */
  private Scalar ofLimited(Scalar.Operation y, Scalar a) {
    Scalar one = number(1, y);
    return switch (y.operator()) {
      case SOFTSIGN -> {
        Scalar share = graph.divide(one, graph.add(one, graph.apply(Operator.ABS, a)));
        yield graph.multiply(share, share);
      }
      case GELU -> graph.apply(Operator.GELU_SLOPE, a);
      case GELU_SLOPE -> Definitions.slopeOfGeluSlope(graph, a);
      default -> throw new IllegalArgumentException(y.operator() + " is made of nothing");
    };
  }

  /** (a^b)' = a' b a^(b − 1) + b' a^b log a. */
  private Scalar power(Scalar.Operation y, Scalar a, Scalar da) {
    Scalar b = y.operand(1);
    Scalar lower = graph.apply(Operator.POW, a, graph.subtract(b, number(1, y)));
    Scalar slope = graph.multiply(b, lower);
    Scalar growth = graph.multiply(y, graph.apply(Operator.LOG, a));
    return graph.add(graph.multiply(da, slope), graph.multiply(second(y), growth));
  }

  /** (a/b)' = (a' − y·b')/b. */
  private Scalar quotient(Scalar.Operation y, Scalar da) {
    Scalar numerator = graph.subtract(da, graph.multiply(y, second(y)));
    return numerator.isConstant(0) ? numerator : graph.divide(numerator, y.operand(1));
  }

  /** The value itself tells the side of the kink too; it is at hand where it is the result. */
  private Scalar kinkSide(Scalar.Operation y, Scalar a) {
    return y == root && y.operand(1) instanceof Scalar.Constant ? y : a;
  }

  private Scalar second(Scalar.Operation y) {
    return derivatives.get(y.operand(1));
  }

  private Scalar number(double value, Scalar like) {
    return graph.constant(value, like.width());
  }
}
