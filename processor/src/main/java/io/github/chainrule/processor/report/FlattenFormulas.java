package io.github.chainrule.processor.report;

import java.util.List;
import java.util.Optional;

/** All values, one after another. */
record FlattenFormulas() implements KindFormulas {

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    Notation j = at.channel("j", of.read());
    Notation output = of.output(List.of(), at.flattened(of.read(), j));
    lines.define(output, lines.input(at.positions(of.read()), j));
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    PositionLayer of = source.layer();
    return Optional.of(of.delta(List.of(), of.at().flattened(of.read(), source.joined())));
  }
}
