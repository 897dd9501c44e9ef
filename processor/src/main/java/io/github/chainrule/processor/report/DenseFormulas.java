package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.DenseSpec;
import java.util.List;
import java.util.Optional;

/** v = b + x W at each position. */
record DenseFormulas(DenseSpec layer) implements KindFormulas {

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    Notation i = of.at().channel("i", of.read());
    Notation x = lines.input(of.at().positions(of.read()), i);
    Notation weight = of.parameter("w", i, of.at().channel("j", of.given()));
    Notation term = Notation.product(List.of(x, weight));
    Notation sum = ElementNotation.sum("i", of.read().channels(), term);
    lines.defineActivated(lines.withBias(layer.bias(), sum));
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    PositionLayer of = source.layer();
    Notation k = of.at().channel("k", of.given());
    Notation weight = of.parameter("w", source.joined(), k);
    Notation term = Notation.product(List.of(source.delta(k), weight));
    return Optional.of(source.sumOverChannels(layer.units(), term));
  }

  @Override
  public void differentiate(PositionGradients parts) {
    PositionLayer of = parts.layer();
    Notation i = of.at().channel("i", of.read());
    Notation x = of.input(parts.positions(), i);
    parts.add(of.parameter("w", i, parts.channel()), parts.delta(), x);
    parts.addBias(layer.bias());
  }
}
