package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.Extent;
import java.util.List;
import java.util.Optional;

/**
 * An element of one of a layer's sources, whose ∂E/∂ is asked for: at position p, q and channel j
 * of that. Positions of the layer itself are p′, q′ and its channels k.
 *
 * @param positions those of the element
 * @param channel its channel
 * @param joined its channel in what the layer reads, where sources are joined
 */
record PositionAdjoint(
    PositionLayer layer, int slot, List<Notation> positions, Notation channel, Notation joined) {

  static PositionAdjoint of(PositionLayer layer, int slot) {
    PositionNotation at = layer.at();
    List<Integer> sources = layer.layer().sources();
    Extent source = layer.network().extentOf(sources.get(slot));
    int before =
        sources.subList(0, slot).stream()
            .mapToInt(it -> layer.network().extentOf(it).channels())
            .sum();
    Notation j = at.channel("j", source);
    return new PositionAdjoint(layer, slot, at.positions(source), j, at.shifted(j, before));
  }

  /** What the layer passes on to it. */
  Optional<Notation> passedOn() {
    return KindFormulas.of(layer.layer()).passedOn(this);
  }

  /** The source's. */
  Extent extent() {
    return layer.network().extentOf(layer.layer().sources().get(slot));
  }

  /** The layer's δ at the same position. */
  Notation delta(Notation ofChannel) {
    return layer.delta(positions, ofChannel);
  }

  Notation sumOverChannels(int count, Notation body) {
    return layer.at().over(Notation.SUM, "k", count, body);
  }
}
