package io.github.chainrule.processor.report;

import java.util.List;
import java.util.Optional;

/** The channels of all sources, side by side. */
record ConcatFormulas() implements KindFormulas {

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    List<Notation> positions = at.positions(of.given());
    lines.define(at.joined(of.layer().sources(), positions, at.channel("j", of.given())));
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    return Optional.of(source.delta(source.joined()));
  }
}
