package io.github.chainrule.processor.report;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.program.ActivationRules;
import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.scalar.Derivative;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import io.github.chainrule.processor.scalar.Simplification;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How the derivatives of E come about in a network whose values have positions: e = ∂E/∂h of a
 * layer is the sum of what the layers that read it pass on, δ = ∂E/∂v = φ′(v) e, and the
 * derivatives by parameters are sums of δ over positions.
 */
final class PositionBackprop {

  private final NetworkSpec network;
  private final PositionReaders readers;
  private final PositionNotation at;
  private final List<Notation> lines = new ArrayList<>();

  private PositionBackprop(PositionReaders readers, IntFunction<String> layers) {
    this.network = readers.network();
    this.readers = readers;
    this.at = new PositionNotation(network, layers);
  }

  /** The derivatives of E by a layer's values and its own parameters. */
  static List<Notation> of(PositionReaders readers, int index, IntFunction<String> layers) {
    PositionBackprop backprop = new PositionBackprop(readers, layers);
    if (readers.hasDelta(index)) {
      backprop.layer(index);
    }
    return backprop.lines;
  }

  /** The derivatives of E by the network's inputs; none by codes. */
  static List<Notation> byInputs(PositionReaders readers) {
    PositionBackprop backprop = new PositionBackprop(readers, Formulas::number);
    for (int part = 0; part < readers.network().parts().size(); part++) {
      backprop.input(LayerSpec.input(part));
    }
    return backprop.lines;
  }

  private void input(int source) {
    Extent extent = network.extentOf(source);
    Notation x = at.value(source, at.positions(extent), at.channel("j", extent));
    passedOn(source).ifPresent(sum -> define(partial(Notation.name("E"), x), sum));
  }

  private PositionLayer at(int index) {
    return readers.layer(index, at);
  }

  private void define(Notation left, Notation right) {
    lines.add(Notation.relation(left, "=", right));
  }

  private static Notation partial(Notation of, Notation by) {
    return Notation.fraction(
        Notation.atom("<mo>∂</mo>" + of.markup()), Notation.atom("<mo>∂</mo>" + by.markup()));
  }

  /** The sum of what all layers that read a value pass on to it. */
  private Optional<Notation> passedOn(int source) {
    return readers.of(source).stream()
        .flatMap(
            reader -> PositionAdjoint.of(at(reader.layer()), reader.slot()).passedOn().stream())
        .reduce(Notation::plus);
  }

  private void layer(int index) {
    PositionLayer layer = at(index);
    Extent given = layer.given();
    List<Notation> positions = at.positions(given);
    Notation j = at.channel("j", given);
    Notation sum =
        seed(index)
            .map(seed -> passedOn(index).map(it -> seed.plus(it)).orElse(seed))
            .or(() -> passedOn(index))
            .orElseThrow();
    ActivationSpec activation = layer.layer().activation();
    Notation delta = layer.delta(positions, j);
    if (activation.is(Activation.IDENTITY)) {
      define(delta, sum);
    } else {
      define(at.element("e", index, positions, j), sum);
      define(delta, throughActivation(layer));
    }
    gradients(index);
  }

  /** ∂E/∂y, of which each output has its place. */
  private Optional<Notation> seed(int index) {
    int from = 0;
    for (int head = 0; head < network.heads().size(); head++) {
      int layer = network.heads().get(head).layer();
      Extent extent = network.extents().get(layer);
      if (layer == index) {
        Notation place = at.shifted(at.flattened(extent, at.channel("j", extent)), from);
        return Optional.of(
            network.heads().size() == 1
                ? at.seed(at.positions(extent), at.channel("j", extent))
                : at.seed(List.of(), place));
      }
      from += extent.size();
    }
    return Optional.empty();
  }

  /** δ = φ′(v) e; of SOFTMAX y (e − Σ y e), since each output depends on every v. */
  private Notation throughActivation(PositionLayer layer) {
    List<Notation> positions = at.positions(layer.given());
    Notation j = at.channel("j", layer.given());
    Notation v = at.element("v", layer.index(), positions, j);
    Notation y = layer.output(positions, j);
    Notation e = at.element("e", layer.index(), positions, j);
    ActivationSpec activation = layer.layer().activation();
    if (activation.is(Activation.SOFTMAX)) {
      Notation i = at.channel("i", layer.given());
      Notation each =
          Notation.product(
              List.of(at.element("e", layer.index(), positions, i), layer.output(positions, i)));
      Notation sum = ElementNotation.sum("i", layer.given().channels(), each);
      return Notation.product(List.of(y, e.minus(sum)));
    }
    List<Notation> arguments = List.of(v, y, e);
    return new ScalarNotation(symbol -> arguments.get(((Argument) symbol.leaf()).index()))
        .of(derivative(activation));
  }

  /** e φ′(v), in v, y and e. */
  private static Scalar derivative(ActivationSpec activation) {
    Graph graph = new Graph(Simplification.EXACT);
    ScalarGraph scalars = graph.scalars();
    Scalar y = new ActivationRules(graph).expression(activation, graph.argument(0));
    Scalar slope = Derivative.of(scalars, y, graph.argument(0));
    Scalar withValue =
        scalars.copy(slope, part -> part == y ? graph.argument(1) : null, Width.WORKING);
    return scalars.multiply(graph.argument(2), withValue);
  }

  /** Parameters that several layers share have the sum of what each makes of them. */
  private void gradients(int owner) {
    List<PositionGradients.Part> sums = List.of();
    for (int index = owner; index < network.layers().size(); index++) {
      if (owner(index) == owner && owner(owner) == owner) {
        List<PositionGradients.Part> parts = PositionGradients.of(at(index));
        sums = sums.isEmpty() ? parts : plus(sums, parts);
      }
    }
    for (PositionGradients.Part part : sums) {
      define(partial(Notation.name("E"), part.parameter()), part.derivative());
    }
  }

  /** Whose parameters a layer uses; its own, if it has none. */
  private int owner(int index) {
    List<ParameterTensor> tensors = readers.layout().of(index);
    return tensors.isEmpty() ? index : tensors.get(0).layer();
  }

  private static List<PositionGradients.Part> plus(
      List<PositionGradients.Part> some, List<PositionGradients.Part> others) {
    List<PositionGradients.Part> sums = new ArrayList<>();
    for (int tensor = 0; tensor < some.size(); tensor++) {
      PositionGradients.Part first = some.get(tensor);
      Notation second = others.get(tensor).derivative();
      sums.add(new PositionGradients.Part(first.parameter(), first.derivative().plus(second)));
    }
    return sums;
  }
}
