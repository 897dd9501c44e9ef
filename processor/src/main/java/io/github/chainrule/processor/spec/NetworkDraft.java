package io.github.chainrule.processor.spec;

import java.util.List;
import java.util.Optional;

/**
 * A network as far as it could be read, mistakes and all: what {@link NetworkRules} judge.
 *
 * @param name what messages call the network
 * @param layers the layers; empty where what stands in the source could not be understood
 * @param heads the outputs; there may be none
 */
public record NetworkDraft(
    String name, List<InputSpec> parts, List<Optional<LayerSpec>> layers, List<HeadSpec> heads) {

  /** A source that could not be found, of which nothing more can be said. */
  public static final int UNKNOWN = Integer.MIN_VALUE;

  public NetworkDraft {
    parts = List.copyOf(parts);
    layers = List.copyOf(layers);
    heads = List.copyOf(heads);
  }

  static NetworkDraft of(NetworkSpec network) {
    return new NetworkDraft(
        network.name().inPackage(),
        network.parts(),
        network.layers().stream().map(Optional::of).toList(),
        network.heads());
  }

  /** Whether the sources of all layers are known. */
  boolean isConnected() {
    return layers.stream()
        .allMatch(layer -> layer.isPresent() && !layer.get().sources().contains(UNKNOWN));
  }
}
