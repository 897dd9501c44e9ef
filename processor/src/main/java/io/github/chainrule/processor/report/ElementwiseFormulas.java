package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums and products of values, of which one without positions serves them all. */
record ElementwiseFormulas(ElementwiseSpec layer) implements KindFormulas {

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    Notation j = at.channel("j", of.given());
    List<Notation> operands = new ArrayList<>();
    for (int source : layer.sources()) {
      operands.add(at.value(source, at.positions(of.network().extentOf(source)), j));
    }
    lines.defineActivated(
        switch (layer.operation()) {
          case SUM -> operands.stream().reduce(Notation::plus).orElseThrow();
          case PRODUCT -> Notation.product(operands);
        });
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    PositionLayer of = source.layer();
    PositionNotation at = of.at();
    Extent given = of.given();
    boolean serves = source.extent().positions().size() < given.positions().size();
    List<Notation> positions = serves ? at.others(given) : source.positions();
    Notation delta = of.delta(positions, source.channel());
    Notation term =
        switch (layer.operation()) {
          case SUM -> delta;
          case PRODUCT -> timesOthers(delta, source, positions);
        };
    return Optional.of(
        serves ? at.overPositions(Notation.SUM, PositionNotation.OTHERS, given, term) : term);
  }

  /** A product's derivative by one of its factors is the product of the others. */
  private Notation timesOthers(Notation delta, PositionAdjoint source, List<Notation> positions) {
    PositionLayer of = source.layer();
    List<Notation> factors = new ArrayList<>(List.of(delta));
    for (int slot = 0; slot < layer.sources().size(); slot++) {
      if (slot != source.slot()) {
        int other = layer.sources().get(slot);
        boolean hasPositions = !of.network().extentOf(other).positions().isEmpty();
        List<Notation> own = hasPositions ? positions : List.of();
        factors.add(of.at().value(other, own, source.channel()));
      }
    }
    return Notation.product(factors);
  }
}
