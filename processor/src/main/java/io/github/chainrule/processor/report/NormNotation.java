package io.github.chainrule.processor.report;

import java.util.List;

/** What the formulas of both norms have in common: r is the normalised input, y = γ r + β. */
final class NormNotation {

  private NormNotation() {}

  /** Defines r and what follows from it. */
  static void define(
      PositionFormulas lines, Notation x, Notation mean, Notation variance, double epsilon) {
    PositionLayer of = lines.layer();
    Notation j = of.at().channel("j", of.given());
    Notation normal = of.normal(of.at().positions(of.given()), j);
    lines.define(normal, Notation.fraction(x.minus(mean), deviation(variance, epsilon)));
    Notation scaled = Notation.product(List.of(of.parameter("γ", j), normal));
    lines.defineActivated(scaled.plus(of.parameter("β", j)));
  }

  /** √(σ² + ε). */
  static Notation deviation(Notation variance, double epsilon) {
    return Notation.root(variance.plus(Numerals.constant(epsilon)));
  }

  /** By γ and β. */
  static void differentiate(PositionGradients parts) {
    PositionLayer of = parts.layer();
    Notation j = parts.channel();
    parts.add(of.parameter("γ", j), parts.delta(), of.normal(parts.positions(), j));
    parts.add(of.parameter("β", j), parts.delta());
  }
}
