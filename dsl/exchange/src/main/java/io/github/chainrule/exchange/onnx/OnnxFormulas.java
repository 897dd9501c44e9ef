package io.github.chainrule.exchange.onnx;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Formula.Call;
import io.github.chainrule.exchange.formula.Formula.Constant;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes activations: by the operator of that name where there is one, else operator by operator.
 */
final class OnnxFormulas {
  private final OnnxGraphWriter graph;

  OnnxFormulas(OnnxGraphWriter graph) {
    this.graph = graph;
  }

  /** Adds φ(x), which gives a value of a name. */
  String write(Formula formula, String x, String output) {
    Optional<Activation> named = NamedActivations.named(formula);
    return named.isPresent() ? named(named.get(), x, output) : tree(formula, x, output);
  }

  private String named(Activation activation, String x, String output) {
    return switch (activation) {
      case IDENTITY -> graph.node("Identity", output, Map.of(), x);
      case SIGMOID -> graph.node("Sigmoid", output, Map.of(), x);
      case TANH -> graph.node("Tanh", output, Map.of(), x);
      case RELU -> graph.node("Relu", output, Map.of(), x);
      case LEAKY_RELU -> graph.node("LeakyRelu", output, Map.of("alpha", 0.01), x);
      case ELU -> graph.node("Elu", output, Map.of("alpha", 1.0), x);
      case SELU ->
          graph.node(
              "Selu", output, Map.of("alpha", 1.67326324235438, "gamma", 1.05070098735548), x);
      case SOFTPLUS -> graph.node("Softplus", output, Map.of(), x);
      case SOFTSIGN -> graph.node("Softsign", output, Map.of(), x);
      case HARD_SIGMOID ->
          graph.node("HardSigmoid", output, Map.of("alpha", 1.0 / 6, "beta", 0.5), x);
      case SILU, GELU, HARD_TANH -> tree(NamedActivations.formulaOf(activation), x, output);
      case SOFTMAX -> softmax(x, output);
    };
  }

  String softmax(String x, String output) {
    return graph.node("Softmax", output, Map.of("axis", -1), x);
  }

  private String tree(Formula formula, String x, String output) {
    if (formula instanceof Constant constant) {
      return graph.constant(graph.fresh(output), Tensor.scalar(constant.value()));
    }
    if (!(formula instanceof Call call)) {
      return x;
    }
    List<Formula> arguments = call.arguments();
    String[] a = new String[arguments.size()];
    for (int i = 0; i < a.length; i++) {
      a[i] = tree(arguments.get(i), x, graph.fresh(output));
    }
    return switch (call.function()) {
      case ADD -> graph.node("Add", output, Map.of(), a);
      case SUBTRACT -> graph.node("Sub", output, Map.of(), a);
      case MULTIPLY -> graph.node("Mul", output, Map.of(), a);
      case DIVIDE -> graph.node("Div", output, Map.of(), a);
      case POWER -> graph.node("Pow", output, Map.of(), a);
      case NEGATE -> graph.node("Neg", output, Map.of(), a);
      case ABS -> graph.node("Abs", output, Map.of(), a);
      case MIN -> graph.node("Min", output, Map.of(), a);
      case MAX -> graph.node("Max", output, Map.of(), a);
      case SQRT -> graph.node("Sqrt", output, Map.of(), a);
      case EXP -> graph.node("Exp", output, Map.of(), a);
      case LOG -> graph.node("Log", output, Map.of(), a);
      case SIN -> graph.node("Sin", output, Map.of(), a);
      case COS -> graph.node("Cos", output, Map.of(), a);
      case TANH -> graph.node("Tanh", output, Map.of(), a);
      case SIGMOID -> graph.node("Sigmoid", output, Map.of(), a);
      case SOFTPLUS -> graph.node("Softplus", output, Map.of(), a);
      case RELU -> graph.node("Relu", output, Map.of(), a);
      case ERF -> graph.node("Erf", output, Map.of(), a);
      case ATAN -> graph.node("Atan", output, Map.of(), a);
      case SIGN -> graph.node("Sign", output, Map.of(), a);
      case CLAMP -> graph.node("Clip", output, Map.of(), a);
      case EXPM1 -> expm1(a[0], output);
      case IF_POSITIVE -> ifPositive(a, output);
    };
  }

  private String expm1(String x, String output) {
    String one = graph.constant(graph.fresh(output), Tensor.scalar(1));
    String exp = graph.node("Exp", graph.fresh(output), Map.of(), x);
    return graph.node("Sub", output, Map.of(), exp, one);
  }

  private String ifPositive(String[] a, String output) {
    String zero = graph.constant(graph.fresh(output), Tensor.scalar(0));
    String positive = graph.node("Greater", graph.fresh(output), Map.of(), a[0], zero);
    return graph.node("Where", output, Map.of(), positive, a[1], a[2]);
  }
}
