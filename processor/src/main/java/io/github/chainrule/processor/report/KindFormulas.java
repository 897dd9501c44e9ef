package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.LayerSpec;
import java.util.Optional;

/**
 * What a card writes of one kind of layer whose values have positions, as the literature does: sums
 * over the places of a kernel and over channels. Positions are p, or p and q, places in a window m,
 * or m and n, channels that are read i, and those that are written j.
 */
interface KindFormulas {

  /** How the layer comes by its value. */
  void define(PositionFormulas lines);

  /** What the layer's δ makes of ∂E/∂ an element of one of its sources; nothing of codes. */
  Optional<Notation> passedOn(PositionAdjoint source);

  /** What it makes of the derivatives of E by the parameters that it uses. */
  default void differentiate(PositionGradients parts) {}

  /** What is to be said about the formulas. */
  default String remark(PositionLayer of) {
    return "";
  }

  static KindFormulas of(LayerSpec layer) {
    return layer.accept(new FormulasByKind());
  }
}
