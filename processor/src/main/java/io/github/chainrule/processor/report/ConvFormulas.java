package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A kernel over the places of a window, in one group of channels or several. */
record ConvFormulas(ConvSpec layer) implements KindFormulas {

  private List<WindowSpec.Axis> axes(PositionLayer of) {
    return layer.window().along(of.read().positions());
  }

  private int channels(PositionLayer of) {
    return of.read().channels() / layer.groups();
  }

  private int filters() {
    return layer.filters() / layer.groups();
  }

  /** An element that the kernel multiplies by the weight of channel i of its group. */
  private Notation place(PositionLayer of, Notation i, Notation j) {
    return layer.groups() == 1 ? i : of.at().ofGroup(i, j, channels(of), filters());
  }

  private Notation channel(PositionLayer of) {
    return channels(of) == 1 ? Notation.number("0") : Notation.name("i");
  }

  @Override
  public void define(PositionFormulas lines) {
    PositionLayer of = lines.layer();
    Notation i = channel(of);
    Notation j = of.at().channel("j", of.given());
    Notation x = lines.input(of.at().places(axes(of)), place(of, i, j));
    Notation weight = of.weight(of.at().kernel(axes(of)), i, j);
    Notation sum = ElementNotation.sum("i", channels(of), Notation.product(List.of(x, weight)));
    Notation all = WindowNotation.over(of.at(), Notation.SUM, axes(of), sum);
    lines.defineActivated(lines.withBias(layer.bias(), all));
  }

  @Override
  public Optional<Notation> passedOn(PositionAdjoint source) {
    PositionLayer of = source.layer();
    PositionNotation at = of.at();
    Notation read = source.joined();
    boolean isOneGroup = layer.groups() == 1;
    Notation group = isOneGroup ? Notation.number("0") : at.ratio(read, channels(of));
    Notation k = filters() == 1 ? Notation.number("0") : Notation.name("k");
    Notation filter = at.combined(List.of(filters(), 1), List.of(group, k));
    Notation i = isOneGroup ? read : at.remainder(read, channels(of));
    List<Notation> factors = new ArrayList<>(at.areReached(axes(of)));
    factors.add(of.delta(at.reaching(axes(of)), filter));
    factors.add(of.weight(at.kernel(axes(of)), i, filter));
    Notation term = source.sumOverChannels(filters(), Notation.product(factors));
    return Optional.of(at.overReaching(axes(of), term));
  }

  @Override
  public void differentiate(PositionGradients parts) {
    PositionLayer of = parts.layer();
    Notation i = channel(of);
    Notation j = parts.channel();
    Notation x = of.input(of.at().places(axes(of)), place(of, i, j));
    parts.add(of.weight(of.at().kernel(axes(of)), i, j), parts.delta(), x);
    parts.addBias(layer.bias());
  }

  @Override
  public String remark(PositionLayer of) {
    return WindowNotation.areInside(axes(of)) ? "" : WindowNotation.OUTSIDE;
  }
}
