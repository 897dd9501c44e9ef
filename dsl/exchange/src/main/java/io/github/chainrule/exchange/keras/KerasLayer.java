package io.github.chainrule.exchange.keras;

import com.google.gson.JsonObject;
import io.github.chainrule.exchange.DamagedFileException;
import io.github.chainrule.exchange.Json;
import io.github.chainrule.exchange.graph.ChannelsLast;
import io.github.chainrule.exchange.graph.GraphBuilder;
import io.github.chainrule.exchange.graph.Window;
import io.github.chainrule.exchange.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** One layer of a Keras model while it is brought into a graph. */
final class KerasLayer {
  final JsonObject config;
  final List<String> inputs;
  final GraphBuilder builder;
  final ChannelsLast nodes;
  private final KerasWeights weights;
  private final String name;

  /** The Keras that wrote the file: 2 or 3. */
  final int version;

  KerasLayer(
      JsonObject config,
      List<String> inputs,
      GraphBuilder builder,
      KerasWeights weights,
      String name,
      int version) {
    this.config = config;
    this.inputs = inputs;
    this.builder = builder;
    this.nodes = new ChannelsLast(builder);
    this.weights = weights;
    this.name = name;
    this.version = version;
  }

  /** The only input. */
  String input() {
    if (inputs.size() != 1) {
      throw new IllegalArgumentException("reads " + inputs.size() + " values");
    }
    return inputs.get(0);
  }

  double real(String key, double otherwise) {
    return Json.real(config, key, otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    return Json.flag(config, key, otherwise);
  }

  /** Weights by their role, which is the k-th of the layer; of a rank. */
  Tensor weight(String role, int index, int rank) throws DamagedFileException {
    Tensor tensor = weights.of(name, role, index);
    if (tensor.rank() != rank) {
      throw new DamagedFileException(
          "the layer '" + name + "' with " + role + " of " + tensor.rank() + " axes");
    }
    return tensor;
  }

  Tensor biases(int index) throws DamagedFileException {
    return flag("use_bias", true) ? weight("bias", index, 1) : null;
  }

  void expectChannelsLast() {
    if (Json.text(config, "data_format", "channels_last").equals("channels_first")) {
      throw new IllegalArgumentException("has its channels first; save it with channels_last");
    }
  }

  /** The window of a convolution or pool over so many axes. */
  Window window(String sizeKey, int axes) {
    expectChannelsLast();
    int[] ones = new int[axes];
    Arrays.fill(ones, 1);
    int[] size = spread(Json.ints(config.get(sizeKey), 2), axes);
    int[] stride =
        sizeKey.equals("pool_size")
            ? spread(Json.ints(config.get("strides"), size), axes)
            : spread(Json.ints(config.get("strides"), ones), axes);
    int[] dilation = spread(Json.ints(config.get("dilation_rate"), ones), axes);
    String padding = Json.text(config, "padding", "valid");
    if (padding.equals("causal")) {
      int[] begin = new int[axes];
      Arrays.setAll(begin, axis -> (size[axis] - 1) * dilation[axis]);
      return Window.of(size, stride, dilation, begin, new int[axes], false);
    }
    return Window.of(size, stride, dilation, padding.equals("same"));
  }

  private static int[] spread(int[] numbers, int axes) {
    if (numbers.length == axes) {
      return numbers;
    }
    int[] spread = new int[axes];
    Arrays.fill(spread, numbers.length == 1 ? numbers[0] : -1);
    return spread;
  }

  /** What the layer's activation makes of a value. */
  String activated(String x) throws DamagedFileException {
    return KerasActivations.apply(this, config.get("activation"), x);
  }
}
