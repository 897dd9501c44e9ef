package io.github.chainrule.processor.report;

import java.util.Optional;

/** What is read, at most through an activation. */
record UnchangedFormulas() implements KindFormulas {

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    Notation x = lines.input(at.positions(of.given()), at.channel("j", of.given()));
    lines.defineActivated(x);
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    return Optional.of(source.delta(source.joined()));
  }
}
