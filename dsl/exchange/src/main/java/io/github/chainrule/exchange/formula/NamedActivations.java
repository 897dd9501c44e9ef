package io.github.chainrule.exchange.formula;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;
import static io.github.chainrule.exchange.formula.Function.ABS;
import static io.github.chainrule.exchange.formula.Function.ADD;
import static io.github.chainrule.exchange.formula.Function.CLAMP;
import static io.github.chainrule.exchange.formula.Function.DIVIDE;
import static io.github.chainrule.exchange.formula.Function.ERF;
import static io.github.chainrule.exchange.formula.Function.EXPM1;
import static io.github.chainrule.exchange.formula.Function.IF_POSITIVE;
import static io.github.chainrule.exchange.formula.Function.MULTIPLY;
import static io.github.chainrule.exchange.formula.Function.RELU;
import static io.github.chainrule.exchange.formula.Function.SIGMOID;
import static io.github.chainrule.exchange.formula.Function.SOFTPLUS;
import static io.github.chainrule.exchange.formula.Function.TANH;

import io.github.chainrule.dsl.Activation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The activations that have a name, as formulas.
 *
 * <p>Which of them a formula is, however a file spells it, is found by its values: at several
 * hundred points, among them both sides of every constant that the formula mentions, it must agree
 * to what rounding a file's constants to floats explains. Anything else stays a formula; the tanh
 * form of GELU, for one, is 1e-4 away from GELU.
 */
public final class NamedActivations {
  private static final double TOLERANCE = 1e-6;
  private static final double ROUNDING = 1e-13;
  private static final double LARGEST = 80;

  private static final Map<Activation, Formula> FORMULAS = formulas();

  private NamedActivations() {}

  private static Map<Activation, Formula> formulas() {
    Map<Activation, Formula> all = new EnumMap<>(Activation.class);
    all.put(Activation.IDENTITY, V);
    all.put(Activation.SIGMOID, call(SIGMOID, V));
    all.put(Activation.TANH, call(TANH, V));
    all.put(Activation.RELU, call(RELU, V));
    all.put(Activation.LEAKY_RELU, leakyRelu(0.01));
    all.put(Activation.ELU, elu(1));
    all.put(Activation.SELU, selu(1.67326324235438, 1.05070098735548));
    all.put(Activation.GELU, gelu());
    all.put(Activation.SILU, call(MULTIPLY, V, call(SIGMOID, V)));
    all.put(Activation.SOFTPLUS, call(SOFTPLUS, V));
    all.put(Activation.SOFTSIGN, call(DIVIDE, V, call(ADD, number(1), call(ABS, V))));
    all.put(Activation.HARD_SIGMOID, hardSigmoid(1.0 / 6, 0.5));
    all.put(Activation.HARD_TANH, call(CLAMP, V, number(-1), number(1)));
    return all;
  }

  public static Formula formulaOf(Activation activation) {
    return FORMULAS.get(activation);
  }

  public static Formula leakyRelu(double slope) {
    return call(IF_POSITIVE, V, V, call(MULTIPLY, number(slope), V));
  }

  public static Formula elu(double alpha) {
    return call(IF_POSITIVE, V, V, times(alpha, call(EXPM1, V)));
  }

  /** Continuously differentiable: α (exp(v / α) − 1) below 0. */
  public static Formula celu(double alpha) {
    return call(IF_POSITIVE, V, V, times(alpha, call(EXPM1, call(DIVIDE, V, number(alpha)))));
  }

  public static Formula thresholdedRelu(double threshold) {
    return call(IF_POSITIVE, call(Function.SUBTRACT, V, number(threshold)), V, number(0));
  }

  public static Formula selu(double alpha, double gamma) {
    return times(gamma, elu(alpha));
  }

  public static Formula gelu() {
    Formula phi = call(ADD, number(1), call(ERF, call(DIVIDE, V, number(Math.sqrt(2)))));
    return call(MULTIPLY, call(MULTIPLY, number(0.5), V), phi);
  }

  /** The approximation ½ v (1 + tanh(√(2/π) (v + 0.044715 v³))). */
  public static Formula tanhGelu() {
    Formula cube = call(MULTIPLY, number(0.044715), call(Function.POWER, V, number(3)));
    Formula inner = call(MULTIPLY, number(Math.sqrt(2 / Math.PI)), call(ADD, V, cube));
    return call(MULTIPLY, call(MULTIPLY, number(0.5), V), call(ADD, number(1), call(TANH, inner)));
  }

  public static Formula hardSigmoid(double slope, double offset) {
    return call(
        CLAMP, call(ADD, call(MULTIPLY, number(slope), V), number(offset)), number(0), number(1));
  }

  private static Formula times(double factor, Formula formula) {
    return factor == 1 ? formula : call(MULTIPLY, number(factor), formula);
  }

  /** The activation that a formula is, if it is one. */
  public static Optional<Activation> named(Formula formula) {
    double[] points = points(formula);
    return FORMULAS.entrySet().stream()
        .filter(entry -> agree(entry.getValue(), formula, points))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean agree(Formula named, Formula formula, double[] points) {
    for (double v : points) {
      double a = named.at(v);
      double b = formula.at(v);
      double scale = Math.max(Math.abs(a), Math.abs(b));
      if (!(Math.abs(a - b) <= TOLERANCE * scale + ROUNDING * (1 + Math.abs(v)))) {
        return false;
      }
    }
    return true;
  }

  private static double[] points(Formula formula) {
    List<Double> points = new ArrayList<>();
    for (double v = -12; v <= 12; v += 1.0 / 16) {
      points.add(v);
    }
    for (double v = 1e-6; v <= LARGEST; v *= 1.7) {
      points.add(v);
      points.add(-v);
    }
    for (double constant : formula.constants()) {
      // Beyond, a clamp or a slope that changes is still looked at, an exponential is not.
      for (double near : new double[] {0.9, 0.999, 1, 1.001, 1.1, 2, -0.9, -1, -1.1, -2}) {
        if (Double.isFinite(constant * near)) {
          points.add(constant * near);
        }
      }
    }
    return points.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
