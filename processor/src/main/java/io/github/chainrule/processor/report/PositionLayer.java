package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/** A layer of a network whose values have positions, and elements of what it reads and has. */
record PositionLayer(NetworkSpec network, ParameterLayout layout, int index, PositionNotation at) {

  LayerSpec layer() {
    return network.layers().get(index);
  }

  /** What the layer reads; of several values, the largest. */
  Extent read() {
    return network.inputOf(index);
  }

  Extent given() {
    return network.extents().get(index);
  }

  /** An element of what the layer reads, which several sources are joined to. */
  Notation input(List<Notation> positions, Notation channel) {
    List<Integer> sources = layer().sources();
    return sources.size() == 1
        ? at.value(sources.get(0), positions, channel)
        : at.element("z", index, positions, channel);
  }

  Notation output(List<Notation> positions, Notation channel) {
    return at.value(index, positions, channel);
  }

  /** An element of ∂E/∂v. */
  Notation delta(List<Notation> positions, Notation channel) {
    return at.element("δ", index, positions, channel);
  }

  /** A parameter of the layer, or of the one whose parameters it shares. */
  Notation parameter(String letter, Notation... indices) {
    return at.parameter(letter, layout.of(index).get(0).layer(), List.of(indices));
  }

  /** A weight of a kernel. */
  Notation weight(List<Notation> places, Notation read, Notation written) {
    List<Notation> indices = new ArrayList<>(places);
    indices.addAll(List.of(read, written));
    return parameter("w", indices.toArray(Notation[]::new));
  }

  /** What a norm multiplies by γ. */
  Notation normal(List<Notation> positions, Notation channel) {
    return at.element("r", index, positions, channel);
  }

  /** Σ over all positions of what the layer gives. */
  Notation overPositions(Notation body) {
    return at.overPositions(Notation.SUM, PositionNotation.POSITIONS, given(), body);
  }
}
