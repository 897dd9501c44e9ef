package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.SliceSpec;
import java.util.Optional;

/** Some of the channels. */
record SliceFormulas(SliceSpec layer) implements KindFormulas {

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    Notation channel = at.shifted(at.channel("j", of.given()), layer.offset());
    lines.define(lines.input(at.positions(of.given()), channel));
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    PositionLayer of = source.layer();
    return Optional.of(source.delta(of.at().shifted(source.joined(), -layer.offset())));
  }
}
