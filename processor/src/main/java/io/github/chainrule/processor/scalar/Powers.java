package io.github.chainrule.processor.scalar;

/** Powers: by multiplications where the exponent is an integer that is not too large. */
final class Powers {

  /** By more multiplications a power would not be accurate. */
  static final int HIGHEST = 1024;

  private Powers() {}

  /** a^exponent, in the graph of both. */
  static Scalar of(ScalarGraph graph, Scalar a, Scalar exponent) {
    if (!(exponent instanceof Scalar.Constant constant)) {
      return graph.apply(Operator.POW, a, exponent);
    }
    double value = constant.value();
    if (value == 0.5) {
      return graph.apply(Operator.SQRT, a);
    }
    if (value != Math.rint(value) || Math.abs(value) > HIGHEST) {
      return graph.apply(Operator.POW, a, exponent);
    }
    Scalar power = integer(graph, a, (int) Math.abs(value));
    return value < 0 ? graph.divide(graph.constant(1, a.width()), power) : power;
  }

  /** From the highest bit of the exponent on: a square a bit, times a where the bit is set. */
  private static Scalar integer(ScalarGraph graph, Scalar a, int exponent) {
    if (exponent == 0) {
      return graph.constant(1, a.width());
    }
    Scalar power = a;
    for (int bit = Integer.highestOneBit(exponent) >> 1; bit > 0; bit >>= 1) {
      power = graph.multiply(power, power);
      power = (exponent & bit) != 0 ? graph.multiply(power, a) : power;
    }
    return power;
  }
}
