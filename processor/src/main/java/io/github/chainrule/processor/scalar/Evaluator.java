package io.github.chainrule.processor.scalar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * An expression made ready to be evaluated many times, in {@code double} with {@link StrictMath},
 * so that every JDK computes the same value.
 *
 * <p>Each comparison that an evaluation makes is told to a {@link Kinks}: two points that differ in
 * one lie on different sides of a kink.
 */
public final class Evaluator {

  private static final Kinks UNWATCHED = side -> {};

  /** Told the outcome of each comparison, in a fixed order. */
  @FunctionalInterface
  public interface Kinks {
    void passed(boolean side);
  }

  private final double[] initial;
  private final int[] argumentOf;
  private final Operator[] operators;
  private final int[][] operandsOf;
  private final DoubleUnaryOperator rounding;

  /**
   * Prepares an expression.
   *
   * @param argument the index of the argument that a leaf stands for
   */
  public Evaluator(Scalar root, ToIntFunction<Leaf> argument) {
    this(root, argument, value -> value);
  }

  /**
   * Prepares an expression.
   *
   * @param argument the index of the argument that a leaf stands for
   * @param rounding applied to the value of each constant and each operation
   */
  public Evaluator(Scalar root, ToIntFunction<Leaf> argument, DoubleUnaryOperator rounding) {
    this.rounding = rounding;
    List<Scalar> nodes = ScalarGraph.reachable(List.of(root));
    initial = new double[nodes.size()];
    argumentOf = new int[nodes.size()];
    operators = new Operator[nodes.size()];
    operandsOf = new int[nodes.size()][];
    Map<Scalar, Integer> slots = new HashMap<>();
    for (int slot = 0; slot < nodes.size(); slot++) {
      slots.put(nodes.get(slot), slot);
      prepare(nodes.get(slot), slot, slots, argument);
    }
  }

  private void prepare(
      Scalar node, int slot, Map<Scalar, Integer> slots, ToIntFunction<Leaf> argument) {
    argumentOf[slot] = -1;
    if (node instanceof Scalar.Constant constant) {
      initial[slot] = rounding.applyAsDouble(constant.value());
    } else if (node instanceof Scalar.Symbol symbol) {
      argumentOf[slot] = argument.applyAsInt(symbol.leaf());
    } else {
      Scalar.Operation operation = (Scalar.Operation) node;
      operators[slot] = operation.operator();
      operandsOf[slot] = operation.operands().stream().mapToInt(slots::get).toArray();
    }
  }

  /** The value of the expression for some arguments. */
  public double evaluate(double[] arguments, Kinks kinks) {
    double[][] columns = new double[arguments.length][];
    Arrays.setAll(columns, index -> new double[] {arguments[index]});
    return evaluate(columns, 1, kinks)[0];
  }

  /**
   * The values of the expression for many arguments, computed operation by operation.
   *
   * @param arguments of each argument its {@code count} values, which are only read
   */
  public double[] evaluate(double[][] arguments, int count, Kinks kinks) {
    double[][] values = new double[initial.length][];
    for (int slot = 0; slot < values.length; slot++) {
      values[slot] = argumentOf[slot] >= 0 ? arguments[argumentOf[slot]] : new double[count];
      if (operators[slot] != null) {
        apply(slot, values, kinks);
      } else if (argumentOf[slot] < 0) {
        Arrays.fill(values[slot], initial[slot]);
      }
    }
    return values[values.length - 1];
  }

  private void apply(int slot, double[][] values, Kinks kinks) {
    int[] operands = operandsOf[slot];
    Operator operator = operators[slot];
    double[] results = values[slot];
    double[] a = values[operands[0]];
    double[] b = values[operands[operands.length > 1 ? 1 : 0]];
    double[] c = values[operands[operands.length > 2 ? 2 : 0]];
    double[] d = values[operands[operands.length > 2 ? 3 : 0]];
    for (int index = 0; index < results.length; index++) {
      results[index] =
          rounding.applyAsDouble(evaluate(operator, a[index], b[index], c[index], d[index], kinks));
    }
  }

  /** The value of one operation. */
  static double evaluate(Operator operator, double... operands) {
    double[] four = Arrays.copyOf(operands, 4);
    return evaluate(operator, four[0], four[1], four[2], four[3], UNWATCHED);
  }

  /** The value of one operation, which looks at no more operands than it has. */
  private static double evaluate(
      Operator operator, double a, double b, double c, double d, Kinks kinks) {
    return switch (operator) {
      case NEGATE -> -a;
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case SUBTRACT_MAXIMUM -> a == b && a == Double.POSITIVE_INFINITY ? 0 : a - b;
      case MULTIPLY -> a * b;
      case GATE -> a == Double.NEGATIVE_INFINITY ? 0 : a * b;
      case DAMP -> Double.isInfinite(a) ? 0 : a * b;
      case DIVIDE -> a / b;
      case MAX -> compared(a > b, Math.max(a, b), kinks);
      case MIN -> compared(a > b, Math.min(a, b), kinks);
      case ABS -> compared(a > 0, Math.abs(a), kinks);
      case SIGN -> compared(a > 0, Math.signum(a), kinks);
      case SELECT -> compared(a > b, a > b ? c : d, kinks);
      case SELECT_AT_LEAST -> compared(a >= b, a >= b ? c : d, kinks);
      case EXP -> StrictMath.exp(a);
      case EXPM1 -> StrictMath.expm1(a);
      case LOG -> StrictMath.log(a);
      case LOG1P -> StrictMath.log1p(a);
      case TANH -> StrictMath.tanh(a);
      case SIGMOID, LOGISTIC -> SpecialFunctions.sigmoid(a);
      case SOFTPLUS -> SpecialFunctions.softplus(a);
      case ERF -> SpecialFunctions.erf(a);
      case SQRT -> StrictMath.sqrt(a);
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
      case TAN -> StrictMath.tan(a);
      case ATAN -> StrictMath.atan(a);
      case POW -> a < 0 ? Double.NaN : StrictMath.pow(a, b);
      case SOFTSIGN -> compared(a > 0, SpecialFunctions.softsign(a), kinks);
      case GELU -> SpecialFunctions.gelu(a);
      case GELU_SLOPE -> SpecialFunctions.geluSlope(a);
      case WIDEN -> a;
    };
  }

  private static double compared(boolean side, double value, Kinks kinks) {
    kinks.passed(side);
    return value;
  }
}
