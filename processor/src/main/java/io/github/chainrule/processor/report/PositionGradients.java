package io.github.chainrule.processor.report;

import java.util.ArrayList;
import java.util.List;

/** Collects what a layer makes of the derivatives of E by the parameters that it uses. */
final class PositionGradients {

  /** An element of a tensor, and what is added to the derivative by it. */
  record Part(Notation parameter, Notation derivative) {}

  private final PositionLayer layer;
  private final List<Notation> positions;
  private final Notation channel;
  private final List<Part> parts = new ArrayList<>();

  private PositionGradients(PositionLayer layer) {
    this.layer = layer;
    this.positions = layer.at().positions(layer.given());
    this.channel = layer.at().channel("j", layer.given());
  }

  /** The parts of a layer, tensor by tensor. */
  static List<Part> of(PositionLayer layer) {
    PositionGradients gradients = new PositionGradients(layer);
    KindFormulas.of(layer.layer()).differentiate(gradients);
    return gradients.parts;
  }

  PositionLayer layer() {
    return layer;
  }

  /** Those of δ. */
  List<Notation> positions() {
    return positions;
  }

  /** That of δ. */
  Notation channel() {
    return channel;
  }

  Notation delta() {
    return layer.delta(positions, channel);
  }

  /** Adds the sum of a product over all positions. */
  void add(Notation parameter, Notation... factors) {
    Notation product = Notation.product(List.of(factors));
    parts.add(new Part(parameter, layer.overPositions(product)));
  }

  void addBias(boolean hasBias) {
    if (hasBias) {
      add(layer.parameter("b", channel), delta());
    }
  }

  /** Adds a negative multiple of a sum over all positions. */
  void addNegative(Notation parameter, Notation factor, Notation body) {
    Notation product = Notation.product(List.of(factor, layer.overPositions(body)));
    parts.add(new Part(parameter, product.negated()));
  }
}
