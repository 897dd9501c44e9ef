package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.BatchNormSpec;
import java.util.List;
import java.util.Optional;

/** Normalisation of each channel by the mean m and the variance s that are kept. */
record BatchNormFormulas(BatchNormSpec layer) implements KindFormulas {

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    Notation j = of.at().channel("j", of.given());
    Notation x = lines.input(of.at().positions(of.read()), j);
    NormNotation.define(lines, x, of.parameter("m", j), of.parameter("s", j), layer.epsilon());
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    PositionLayer of = source.layer();
    Notation j = source.joined();
    Notation root = NormNotation.deviation(of.parameter("s", j), layer.epsilon()).inverse();
    return Optional.of(Notation.product(List.of(root, of.parameter("γ", j), source.delta(j))));
  }

  /** Mean and variance have derivatives, too, though no training follows them. */
  @Override
  public void differentiate(PositionGradients parts) {
    PositionLayer of = parts.layer();
    Notation j = parts.channel();
    NormNotation.differentiate(parts);
    Notation scale = of.parameter("γ", j);
    Notation variance = of.parameter("s", j);
    Notation root = NormNotation.deviation(variance, layer.epsilon());
    parts.addNegative(of.parameter("m", j), Notation.fraction(scale, root), parts.delta());
    Notation sum = variance.plus(Numerals.constant(layer.epsilon()));
    Notation twice = Notation.product(List.of(Notation.number("2"), sum));
    Notation along = Notation.product(List.of(parts.delta(), of.normal(parts.positions(), j)));
    parts.addNegative(variance, Notation.fraction(scale, twice), along);
  }
}
