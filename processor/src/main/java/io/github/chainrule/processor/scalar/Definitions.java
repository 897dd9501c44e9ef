package io.github.chainrule.processor.scalar;

/**
 * What the operators mean that the runtime computes in one go, because what they are made of has no
 * value at infinity or cancels: as expressions of others, for whoever wants to read or check them.
 */
public final class Definitions {

  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

  private final ScalarGraph graph;
  private final Scalar a;

  private Definitions(ScalarGraph graph, Scalar a) {
    this.graph = graph;
    this.a = a;
  }

  /** The function of {@code a}, an expression of the same graph. */
  public static Scalar of(ScalarGraph graph, Operator operator, Scalar a) {
    return new Definitions(graph, a).of(operator);
  }

  /** The derivative of GELU's derivative: φ(a) (2 − a²). */
  static Scalar slopeOfGeluSlope(ScalarGraph graph, Scalar a) {
    Definitions definitions = new Definitions(graph, a);
    Scalar rest = graph.subtract(definitions.number(2), graph.multiply(a, a));
    return graph.multiply(definitions.density(), rest);
  }

  private Scalar of(Operator operator) {
    return switch (operator) {
      case SOFTSIGN -> graph.divide(a, graph.add(number(1), graph.apply(Operator.ABS, a)));
      case GELU -> graph.multiply(a, normal());
      case GELU_SLOPE -> graph.add(normal(), graph.multiply(a, density()));
      default -> throw new IllegalArgumentException(operator + " is not made of others");
    };
  }

  /** Φ(a). */
  private Scalar normal() {
    Scalar erf = graph.apply(Operator.ERF, graph.multiply(number(SQRT_HALF), a));
    return graph.multiply(number(0.5), graph.add(number(1), erf));
  }

  /** φ(a). */
  private Scalar density() {
    Scalar half = graph.multiply(number(-0.5), graph.multiply(a, a));
    return graph.multiply(number(ONE_OVER_SQRT_TWO_PI), graph.apply(Operator.EXP, half));
  }

  private Scalar number(double value) {
    return graph.constant(value, a.width());
  }
}
