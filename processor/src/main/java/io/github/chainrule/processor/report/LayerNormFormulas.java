package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.LayerNormSpec;
import java.util.List;
import java.util.Optional;

/** Normalisation over the channels of each position. */
record LayerNormFormulas(LayerNormSpec layer) implements KindFormulas {

  private static Notation variance(PositionLayer of, List<Notation> positions) {
    return of.at().indexed("s", of.index(), positions);
  }

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    int channels = of.read().channels();
    List<Notation> positions = at.positions(of.read());
    Notation i = at.channel("i", of.read());
    Notation each = lines.input(positions, i);
    Notation mean = at.indexed("μ", of.index(), positions);
    Notation variance = variance(of, positions);
    Notation count = Notation.number(String.valueOf(channels));
    lines.define(mean, Notation.mean(ElementNotation.sum("i", channels, each), count));
    Notation squares = each.minus(mean).inParentheses().power(2);
    lines.define(variance, Notation.mean(ElementNotation.sum("i", channels, squares), count));
    Notation x = lines.input(positions, at.channel("j", of.given()));
    NormNotation.define(lines, x, mean, variance, layer.epsilon());
  }

  /** With r the normalised input: (γδ − mean(γδ) − r mean(γδr)) / √(σ² + ε). */
  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    PositionLayer of = source.layer();
    List<Notation> positions = source.positions();
    Notation joined = source.joined();
    int channels = of.read().channels();
    Notation k = of.at().channel("k", of.read());
    Notation mean = Notation.number("" + channels).inverse();
    Notation scaled = Notation.product(List.of(of.parameter("γ", k), source.delta(k)));
    Notation along = Notation.product(List.of(scaled, of.normal(positions, k)));
    Notation own = Notation.product(List.of(of.parameter("γ", joined), source.delta(joined)));
    Notation ofMean = Notation.product(List.of(mean, source.sumOverChannels(channels, scaled)));
    Notation ofSlope =
        Notation.product(
            List.of(mean, of.normal(positions, joined), source.sumOverChannels(channels, along)));
    Notation sum = own.minus(ofMean).minus(ofSlope);
    Notation root = NormNotation.deviation(variance(of, positions), layer.epsilon()).inverse();
    return Optional.of(Notation.product(List.of(root, sum)));
  }

  @Override
  public void differentiate(PositionGradients parts) {
    NormNotation.differentiate(parts);
  }
}
