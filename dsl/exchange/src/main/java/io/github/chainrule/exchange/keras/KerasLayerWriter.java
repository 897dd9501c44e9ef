package io.github.chainrule.exchange.keras;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.exchange.draft.Kind;
import io.github.chainrule.exchange.draft.LayerDraft;
import io.github.chainrule.exchange.formula.Formula;
import io.github.chainrule.exchange.formula.FormulaText;
import io.github.chainrule.exchange.formula.NamedActivations;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the layers of a network as those of Keras, one or two for each. */
final class KerasLayerWriter {
  private final KerasDraftWriter model;

  KerasLayerWriter(KerasDraftWriter model) {
    this.model = model;
  }

  void add(LayerDraft layer) {
    if (layer.kind() == Kind.EMBEDDING) {
      addEmbedding(layer);
      return;
    }
    Optional<Activation> named =
        layer.isSoftmax()
            ? Optional.of(Activation.SOFTMAX)
            : NamedActivations.named(layer.activation());
    String activation = named.map(KerasLayerWriter::name).orElse(null);
    boolean inside = activation != null && takesActivation(layer);
    boolean linear = named.isPresent() && named.get() == Activation.IDENTITY;
    boolean only = layer.kind() == Kind.ACTIVATE;
    boolean apart = !inside && (!linear || only);
    String name = apart ? layer.name() + "_linear" : layer.name();
    String value = name;
    if (only) {
      value = source(layer, 0);
    } else {
      addLinear(layer, name, inside ? activation : "linear");
    }
    if (apart) {
      addActivation(layer, activation, value);
    }
    model.setValue(layer, layer.name());
  }

  private String source(LayerDraft layer, int index) {
    return model.valueOf(layer.from().get(index));
  }

  private static boolean takesActivation(LayerDraft layer) {
    return switch (layer.kind()) {
      case DENSE, CONV_1D, CONV_2D -> true;
      default -> false;
    };
  }

  /** What Keras calls an activation; null if it has no name of its own there. */
  private static String name(Activation activation) {
    return switch (activation) {
      case IDENTITY -> "linear";
      case LEAKY_RELU -> null;
      case SIGMOID,
          TANH,
          RELU,
          ELU,
          SELU,
          GELU,
          SILU,
          SOFTPLUS,
          SOFTSIGN,
          HARD_SIGMOID,
          HARD_TANH,
          SOFTMAX ->
          activation.name().toLowerCase(Locale.ROOT);
    };
  }

  private void addActivation(LayerDraft layer, String activation, String from) {
    List<String> source = List.of(from);
    if (activation != null) {
      Map<String, Object> config = Map.of("activation", activation);
      model.add("Activation", layer.name(), config, source, layer.extent());
      return;
    }
    Formula formula = layer.activation();
    double slope = formula.at(-1) / -1;
    Map<String, Object> config = new LinkedHashMap<>();
    if (isLeaky(formula, slope)) {
      config.put("negative_slope", slope);
      model.add("LeakyReLU", layer.name(), config, source, layer.extent());
      return;
    }
    throw new IllegalArgumentException(
        layer.name() + ": '" + FormulaText.of(formula) + "' has no counterpart in Keras");
  }

  private static boolean isLeaky(Formula formula, double slope) {
    Formula leaky = NamedActivations.leakyRelu(slope);
    return formula.equals(leaky)
        || NamedActivations.named(formula)
            .filter(activation -> activation == Activation.LEAKY_RELU)
            .isPresent();
  }

  private void addLinear(LayerDraft layer, String name, String activation) {
    Map<String, Object> config = new LinkedHashMap<>();
    switch (layer.kind()) {
      case DENSE -> {
        config.put("units", layer.channels());
        addWeighted("Dense", layer, name, activation, config);
      }
      case CONV_1D, CONV_2D -> addConvolution(layer, name, activation, config);
      case MAX_POOL -> addPool("MaxPooling", layer, name);
      case AVERAGE_POOL -> addPool("AveragePooling", layer, name);
      case GLOBAL_MAX_POOL -> plain("GlobalMaxPooling" + axes(layer) + "D", layer, name, config);
      case GLOBAL_AVERAGE_POOL ->
          plain("GlobalAveragePooling" + axes(layer) + "D", layer, name, config);
      case FLATTEN -> plain("Flatten", layer, name, config);
      case ADD -> addJoin("Add", layer, name, config);
      case MULTIPLY -> addJoin("Multiply", layer, name, config);
      case CONCAT -> {
        config.put("axis", -1);
        addJoin("Concatenate", layer, name, config);
      }
      case LAYER_NORM -> {
        addNorm("LayerNormalization", layer, name, config, "weight", "bias");
      }
      case BATCH_NORM ->
          addNorm(
              "BatchNormalization",
              layer,
              name,
              config,
              "weight",
              "bias",
              "running_mean",
              "running_var");
      default ->
          throw new IllegalArgumentException(
              layer.name() + ": @" + layer.kind().annotation() + " is not written for Keras");
    }
  }

  /** Keras gives rows an axis of their own, which is reshaped into the channels. */
  private void addEmbedding(LayerDraft layer) {
    int units = layer.number("units");
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("input_dim", layer.number("size"));
    config.put("output_dim", units);
    int[] extent = layer.extent();
    int[] rows = Arrays.copyOf(extent, extent.length + 1);
    rows[extent.length - 1] = layer.channels() / units;
    rows[extent.length] = units;
    String name = layer.name();
    String codes = joined(layer, name);
    model.add("Embedding", name, config, List.of(codes), rows, layer.tensors().get("weight"));
    String flat = name + "_joined";
    model.add("Reshape", flat, Map.of("target_shape", extent), List.of(name), extent);
    model.setValue(layer, flat);
  }

  private static int axes(LayerDraft layer) {
    return layer.from().get(0).extent().length - 1;
  }

  private void plain(String kind, LayerDraft layer, String name, Map<String, Object> config) {
    model.add(kind, name, config, List.of(joined(layer, name)), layer.extent());
  }

  /** The one value that a layer reads; several are joined by a layer of their own. */
  private String joined(LayerDraft layer, String name) {
    if (layer.from().size() == 1) {
      return source(layer, 0);
    }
    String joined = name + "_inputs";
    List<String> from = layer.from().stream().map(model::valueOf).toList();
    int channels = layer.from().stream().mapToInt(LayerDraft::channels).sum();
    int[] extent = layer.from().get(0).extent();
    extent[extent.length - 1] = channels;
    model.add("Concatenate", joined, Map.of("axis", -1), from, extent);
    return joined;
  }

  private void addJoin(String kind, LayerDraft layer, String name, Map<String, Object> config) {
    if (layer.from().stream().anyMatch(source -> source.extent().length != layer.extent().length)) {
      throw new IllegalArgumentException(
          layer.name() + ": a vector that serves every position is not written for Keras");
    }
    List<String> from = layer.from().stream().map(model::valueOf).toList();
    model.add(kind, name, config, from, layer.extent());
  }

  private void addNorm(
      String kind, LayerDraft layer, String name, Map<String, Object> config, String... roles) {
    config.put("axis", -1);
    config.put("epsilon", layer.elements().getOrDefault("epsilon", 1e-5));
    config.put("center", true);
    config.put("scale", true);
    Tensor[] variables = new Tensor[roles.length];
    for (int i = 0; i < roles.length; i++) {
      variables[i] = layer.tensors().get(roles[i]);
    }
    model.add(kind, name, config, List.of(joined(layer, name)), layer.extent(), variables);
  }

  private void addWeighted(
      String kind, LayerDraft layer, String name, String activation, Map<String, Object> config) {
    Tensor bias = layer.tensors().get("bias");
    config.put("activation", activation);
    config.put("use_bias", bias != null);
    Tensor weights = layer.tensors().get("weight");
    Tensor[] variables = bias == null ? new Tensor[] {weights} : new Tensor[] {weights, bias};
    model.add(kind, name, config, List.of(joined(layer, name)), layer.extent(), variables);
  }

  private void addConvolution(
      LayerDraft layer, String name, String activation, Map<String, Object> config) {
    config.put("filters", layer.channels());
    config.put("kernel_size", layer.elements().get("kernel"));
    config.put("strides", layer.elements().get("stride"));
    config.put("padding", padding(layer));
    config.put("data_format", "channels_last");
    config.put("dilation_rate", layer.elements().get("dilation"));
    config.put("groups", layer.elements().get("groups"));
    addWeighted("Conv" + axes(layer) + "D", layer, name, activation, config);
  }

  private void addPool(String kind, LayerDraft layer, String name) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("pool_size", layer.elements().get("size"));
    config.put("strides", layer.elements().get("stride"));
    config.put("padding", padding(layer));
    config.put("data_format", "channels_last");
    plain(kind + axes(layer) + "D", layer, name, config);
  }

  private static String padding(LayerDraft layer) {
    if (!layer.elements().containsKey("pad")) {
      return "valid";
    }
    Object word = layer.elements().get("padding");
    if (word == null) {
      throw new IllegalArgumentException(
          layer.name() + ": padding in numbers is not written for Keras");
    }
    return ((String) word).toLowerCase(Locale.ROOT);
  }
}
