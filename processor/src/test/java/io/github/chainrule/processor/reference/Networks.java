package io.github.chainrule.processor.reference;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Writes specifications of networks as tests think of them. */
public final class Networks {

  /** The name of the interface that {@link #named} replaces. */
  private static final InterfaceName NAME = new InterfaceName("nets", List.of("Net"), true);

  private Networks() {}

  /** A layer of the given sources, or of the previous layer if none are given. */
  public record Dense(int units, Activation activation, boolean bias, List<Integer> sources) {

    public Dense {
      sources = List.copyOf(sources);
    }
  }

  /** A layer with biases that reads the previous one. */
  public static Dense dense(int units, Activation activation) {
    return new Dense(units, activation, true, List.of());
  }

  /** A layer with biases that reads the concatenation of these layers. */
  public static Dense dense(int units, Activation activation, Integer... sources) {
    return new Dense(units, activation, true, List.of(sources));
  }

  public static Dense withoutBias(int units, Activation activation) {
    return new Dense(units, activation, false, List.of());
  }

  public static LayerSpec layer(
      String name, List<Integer> sources, int units, Activation activation, boolean bias) {
    return new DenseSpec(name, sources, units, new ActivationSpec(activation), bias);
  }

  /** A network of {@code DOUBLE} precision and emission {@code AUTO}. */
  public static NetworkSpec network(int inputs, LossFunction loss, Dense... layers) {
    List<LayerSpec> specs = new ArrayList<>();
    for (int index = 0; index < layers.length; index++) {
      Dense layer = layers[index];
      List<Integer> sources = layer.sources().isEmpty() ? List.of(index - 1) : layer.sources();
      specs.add(
          layer("layer" + (index + 1), sources, layer.units(), layer.activation(), layer.bias()));
    }
    return new NetworkSpec(
        NAME, inputs, Precision.DOUBLE, Emission.AUTO, specs, new LossSpec(loss));
  }

  public static NetworkSpec named(NetworkSpec network, String packageName, String name) {
    return new NetworkSpec(
        new InterfaceName(packageName, List.of(name), true),
        network.inputs(),
        network.precision(),
        network.emission(),
        network.layers(),
        network.loss());
  }

  public static NetworkSpec as(NetworkSpec network, Precision precision, Emission emission) {
    return new NetworkSpec(
        network.name(), network.inputs(), precision, emission, network.layers(), network.loss());
  }

  public static NetworkSpec withLayers(NetworkSpec network, List<LayerSpec> layers) {
    return new NetworkSpec(
        network.name(),
        network.inputs(),
        network.precision(),
        network.emission(),
        layers,
        network.loss());
  }
}
