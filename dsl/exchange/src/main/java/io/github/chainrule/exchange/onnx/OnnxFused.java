package io.github.chainrule.exchange.onnx;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.OperatorTable;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import java.util.Set;

/** Operators that ONNX Runtime writes when it optimises a file, of the domain com.microsoft. */
final class OnnxFused {
  static final String DOMAIN = "com.microsoft";

  /** Those that the standard does not have. */
  static final Set<String> ONLY =
      Set.of("FusedGemm", "FusedMatMul", "FusedConv", "QuickGelu", "FastGelu", "BiasGelu");

  private OnnxFused() {}

  static void add(OperatorTable<OnnxReading> table) {
    table.add("FusedGemm FusedMatMul", "`@Dense` with its activation", OnnxFused::product);
    table.add(
        "FusedConv",
        "`@Conv1D` or `@Conv2D` with its activation",
        it -> {
          if (it.has(3)) {
            it.refuse("it adds another value; export with standard operators");
          } else {
            String value = OnnxWindows.convolved(it);
            if (value != null) {
              activated(it, value);
            }
          }
        });
    table.add(
        "QuickGelu FastGelu BiasGelu",
        "a formula, or `GELU`",
        it -> {
          String x =
              it.has(1) ? it.builder.binary(Function.ADD, it.input(0), it.input(1)) : it.input(0);
          it.give(it.builder.map(gelu(it.node), x));
        });
  }

  private static Formula gelu(OnnxNode node) {
    return switch (node.type) {
      case "QuickGelu" ->
          call(
              Function.MULTIPLY,
              V,
              call(
                  Function.SIGMOID, call(Function.MULTIPLY, number(node.real("alpha", 1.702)), V)));
      case "FastGelu" -> NamedActivations.tanhGelu();
      default -> NamedActivations.gelu();
    };
  }

  private static void product(OnnxContext it) {
    boolean batches =
        it.node.integer("transBatchA", 0) != 0 || it.node.integer("transBatchB", 0) != 0;
    boolean transposes = it.node.type.equals("FusedMatMul") && it.node.integer("transA", 0) != 0;
    if (batches || transposes) {
      it.refuse("export with standard operators");
    } else {
      activated(it, OnnxOperators.product(it));
    }
  }

  private static void activated(OnnxContext it, String value) {
    String name = it.node.text("activation", "");
    double[] numbers = it.node.reals("activation_params");
    Formula formula =
        switch (name) {
          case "" -> V;
          case "Relu" -> call(Function.RELU, V);
          case "Tanh" -> call(Function.TANH, V);
          case "Sigmoid" -> call(Function.SIGMOID, V);
          case "LeakyRelu" -> NamedActivations.leakyRelu(slope(it, numbers, 0.01));
          case "HardSigmoid" ->
              numbers.length == 2
                  ? NamedActivations.hardSigmoid(numbers[0], numbers[1])
                  : NamedActivations.hardSigmoid(0.2, 0.5);
          case "Clip" ->
              numbers.length == 2
                  ? call(Function.CLAMP, V, number(numbers[0]), number(numbers[1]))
                  : null;
          case "Softplus" -> NamedActivations.formulaOf(Activation.SOFTPLUS);
          default -> null;
        };
    if (formula == null) {
      it.refuse("its activation " + name + " is not known; export with standard operators");
    } else {
      it.give(formula.equals(V) ? value : it.builder.map(formula, value));
    }
  }

  /** The one number of an activation: an attribute of its own, or the first of a list. */
  private static double slope(OnnxContext it, double[] numbers, double otherwise) {
    return numbers.length > 0 ? numbers[0] : it.node.real("activation_alpha", otherwise);
  }
}
