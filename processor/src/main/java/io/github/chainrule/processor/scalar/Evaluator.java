package io.github.chainrule.processor.scalar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * Prepares an expression.
   *
   * @param argument the index of the argument that a leaf stands for
   */
  public Evaluator(Scalar root, ToIntFunction<Leaf> argument) {
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
      initial[slot] = constant.value();
    } else if (node instanceof Scalar.Symbol symbol) {
      argumentOf[slot] = argument.applyAsInt(symbol.leaf());
    } else {
      Scalar.Operation operation = (Scalar.Operation) node;
      operators[slot] = operation.operator();
      operandsOf[slot] = operation.operands().stream().mapToInt(slots::get).toArray();
    }
  }

  public double evaluate(double[] arguments, Kinks kinks) {
    double[] values = initial.clone();
    for (int slot = 0; slot < values.length; slot++) {
      if (argumentOf[slot] >= 0) {
        values[slot] = arguments[argumentOf[slot]];
      } else if (operators[slot] != null) {
        values[slot] = apply(slot, values, kinks);
      }
    }
    return values[values.length - 1];
  }

  private double apply(int slot, double[] values, Kinks kinks) {
    int[] at = operandsOf[slot];
    double[] operands = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      operands[i] = values[at[i]];
    }
    return evaluate(operators[slot], operands, kinks);
  }

  /** The value of one operation. */
  static double evaluate(Operator operator, double... operands) {
    return evaluate(operator, operands, UNWATCHED);
  }

  private static double evaluate(Operator operator, double[] operands, Kinks kinks) {
    double a = operands[0];
    double b = operands.length > 1 ? operands[1] : Double.NaN;
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
      case SELECT -> compared(a > b, a > b ? operands[2] : operands[3], kinks);
      case EXP -> StrictMath.exp(a);
      case EXPM1 -> StrictMath.expm1(a);
      case LOG -> StrictMath.log(a);
      case LOG1P -> StrictMath.log1p(a);
      case TANH -> StrictMath.tanh(a);
      case SIGMOID, LOGISTIC -> SpecialFunctions.sigmoid(a);
      case SOFTPLUS -> SpecialFunctions.softplus(a);
      case ERF -> SpecialFunctions.erf(a);
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
