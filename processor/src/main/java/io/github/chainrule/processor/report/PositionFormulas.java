package io.github.chainrule.processor.report;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.program.ActivationRules;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Simplification;
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
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.PoolSpec;
import io.github.chainrule.processor.spec.SliceSpec;
import io.github.chainrule.processor.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The formulas of a layer whose values have positions, as the literature writes them: sums over the
 * places of a kernel and over channels. Positions are p, or p and q, places in a window m, or m and
 * n, channels that are read i, and those that are written j.
 */
final class PositionFormulas implements LayerSpec.Visitor<Void> {

  private static final String MAX = "<mi>max</mi>";

  private final NetworkSpec network;
  private final int index;
  private final PositionLayer of;
  private final PositionNotation at;
  private final List<Notation> lines = new ArrayList<>();

  private PositionFormulas(PositionLayer of) {
    this.of = of;
    this.network = of.network();
    this.index = of.index();
    this.at = of.at();
  }

  /** How a layer comes by its value. */
  static List<Notation> of(
      NetworkSpec network, ParameterLayout layout, int index, IntFunction<String> layers) {
    PositionNotation at = new PositionNotation(network, layers);
    PositionFormulas formulas = new PositionFormulas(new PositionLayer(network, layout, index, at));
    formulas.layer().accept(formulas);
    return formulas.lines;
  }

  private LayerSpec layer() {
    return of.layer();
  }

  private Extent read() {
    return of.read();
  }

  private Extent given() {
    return of.given();
  }

  private void define(Notation left, Notation right) {
    lines.add(Notation.relation(left, "=", right));
  }

  /** An element of what the layer reads, which several sources are joined to first. */
  private Notation input(List<Notation> positions, Notation channel) {
    boolean isJoined = layer().sources().size() > 1;
    if (isJoined && lines.isEmpty()) {
      List<Notation> own = at.positions(read());
      Notation i = at.channel("i", read());
      define(of.input(own, i), at.joined(layer().sources(), own, i));
    }
    return of.input(positions, channel);
  }

  private Notation output(List<Notation> positions, Notation channel) {
    return of.output(positions, channel);
  }

  private Notation output() {
    return output(at.positions(given()), at.channel("j", given()));
  }

  private Notation parameter(String letter, Notation... indices) {
    return of.parameter(letter, indices);
  }

  /** v, and y = φ(v) if there is an activation. */
  private Void activated(Notation preActivation) {
    if (layer().activation().is(Activation.IDENTITY)) {
      define(output(), preActivation);
      return null;
    }
    Notation j = at.channel("j", given());
    Notation v = at.element("v", index, at.positions(given()), j);
    define(v, preActivation);
    define(output(), ofActivation(v));
    return null;
  }

  private Notation ofActivation(Notation v) {
    if (layer().activation().is(Activation.SOFTMAX)) {
      Notation i = at.channel("i", given());
      Notation other = at.element("v", index, at.positions(given()), i);
      Notation sum =
          ElementNotation.sum("i", given().channels(), Notation.call("exp", List.of(other)));
      return Notation.fraction(Notation.call("exp", List.of(v)), sum);
    }
    Graph graph = new Graph(Simplification.EXACT);
    Scalar rule = new ActivationRules(graph).expression(layer().activation(), graph.argument(0));
    return new ScalarNotation(symbol -> v).of(rule);
  }

  static Notation plus(Notation first, Notation second) {
    String markup =
        first.asTerm(true, false).markup()
            + Notation.operator("+")
            + second.asTerm(false, true).markup();
    return new Notation(markup, Notation.Binding.ADDITIVE, second.isOpen());
  }

  private Notation withBias(boolean bias, Notation sum) {
    return bias ? plus(parameter("b", at.channel("j", given())), sum) : sum;
  }

  @Override
  public Void dense(DenseSpec layer) {
    Notation i = at.channel("i", read());
    Notation x = input(at.positions(read()), i);
    Notation weight = parameter("w", i, at.channel("j", given()));
    Notation sum =
        ElementNotation.sum("i", read().channels(), Notation.product(List.of(x, weight)));
    return activated(withBias(layer.bias(), sum));
  }

  @Override
  public Void conv(ConvSpec layer) {
    List<WindowSpec.Axis> axes = layer.window().along(read().positions());
    int channels = read().channels() / layer.groups();
    Notation i = channels == 1 ? Notation.number("0") : Notation.name("i");
    Notation j = at.channel("j", given());
    Notation channel = at.ofGroup(i, j, channels, layer.filters() / layer.groups());
    Notation x = input(at.places(axes), layer.groups() == 1 ? i : channel);
    Notation weight = of.weight(at.kernel(axes), i, j);
    Notation sum = ElementNotation.sum("i", channels, Notation.product(List.of(x, weight)));
    return activated(withBias(layer.bias(), overWindow(PositionNotation.SUM, axes, sum)));
  }

  private Notation overWindow(String operator, List<WindowSpec.Axis> axes, Notation body) {
    Notation all = body;
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      all = at.over(operator, PositionNotation.KERNEL.get(axis), axes.get(axis).size(), all);
    }
    return all;
  }

  @Override
  public Void pool(PoolSpec layer) {
    List<WindowSpec.Axis> axes = layer.window().along(read().positions());
    Notation x = input(at.places(axes), at.channel("j", given()));
    if (layer.reduction() == PoolSpec.Reduction.MAX) {
      define(output(), overWindow(MAX, axes, x));
      return null;
    }
    Notation count = count(of, axes, at.positions(given()));
    define(output(), meanOf(overWindow(PositionNotation.SUM, axes, x), count));
    return null;
  }

  /** How many places of a window are inside. */
  static Notation count(PositionLayer of, List<WindowSpec.Axis> axes, List<Notation> windows) {
    return isInside(axes)
        ? Notation.number(String.valueOf(places(axes)))
        : of.at().indexed("n", of.index(), windows);
  }

  private static Notation meanOf(Notation sum, Notation count) {
    return Notation.product(List.of(Notation.fraction(Notation.number("1"), count), sum));
  }

  private static int places(List<WindowSpec.Axis> axes) {
    return axes.stream().mapToInt(WindowSpec.Axis::size).reduce(1, Math::multiplyExact);
  }

  /** Whether no window reaches over an end. */
  static boolean isInside(List<WindowSpec.Axis> axes) {
    return axes.stream()
        .allMatch(
            axis ->
                axis.before() == 0
                    && axis.position(axis.count() - 1, axis.size() - 1) < axis.length());
  }

  @Override
  public Void globalPool(GlobalPoolSpec layer) {
    boolean isMax = layer.reduction() == PoolSpec.Reduction.MAX;
    Notation all = input(at.positions(read()), at.channel("j", given()));
    String operator = isMax ? MAX : PositionNotation.SUM;
    all = at.overPositions(operator, PositionNotation.POSITIONS, read(), all);
    int count = read().size() / read().channels();
    define(output(), isMax ? all : meanOf(all, Notation.number(String.valueOf(count))));
    return null;
  }

  @Override
  public Void flatten(FlattenSpec layer) {
    Notation j = at.channel("j", read());
    define(output(List.of(), at.flattened(read(), j)), input(at.positions(read()), j));
    return null;
  }

  @Override
  public Void concat(ConcatSpec layer) {
    Notation j = at.channel("j", given());
    define(output(), at.joined(layer.sources(), at.positions(given()), j));
    return null;
  }

  @Override
  public Void elementwise(ElementwiseSpec layer) {
    List<Notation> operands = operands();
    return activated(
        switch (layer.operation()) {
          case SUM -> operands.stream().reduce(PositionFormulas::plus).orElseThrow();
          case PRODUCT -> Notation.product(operands);
        });
  }

  /** A value without positions serves them all. */
  private List<Notation> operands() {
    Notation j = at.channel("j", given());
    return layer().sources().stream()
        .map(source -> at.value(source, at.positions(network.extentOf(source)), j))
        .toList();
  }

  @Override
  public Void activate(ActivateSpec layer) {
    return activated(input(at.positions(given()), at.channel("j", given())));
  }

  /** Values are left out in training only. */
  @Override
  public Void dropout(DropoutSpec layer) {
    define(output(), input(at.positions(given()), at.channel("j", given())));
    return null;
  }

  @Override
  public Void slice(SliceSpec layer) {
    Notation channel = at.shifted(at.channel("j", given()), layer.offset());
    define(output(), input(at.positions(given()), channel));
    return null;
  }

  @Override
  public Void embedding(EmbeddingSpec layer) {
    Notation i = at.channel("i", read());
    Notation j = layer.units() == 1 ? Notation.number("0") : Notation.name("j");
    Notation code = input(at.positions(read()), i);
    Notation place = at.combined(List.of(layer.units(), 1), List.of(i, j));
    define(output(at.positions(given()), place), parameter("w", code, j));
    return null;
  }

  @Override
  public Void layerNorm(LayerNormSpec layer) {
    int channels = read().channels();
    List<Notation> positions = at.positions(read());
    Notation i = at.channel("i", read());
    Notation each = input(positions, i);
    Notation mean = at.indexed("μ", index, positions);
    Notation variance = at.indexed("s", index, positions);
    Notation count = Notation.number(String.valueOf(channels));
    define(mean, meanOf(ElementNotation.sum("i", channels, each), count));
    Notation squares = minus(each, mean).inParentheses().power(2);
    define(variance, meanOf(ElementNotation.sum("i", channels, squares), count));
    Notation x = input(positions, at.channel("j", given()));
    return activated(normal(x, mean, variance, layer.epsilon()));
  }

  @Override
  public Void batchNorm(BatchNormSpec layer) {
    Notation j = at.channel("j", given());
    Notation x = input(at.positions(read()), j);
    return activated(normal(x, parameter("m", j), parameter("s", j), layer.epsilon()));
  }

  static Notation minus(Notation from, Notation taken) {
    String markup = from.asTerm(true, false).markup() + Notation.operator("−") + taken.markup();
    return new Notation(markup, Notation.Binding.ADDITIVE, false);
  }

  private Notation normal(Notation x, Notation mean, Notation variance, double epsilon) {
    Notation j = at.channel("j", given());
    Notation normal = of.normal(at.positions(given()), j);
    define(normal, Notation.fraction(minus(x, mean), deviation(variance, epsilon)));
    return plus(Notation.product(List.of(parameter("γ", j), normal)), parameter("β", j));
  }

  /** √(σ² + ε). */
  static Notation deviation(Notation variance, double epsilon) {
    return Notation.root(plus(variance, Numerals.constant(epsilon)));
  }
}
