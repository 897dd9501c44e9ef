package io.github.chainrule.processor.verify;

import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Derivative;
import io.github.chainrule.processor.scalar.Evaluator;
import io.github.chainrule.processor.scalar.Formula;
import io.github.chainrule.processor.scalar.FormulaVariable;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.LossSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * Looks for ordinary points at which a formula or its derivative has no finite value: those where a
 * pre-activation v is between −4 and 4, an output y what its layer makes of that, and a target t 0,
 * ½ or 1.
 */
// A variable stands in arrays at its place in the enum.
@SuppressWarnings("EnumOrdinal")
public final class FormulaDomain {

  private static final int FURTHEST = 4;
  private static final int STEPS = 16;
  private static final double[] TARGETS = {0.5, 0, 1};
  private static final MathContext SHOWN = new MathContext(4);

  /**
   * A point at which something is not finite.
   *
   * @param layer the layer whose activation it is, or the loss of whose outputs
   * @param isLoss whether it is that of a loss
   * @param point as a message says it, {@code v = 0}
   * @param what is not finite, as a message says it
   * @param value what it is
   */
  public record Gap(
      int layer, boolean isLoss, Formula formula, String point, String what, double value) {}

  private final int layer;
  private final boolean isLoss;
  private final Formula formula;
  private final Precision precision;
  private final ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
  private final Scalar expression;

  private FormulaDomain(int layer, boolean isLoss, Formula formula, Precision precision) {
    this.layer = layer;
    this.isLoss = isLoss;
    this.formula = formula;
    this.precision = precision;
    this.expression = formula.in(graph, graph::symbol);
  }

  /** The first gap of each formula of a network. */
  public static List<Gap> gaps(ForwardProgram forward) {
    Precision precision = forward.network().precision();
    List<Gap> gaps = new ArrayList<>();
    for (int index = 0; index < forward.layers().size(); index++) {
      if (forward.network().layers().get(index).activation()
          instanceof ActivationSpec.Given given) {
        FormulaDomain domain = new FormulaDomain(index, false, given.formula(), precision);
        domain.gap(domain.activationPoints(), domain.rounding()).ifPresent(gaps::add);
      }
    }
    for (HeadSpec head : forward.network().heads()) {
      if (head.loss() instanceof LossSpec.Given given) {
        FormulaDomain domain = new FormulaDomain(head.layer(), true, given.formula(), precision);
        List<double[]> points = domain.lossPoints(outputs(forward.layers().get(head.layer())));
        domain.gap(points, value -> value).ifPresent(gaps::add);
      }
    }
    return gaps;
  }

  private DoubleUnaryOperator rounding() {
    return precision == Precision.FLOAT ? value -> (float) value : value -> value;
  }

  /** What a layer makes of a pre-activation; of its softmax, what two units would. */
  private static Evaluator outputs(ForwardProgram.Layer layer) {
    if (layer.output() instanceof Node.Map map
        && map.operands().equals(List.of(layer.preActivation()))) {
      return new Evaluator(map.template(), leaf -> ((Argument) leaf).index());
    }
    ScalarGraph graph = new ScalarGraph(Simplification.EXACT);
    Scalar v = graph.symbol(FormulaVariable.V);
    boolean isLinear = layer.output() == layer.preActivation();
    return new Evaluator(isLinear ? v : graph.apply(Operator.LOGISTIC, v), leaf -> 0);
  }

  /** Integers first, and those near 0: they are what a message had better name. */
  private static List<Double> preActivations() {
    List<Double> all = new ArrayList<>();
    for (int step : new int[] {STEPS, 1}) {
      for (int k = 0; k <= FURTHEST * STEPS; k += step) {
        all.add((double) k / STEPS);
        all.add((double) -k / STEPS);
      }
    }
    return all;
  }

  private List<double[]> activationPoints() {
    return preActivations().stream().map(v -> new double[] {v, v, 0}).toList();
  }

  private List<double[]> lossPoints(Evaluator outputs) {
    List<double[]> points = new ArrayList<>();
    for (double t : TARGETS) {
      for (double v : preActivations()) {
        double y = outputs.evaluate(new double[] {v}, side -> {});
        if (Double.isFinite(y)) {
          points.add(new double[] {v, y, t});
        }
      }
    }
    return points;
  }

  /** The first point where the value is not finite, or else where a derivative is not. */
  private Optional<Gap> gap(List<double[]> points, DoubleUnaryOperator rounding) {
    Optional<Gap> ofValue = gap("the value", expression, points, rounding);
    if (ofValue.isPresent()) {
      return ofValue;
    }
    Set<FormulaVariable> by = EnumSet.of(FormulaVariable.V, FormulaVariable.Y);
    by.retainAll(formula.variables());
    return by.stream()
        .flatMap(
            variable ->
                gap(
                    "the derivative by " + variable.letter(),
                    Derivative.of(graph, expression, (Scalar.Symbol) graph.symbol(variable)),
                    points,
                    rounding())
                    .stream())
        .findFirst();
  }

  private Optional<Gap> gap(
      String what, Scalar function, List<double[]> points, DoubleUnaryOperator rounding) {
    Evaluator evaluator =
        new Evaluator(function, leaf -> ((FormulaVariable) leaf).ordinal(), rounding);
    for (double[] point : points) {
      double value = evaluator.evaluate(point, side -> {});
      if (!Double.isFinite(value)) {
        return Optional.of(new Gap(layer, isLoss, formula, text(point), what, value));
      }
    }
    return Optional.empty();
  }

  private String text(double[] point) {
    return formula.variables().stream()
        .sorted()
        .map(variable -> variable.letter() + " = " + text(point[variable.ordinal()]))
        .collect(Collectors.joining(", "));
  }

  private static String text(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
