package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.DropoutSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a layer's δ makes of ∂E/∂ an element of one of its sources, at position p, q and channel j
 * of that: the adjoint of the layer's formula. Positions of the layer itself are p′, q′ and its
 * channels k. Nothing is passed on to codes.
 */
final class PositionAdjoints implements LayerSpec.Visitor<Optional<Notation>> {

  private final PositionLayer of;
  private final PositionNotation at;
  private final int slot;
  private final Extent source;
  private final List<Notation> positions;
  private final Notation j;

  /** The channel in what the layer reads, where sources are joined. */
  private final Notation joined;

  private PositionAdjoints(PositionLayer of, int slot) {
    this.of = of;
    this.at = of.at();
    this.slot = slot;
    List<Integer> sources = of.layer().sources();
    this.source = of.network().extentOf(sources.get(slot));
    this.positions = at.positions(source);
    this.j = at.channel("j", source);
    int before =
        sources.subList(0, slot).stream()
            .mapToInt(it -> of.network().extentOf(it).channels())
            .sum();
    this.joined = at.shifted(j, before);
  }

  /** What a layer passes on to one of its sources. */
  static Optional<Notation> of(PositionLayer layer, int slot) {
    return layer.layer().accept(new PositionAdjoints(layer, slot));
  }

  private static Optional<Notation> product(Notation... factors) {
    return Optional.of(Notation.product(List.of(factors)));
  }

  private Notation delta(Notation channel) {
    return of.delta(positions, channel);
  }

  private Notation sumOverChannels(int count, Notation body) {
    return at.over(PositionNotation.SUM, "k", count, body);
  }

  @Override
  public Optional<Notation> dense(DenseSpec layer) {
    Notation k = at.channel("k", of.given());
    Notation term = Notation.product(List.of(delta(k), of.parameter("w", joined, k)));
    return Optional.of(sumOverChannels(layer.units(), term));
  }

  @Override
  public Optional<Notation> conv(ConvSpec layer) {
    List<WindowSpec.Axis> axes = layer.window().along(of.read().positions());
    int channels = of.read().channels() / layer.groups();
    int filters = layer.filters() / layer.groups();
    Notation group = layer.groups() == 1 ? Notation.number("0") : at.ratio(joined, channels);
    Notation k = filters == 1 ? Notation.number("0") : Notation.name("k");
    Notation filter = at.combined(List.of(filters, 1), List.of(group, k));
    Notation i = layer.groups() == 1 ? joined : at.remainder(joined, channels);
    List<Notation> factors = new ArrayList<>(at.areReached(axes));
    factors.add(of.delta(at.reaching(axes), filter));
    factors.add(of.weight(at.kernel(axes), i, filter));
    Notation term = sumOverChannels(filters, Notation.product(factors));
    return Optional.of(at.overReaching(axes, term));
  }

  @Override
  public Optional<Notation> pool(PoolSpec layer) {
    List<WindowSpec.Axis> axes = layer.window().along(of.read().positions());
    boolean isTiled = axes.stream().allMatch(axis -> axis.size() == axis.stride());
    boolean isMax = layer.reduction() == PoolSpec.Reduction.MAX;
    Extent given = of.given();
    List<Notation> windows =
        isTiled ? at.tiles(axes) : isMax ? at.others(given) : at.reaching(axes);
    List<Notation> factors = new ArrayList<>();
    if (isMax) {
      factors.addAll(chosen(windows));
    } else {
      factors.addAll(isTiled ? List.of() : at.areReached(axes));
      Notation one = Notation.number("1");
      factors.add(Notation.fraction(one, PositionFormulas.count(of, axes, windows)));
    }
    factors.add(of.delta(windows, joined));
    Notation term = Notation.product(factors);
    if (isTiled) {
      return Optional.of(term);
    }
    return Optional.of(
        isMax
            ? at.overPositions(PositionNotation.SUM, PositionNotation.OTHERS, given, term)
            : at.overReaching(axes, term));
  }

  /** Whether the maximum of a window is here, axis by axis. */
  private List<Notation> chosen(List<Notation> windows) {
    List<Notation> conditions = new ArrayList<>();
    for (int axis = 0; axis < positions.size(); axis++) {
      Notation place = at.element(PositionNotation.MAXIMA.get(axis), of.index(), windows, joined);
      if (source.positions().get(axis) > 1) {
        conditions.add(at.equal(positions.get(axis), place));
      }
    }
    return conditions;
  }

  @Override
  public Optional<Notation> globalPool(GlobalPoolSpec layer) {
    List<Notation> factors = new ArrayList<>();
    if (layer.reduction() == PoolSpec.Reduction.MAX) {
      factors.addAll(chosen(List.of()));
    } else {
      String count = String.valueOf(source.size() / source.channels());
      factors.add(Notation.fraction(Notation.number("1"), Notation.number(count)));
    }
    factors.add(of.delta(List.of(), joined));
    return Optional.of(Notation.product(factors));
  }

  @Override
  public Optional<Notation> flatten(FlattenSpec layer) {
    return Optional.of(of.delta(List.of(), at.flattened(of.read(), joined)));
  }

  @Override
  public Optional<Notation> concat(ConcatSpec layer) {
    return Optional.of(delta(joined));
  }

  @Override
  public Optional<Notation> elementwise(ElementwiseSpec layer) {
    boolean serves = source.positions().size() < of.given().positions().size();
    List<Notation> all = serves ? at.others(of.given()) : positions;
    List<Notation> factors = new ArrayList<>(List.of(of.delta(all, j)));
    if (layer.operation() == ElementwiseSpec.Operation.PRODUCT) {
      for (int other = 0; other < layer.sources().size(); other++) {
        if (other != slot) {
          int read = layer.sources().get(other);
          boolean hasPositions = !of.network().extentOf(read).positions().isEmpty();
          factors.add(at.value(read, hasPositions ? all : List.of(), j));
        }
      }
    }
    Notation term = Notation.product(factors);
    return Optional.of(
        serves
            ? at.overPositions(PositionNotation.SUM, PositionNotation.OTHERS, of.given(), term)
            : term);
  }

  @Override
  public Optional<Notation> activate(ActivateSpec layer) {
    return Optional.of(delta(joined));
  }

  @Override
  public Optional<Notation> dropout(DropoutSpec layer) {
    return Optional.of(delta(joined));
  }

  @Override
  public Optional<Notation> slice(SliceSpec layer) {
    boolean isWhole = layer.units() == of.read().channels();
    return Optional.of(delta(isWhole ? joined : at.shifted(joined, -layer.offset())));
  }

  @Override
  public Optional<Notation> embedding(EmbeddingSpec layer) {
    return Optional.empty();
  }

  /** With r the normalised input: (γδ − mean(γδ) − r mean(γδr)) / √(σ² + ε). */
  @Override
  public Optional<Notation> layerNorm(LayerNormSpec layer) {
    int channels = of.read().channels();
    Notation k = at.channel("k", of.read());
    Notation mean = Notation.fraction(Notation.number("1"), Notation.number("" + channels));
    Notation scaled = Notation.product(List.of(of.parameter("γ", k), delta(k)));
    Notation along = Notation.product(List.of(scaled, of.normal(positions, k)));
    Notation own = Notation.product(List.of(of.parameter("γ", joined), delta(joined)));
    Notation ofMean = Notation.product(List.of(mean, sumOverChannels(channels, scaled)));
    Notation ofSlope =
        Notation.product(
            List.of(mean, of.normal(positions, joined), sumOverChannels(channels, along)));
    Notation sum = PositionFormulas.minus(PositionFormulas.minus(own, ofMean), ofSlope);
    Notation variance = at.indexed("s", of.index(), positions);
    return product(inverseRoot(variance, layer.epsilon()), sum);
  }

  @Override
  public Optional<Notation> batchNorm(BatchNormSpec layer) {
    Notation root = inverseRoot(of.parameter("s", joined), layer.epsilon());
    return product(root, of.parameter("γ", joined), delta(joined));
  }

  private static Notation inverseRoot(Notation variance, double epsilon) {
    return Notation.fraction(Notation.number("1"), PositionFormulas.deviation(variance, epsilon));
  }
}
