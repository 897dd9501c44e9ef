package io.github.chainrule.exchange.keras;

import static io.github.chainrule.exchange.formula.Formula.Variable.V;
import static io.github.chainrule.exchange.formula.Formula.call;
import static io.github.chainrule.exchange.formula.Formula.number;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.Json;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.Function;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.graph.Attributes;
import io.github.chainrule.exchange.graph.Op;
import java.util.List;

/** Keras' activations, by name or as layers. */
final class KerasActivations {
  private KerasActivations() {}

  /** Applies what a configuration says: nothing, a name, or an object of either. */
  static String apply(KerasLayer layer, JsonElement activation, String x)
      throws DamagedFileException {
    if (activation == null || activation.isJsonNull()) {
      return x;
    }
    if (activation.isJsonObject()) {
      return apply(layer, activation.getAsJsonObject(), x);
    }
    String name = activation.getAsString();
    if (name.equals("softmax")) {
      return layer.nodes.softmax(x);
    }
    if (name.equals("log_softmax")) {
      return layer.builder.node(Op.LOG_SOFTMAX, Attributes.of("axis", -1), x);
    }
    Formula formula = formula(name, layer.version);
    if (formula == null) {
      throw new IllegalArgumentException(
          "ends in the activation '" + name + "', which no formula is known of");
    }
    return layer.nodes.map(formula, x);
  }

  private static String apply(KerasLayer layer, JsonObject object, String x)
      throws DamagedFileException {
    String kind = Json.text(object, "class_name", "");
    if (kind.equals("function")) {
      return apply(layer, object.get("config"), x);
    }
    KerasReading reading = KerasOperators.TABLE.reading(kind);
    if (reading == null) {
      throw new IllegalArgumentException("ends in '" + kind + "', which no formula is known of");
    }
    return reading.read(
        new KerasLayer(
            Json.object(object, "config"), List.of(x), layer.builder, null, "", layer.version));
  }

  private static Formula formula(String name, int version) {
    return switch (name) {
      case "linear" -> V;
      case "relu" -> call(Function.RELU, V);
      case "relu6" -> call(Function.CLAMP, V, number(0), number(6));
      case "leaky_relu" -> NamedActivations.leakyRelu(0.2);
      case "elu" -> NamedActivations.elu(1);
      case "selu" -> NamedActivations.formulaOf(Activation.SELU);
      case "gelu" -> NamedActivations.gelu();
      case "silu", "swish" -> NamedActivations.formulaOf(Activation.SILU);
      case "softplus" -> call(Function.SOFTPLUS, V);
      case "softsign" -> NamedActivations.formulaOf(Activation.SOFTSIGN);
      case "sigmoid" -> call(Function.SIGMOID, V);
      case "tanh" -> call(Function.TANH, V);
      case "exponential" -> call(Function.EXP, V);
      case "mish" -> call(Function.MULTIPLY, V, call(Function.TANH, call(Function.SOFTPLUS, V)));
      // Version 3 has made it another function.
      case "hard_sigmoid" ->
          version >= 3
              ? NamedActivations.hardSigmoid(1.0 / 6, 0.5)
              : NamedActivations.hardSigmoid(0.2, 0.5);
      case "hard_silu", "hard_swish" ->
          call(Function.MULTIPLY, V, NamedActivations.hardSigmoid(1.0 / 6, 0.5));
      case "hard_tanh" -> NamedActivations.formulaOf(Activation.HARD_TANH);
      default -> null;
    };
  }

  /** Of the layer {@code ReLU}: cut above, sloped below, and both from a threshold on. */
  static Formula relu(KerasLayer layer) {
    double slope = layer.real("negative_slope", 0);
    double threshold = layer.real("threshold", 0);
    double most = layer.real("max_value", Double.NaN);
    if (threshold != 0) {
      throw new IllegalArgumentException("has a threshold of " + threshold);
    }
    Formula formula = slope == 0 ? call(Function.RELU, V) : NamedActivations.leakyRelu(slope);
    return Double.isNaN(most) ? formula : call(Function.MIN, formula, number(most));
  }
}
