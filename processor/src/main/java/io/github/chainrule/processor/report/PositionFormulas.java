package io.github.chainrule.processor.report;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.program.ActivationRules;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Collects how a layer whose values have positions comes by its value. */
final class PositionFormulas {

  private final PositionLayer layer;
  private final List<Notation> lines = new ArrayList<>();

  private PositionFormulas(PositionLayer layer) {
    this.layer = layer;
  }

  /** The definitions, in order. */
  static List<Notation> of(
      NetworkSpec network, ParameterLayout layout, int index, IntFunction<String> layers) {
    PositionNotation at = new PositionNotation(network, layers);
    PositionLayer layer = new PositionLayer(network, layout, index, at);
    PositionFormulas formulas = new PositionFormulas(layer);
    KindFormulas.of(layer.layer()).define(formulas);
    return formulas.lines;
  }

  PositionLayer layer() {
    return layer;
  }

  void define(Notation left, Notation right) {
    lines.add(Notation.relation(left, "=", right));
  }

  /** Defines the layer's value. */
  void define(Notation value) {
    define(output(), value);
  }

  private Notation output() {
    PositionNotation at = layer.at();
    return layer.output(at.positions(layer.given()), at.channel("j", layer.given()));
  }

  /** An element of what the layer reads, which several sources are joined to first. */
  Notation input(List<Notation> positions, Notation channel) {
    PositionNotation at = layer.at();
    List<Integer> sources = layer.layer().sources();
    if (sources.size() > 1 && lines.isEmpty()) {
      List<Notation> own = at.positions(layer.read());
      Notation i = at.channel("i", layer.read());
      define(layer.input(own, i), at.joined(sources, own, i));
    }
    return layer.input(positions, channel);
  }

  /** Defines v, and y = φ(v) if there is an activation. */
  void defineActivated(Notation preActivation) {
    if (layer.layer().activation().is(Activation.IDENTITY)) {
      define(preActivation);
      return;
    }
    PositionNotation at = layer.at();
    Notation j = at.channel("j", layer.given());
    Notation v = at.element("v", layer.index(), at.positions(layer.given()), j);
    define(v, preActivation);
    define(ofActivation(v));
  }

  private Notation ofActivation(Notation v) {
    if (layer.layer().activation().is(Activation.SOFTMAX)) {
      PositionNotation at = layer.at();
      Notation i = at.channel("i", layer.given());
      Notation other = at.element("v", layer.index(), at.positions(layer.given()), i);
      Notation exp = Notation.call("exp", List.of(other));
      Notation sum = ElementNotation.sum("i", layer.given().channels(), exp);
      return Notation.fraction(Notation.call("exp", List.of(v)), sum);
    }
    Graph graph = new Graph(Simplification.EXACT);
    Scalar rule =
        new ActivationRules(graph).expression(layer.layer().activation(), graph.argument(0));
    return new ScalarNotation(symbol -> v).of(rule);
  }

  Notation withBias(boolean bias, Notation sum) {
    Notation j = layer.at().channel("j", layer.given());
    return bias ? layer.parameter("b", j).plus(sum) : sum;
  }
}
