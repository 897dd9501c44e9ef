package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who reads each value of a network and passes derivatives back to it. */
final class PositionReaders {

  /**
   * A layer that reads a value.
   *
   * @param slot which of its sources the value is
   */
  record Reader(int layer, int slot) {}

  private final NetworkSpec network;
  private final ParameterLayout layout;
  private final Map<Integer, List<Reader>> bySource = new HashMap<>();

  /** Finds them from the last layer back: what has no derivative passes none on. */
  PositionReaders(NetworkSpec network, ParameterLayout layout) {
    this.network = network;
    this.layout = layout;
    for (int index = network.layers().size() - 1; index >= 0; index--) {
      if (hasDelta(index)) {
        add(index);
      }
    }
  }

  private void add(int index) {
    List<Integer> sources = network.layers().get(index).sources();
    for (int slot = sources.size() - 1; slot >= 0; slot--) {
      PositionLayer layer = layer(index, new PositionNotation(network, Formulas::number));
      if (PositionAdjoint.of(layer, slot).passedOn().isPresent()) {
        bySource
            .computeIfAbsent(sources.get(slot), source -> new ArrayList<>())
            .add(0, new Reader(index, slot));
      }
    }
  }

  NetworkSpec network() {
    return network;
  }

  ParameterLayout layout() {
    return layout;
  }

  PositionLayer layer(int index, PositionNotation at) {
    return new PositionLayer(network, layout, index, at);
  }

  /** The layers that pass something back to an input or layer, in order. */
  List<Reader> of(int source) {
    return bySource.getOrDefault(source, List.of());
  }

  /** Whether E depends on a layer's values, other than as codes. */
  boolean hasDelta(int index) {
    return isHead(index) || !of(index).isEmpty();
  }

  private boolean isHead(int index) {
    return network.heads().stream().anyMatch(head -> head.layer() == index);
  }
}
