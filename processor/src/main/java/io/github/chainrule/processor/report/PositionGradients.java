package io.github.chainrule.processor.report;

import io.github.chainrule.processor.spec.ActivateSpec;
import io.github.chainrule.processor.spec.BatchNormSpec;
import io.github.chainrule.processor.spec.ConcatSpec;
import io.github.chainrule.processor.spec.ConvSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.DropoutSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.EmbeddingSpec;
import io.github.chainrule.processor.spec.FlattenSpec;
import io.github.chainrule.processor.spec.GlobalPoolSpec;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/** What a layer makes of the derivatives of E by the parameters that it uses, from its δ. */
final class PositionGradients implements LayerSpec.Visitor<Void> {

  /** An element of a tensor, and what is added to the derivative by it. */
  record Part(Notation parameter, Notation derivative) {}

  private final PositionLayer of;
  private final PositionNotation at;
  private final List<Notation> positions;
  private final Notation j;
  private final List<Part> parts = new ArrayList<>();

  private PositionGradients(PositionLayer of) {
    this.of = of;
    this.at = of.at();
    this.positions = at.positions(of.given());
    this.j = at.channel("j", of.given());
  }

  /** The parts of a layer, tensor by tensor. */
  static List<Part> of(PositionLayer layer) {
    PositionGradients gradients = new PositionGradients(layer);
    layer.layer().accept(gradients);
    return gradients.parts;
  }

  private Void add(Notation parameter, Notation... factors) {
    parts.add(new Part(parameter, of.overPositions(Notation.product(List.of(factors)))));
    return null;
  }

  private Notation delta() {
    return of.delta(positions, j);
  }

  private Void bias(boolean hasBias) {
    return hasBias ? add(of.parameter("b", j), delta()) : null;
  }

  @Override
  public Void dense(DenseSpec layer) {
    Notation i = at.channel("i", of.read());
    add(of.parameter("w", i, j), delta(), of.input(positions, i));
    return bias(layer.bias());
  }

  @Override
  public Void conv(ConvSpec layer) {
    List<WindowSpec.Axis> axes = layer.window().along(of.read().positions());
    int channels = of.read().channels() / layer.groups();
    Notation i = channels == 1 ? Notation.number("0") : Notation.name("i");
    Notation channel = at.ofGroup(i, j, channels, layer.filters() / layer.groups());
    Notation x = of.input(at.places(axes), layer.groups() == 1 ? i : channel);
    add(of.weight(at.kernel(axes), i, j), delta(), x);
    return bias(layer.bias());
  }

  /** Each code adds to the row that it chooses. */
  @Override
  public Void embedding(EmbeddingSpec layer) {
    Notation i = layer.size() == 1 ? Notation.number("0") : Notation.name("i");
    Notation unit = layer.units() == 1 ? Notation.number("0") : Notation.name("j");
    Notation k = at.channel("k", of.read());
    Notation place = at.combined(List.of(layer.units(), 1), List.of(k, unit));
    Notation chosen = at.equal(of.input(at.positions(of.read()), k), i);
    Notation term = Notation.product(List.of(chosen, of.delta(positions, place)));
    return add(
        of.parameter("w", i, unit), at.over(PositionNotation.SUM, "k", of.read().channels(), term));
  }

  @Override
  public Void layerNorm(LayerNormSpec layer) {
    return scaleAndShift();
  }

  private Void scaleAndShift() {
    add(of.parameter("γ", j), delta(), of.normal(positions, j));
    return add(of.parameter("β", j), delta());
  }

  /** Mean and variance have derivatives, too, though no training follows them. */
  @Override
  public Void batchNorm(BatchNormSpec layer) {
    scaleAndShift();
    Notation scale = of.parameter("γ", j);
    Notation variance = of.parameter("s", j);
    Notation root = PositionFormulas.deviation(variance, layer.epsilon());
    addScaled(of.parameter("m", j), Notation.fraction(scale, root), delta());
    Notation sum = PositionFormulas.plus(variance, Numerals.constant(layer.epsilon()));
    Notation twice = Notation.product(List.of(Notation.number("2"), sum));
    Notation along = Notation.product(List.of(delta(), of.normal(positions, j)));
    addScaled(variance, Notation.fraction(scale, twice), along);
    return null;
  }

  private void addScaled(Notation parameter, Notation factor, Notation body) {
    Notation product = Notation.product(List.of(factor, of.overPositions(body)));
    parts.add(new Part(parameter, product.negated()));
  }

  @Override
  public Void pool(PoolSpec layer) {
    return null;
  }

  @Override
  public Void globalPool(GlobalPoolSpec layer) {
    return null;
  }

  @Override
  public Void flatten(FlattenSpec layer) {
    return null;
  }

  @Override
  public Void concat(ConcatSpec layer) {
    return null;
  }

  @Override
  public Void elementwise(ElementwiseSpec layer) {
    return null;
  }

  @Override
  public Void activate(ActivateSpec layer) {
    return null;
  }

  @Override
  public Void slice(SliceSpec layer) {
    return null;
  }

  @Override
  public Void dropout(DropoutSpec layer) {
    return null;
  }
}
