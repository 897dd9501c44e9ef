package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The largest value, or the mean, of all positions. */
record GlobalPoolFormulas(GlobalPoolSpec layer) implements KindFormulas {

  private boolean isMax() {
    return layer.reduction() == PoolSpec.Reduction.MAX;
  }

  private static Notation count(Extent extent) {
    return Notation.number(String.valueOf(extent.size() / extent.channels()));
  }

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    Notation x = lines.input(at.positions(of.read()), at.channel("j", of.given()));
    String operator = isMax() ? Notation.MAX : Notation.SUM;
    Notation all = at.overPositions(operator, PositionNotation.POSITIONS, of.read(), x);
    lines.define(isMax() ? all : Notation.mean(all, count(of.read())));
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    List<Notation> factors = new ArrayList<>();
    if (isMax()) {
      factors.addAll(WindowNotation.chosen(source, List.of()));
    } else {
      factors.add(count(source.extent()).inverse());
    }
    factors.add(source.layer().delta(List.of(), source.joined()));
    return Optional.of(Notation.product(factors));
  }
}
