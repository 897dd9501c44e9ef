package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The largest value, or the mean, of each window; of a mean, the places inside count. */
record PoolFormulas(PoolSpec layer) implements KindFormulas {

  private static final String COUNTED = " n is how many places of a window are inside.";

  private boolean isMax() {
    return layer.reduction() == PoolSpec.Reduction.MAX;
  }

  private List<WindowSpec.Axis> axes(PositionLayer of) {
    return layer.window().along(of.read().positions());
  }

  private Notation count(PositionLayer of, List<Notation> windows) {
    return WindowNotation.areInside(axes(of))
        ? Notation.number(String.valueOf(WindowNotation.places(axes(of))))
        : of.at().indexed("n", of.index(), windows);
  }

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    PositionNotation at = of.at();
    Notation x = lines.input(at.places(axes(of)), at.channel("j", of.given()));
    if (isMax()) {
      lines.define(WindowNotation.over(at, Notation.MAX, axes(of), x));
    } else {
      Notation sum = WindowNotation.over(at, Notation.SUM, axes(of), x);
      lines.define(Notation.mean(sum, count(of, at.positions(of.given()))));
    }
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    PositionLayer of = source.layer();
    PositionNotation at = of.at();
    List<WindowSpec.Axis> axes = axes(of);
    boolean isTiled = axes.stream().allMatch(axis -> axis.size() == axis.stride());
    Extent given = of.given();
    List<Notation> windows =
        isTiled ? at.tiles(axes) : isMax() ? at.others(given) : at.reaching(axes);
    List<Notation> factors = new ArrayList<>();
    if (isMax()) {
      factors.addAll(WindowNotation.chosen(source, windows));
    } else {
      factors.addAll(isTiled ? List.of() : at.areReached(axes));
      factors.add(count(of, windows).inverse());
    }
    factors.add(of.delta(windows, source.joined()));
    Notation term = Notation.product(factors);
    if (isTiled) {
      return Optional.of(term);
    }
    return Optional.of(
        isMax()
            ? at.overPositions(Notation.SUM, PositionNotation.OTHERS, given, term)
            : at.overReaching(axes, term));
  }

  @Override
  public String remark(PositionLayer of) {
    if (WindowNotation.areInside(axes(of))) {
      return "";
    }
    return isMax() ? WindowNotation.OUTSIDE : WindowNotation.OUTSIDE + COUNTED;
  }
}
