package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.EmbeddingSpec;
import java.util.List;
import java.util.Optional;

/** The row of a table that each code chooses. */
record EmbeddingFormulas(EmbeddingSpec layer) implements KindFormulas {

  private Notation unit() {
    return layer.units() == 1 ? Notation.number("0") : Notation.name("j");
  }

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    Notation i = at.channel("i", of.read());
    Notation code = lines.input(at.positions(of.read()), i);
    Notation place = at.combined(List.of(layer.units(), 1), List.of(i, unit()));
    Notation output = of.output(at.positions(of.given()), place);
    lines.define(output, of.parameter("w", code, unit()));
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    return Optional.empty();
  }

  /** Each code adds to the row that it chooses. */
  @Override
  public void differentiate(PositionGradients parts) {
    PositionLayer of = parts.layer();
    PositionNotation at = of.at();
    Notation i = layer.size() == 1 ? Notation.number("0") : Notation.name("i");
    Notation k = at.channel("k", of.read());
    Notation place = at.combined(List.of(layer.units(), 1), List.of(k, unit()));
    Notation chosen = at.equal(of.input(at.positions(of.read()), k), i);
    Notation term = Notation.product(List.of(chosen, of.delta(parts.positions(), place)));
    Notation sum = at.over(Notation.SUM, "k", of.read().channels(), term);
    parts.add(of.parameter("w", i, unit()), sum);
  }
}
