package io.github.chainrule.processor.report;

import io.github.chainrule.processor.diff.JacobianOrder;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The formulas of each layer, of the loss and of the network as a whole. Neighbouring layers with
 * the same formulas, as deep networks have, are one entry.
 */
final class FormulaSection {

  /** Fewer layers of the same formulas are written out. */
  private static final int FEWEST_TO_JOIN = 3;

  /** Layers whose Jacobians are written as a product with parentheses. */
  private static final int MOST_IN_PRODUCT = 8;

  private static final String INTRODUCTION =
      "As derived by the processor, with the letters of the generated code: h2 there is _h_⁽²⁾"
          + " here. Index _j_ counts a layer’s units, _i_ its inputs and _k_ the network’s outputs,"
          + " all from 0. _δ_ = ∂_E_/∂_v_, _e_ = ∂_E_/∂_h_, and _Δ_ is the derivative of the"
          + " outputs by _v_.";

  private static final String OF_POSITIONS =
      "Values have positions here, steps or pixels: _p_, or _p_ and _q_, all from 0. Index _m_, or"
          + " _m_ and _n_, counts the places of a window, _i_ the channels that a layer reads, _j_"
          + " its own; _p_′, _q_′ and _k_ those of a layer that reads it. h2 of the generated code"
          + " is _h_⁽²⁾ here. _δ_ = ∂_E_/∂_v_, where _v_ = _h_ without an activation, and _e_ ="
          + " ∂_E_/∂_h_; without a layer’s number _e_ = ∂_E_/∂_y_. Derivatives have no terms where"
          + " an index is outside. The maximum of a pool’s window is at _a_, or at _a_ and _c_: the"
          + " first of several.";

  /** What no other loss has to say: theirs are stated in the form that does not cancel. */
  private static final String DERIVED =
      "Derived from the formula as it is written, and not brought into a form that cancels less.";

  /** What is said of the signs that come up. */
  private static final Map<String, String> LEGEND =
      new TreeMap<>(
          Map.of(
              "<mi>σ</mi>",
              " _σ_(a) = 1 / (1 + exp(−a)).",
              "<mi>sgn</mi>",
              " sgn is −1, 0 or 1.",
              "<mi>erf</mi>",
              " erf is the error function.",
              "[</mo>",
              " [_k_ = _j_] is 1 where it holds, otherwise 0."));

  private final Markup out;
  private final NetworkSpec network;
  private final ForwardProgram forward;
  private final ParameterLayout layout;
  private final boolean hasPositions;

  private final Formulas formulas;

  /** Null if they have none. */
  private final PositionReaders readers;

  private FormulaSection(Markup out, CompilationRecord compilation) {
    this.out = out;
    this.network = compilation.network();
    this.forward = compilation.forward();
    this.layout = compilation.derived().layout();
    Stream<Extent> inputs = network.parts().stream().map(InputSpec::extent);
    this.hasPositions = !areVectors(Stream.concat(inputs, network.extents().stream()));
    this.formulas = new Formulas(compilation.forward(), compilation.derived());
    this.readers = hasPositions ? new PositionReaders(network, layout) : null;
  }

  static void write(Markup out, CompilationRecord compilation) {
    Markup body = new Markup();
    FormulaSection section = new FormulaSection(body, compilation);
    section.write();
    String introduction = section.hasPositions ? OF_POSITIONS : INTRODUCTION;
    out.open("p", "class", "note").prose(introduction);
    String formulas = body.toString();
    LEGEND.forEach((sign, meaning) -> out.prose(formulas.contains(sign) ? meaning : ""));
    out.close().raw(formulas);
  }

  private static boolean areVectors(Stream<Extent> extents) {
    return extents.allMatch(extent -> extent.positions().isEmpty());
  }

  private void write() {
    int layers = network.layers().size();
    for (int first = 0; first < layers; ) {
      int end = first + 1;
      while (end < layers && blocks(end, around(end)).equals(blocks(first, around(first)))) {
        end++;
      }
      if (end - first >= FEWEST_TO_JOIN) {
        several(first, end - 1);
      } else {
        for (int index = first; index < end; index++) {
          layer(index);
        }
      }
      first = end;
    }
    if (areVectors(network.heads().stream().map(head -> network.extents().get(head.layer())))) {
      loss();
    }
    if (hasPositions) {
      byInputs();
    } else {
      whole();
    }
  }

  private record Block(String title, List<Notation> lines, String remark) {}

  private List<Block> blocks(int layer, IntFunction<String> names) {
    if (hasPositions) {
      List<Notation> lines = PositionFormulas.of(network, layout, layer, names);
      List<Notation> backward = PositionBackprop.of(readers, layer, names);
      return Stream.of(
              new Block("Forward", lines, remark(layer)), new Block("Backprop", backward, ""))
          .filter(block -> !block.lines.isEmpty())
          .toList();
    }
    boolean isHead = network.heads().stream().anyMatch(head -> head.layer() == layer);
    String ofOutputs = isHead ? "e = ∂E/∂y; δ from the loss is below." : "";
    return List.of(
        new Block("Forward", formulas.forward(layer, names), ""),
        new Block("Backprop", formulas.backward(layer, names), ofOutputs),
        new Block("Jacobian", formulas.jacobian(layer, names), ""));
  }

  private String remark(int index) {
    PositionLayer of = readers.layer(index, new PositionNotation(network, Formulas::number));
    return KindFormulas.of(of.layer()).remark(of);
  }

  /** Names layers by their distance from one. */
  private static IntFunction<String> around(int center) {
    return layer -> {
      int distance = layer - center;
      if (Math.abs(distance) > 1) {
        return Formulas.number(layer);
      }
      String sign = distance < 0 ? "−" : "+";
      return "<mi>ℓ</mi>" + (distance == 0 ? "" : "<mo>" + sign + "</mo><mn>1</mn>");
    };
  }

  private void layer(int index) {
    LayerSpec layer = network.layers().get(index);
    out.open("article", "class", "formulas");
    out.open("h3").text(layer.name());
    out.element("span", describe(index), "class", "meta").close();
    body(index, Formulas::number);
    out.closeLine();
  }

  private void several(int first, int last) {
    List<LayerSpec> layers = network.layers();
    out.open("article", "class", "formulas");
    out.open("h3").text(layers.get(first).name() + " … " + layers.get(last).name());
    String range = "ℓ = " + (first + 1) + " … " + (last + 1) + ": ";
    out.element("span", range + describe(first), "class", "meta").close();
    body(first, around(first));
    out.closeLine();
  }

  private String describe(int index) {
    LayerSpec layer = network.layers().get(index);
    List<String> words = new ArrayList<>();
    words.add(
        Numerals.extent(network.inputOf(index))
            + " → "
            + Numerals.extent(network.extents().get(index)));
    words.add(layer.activation().name());
    words.addAll(layer.remarks());
    return String.join(", ", words);
  }

  private void body(int index, IntFunction<String> names) {
    ActivationPlot.of(forward.graph(), forward.layers().get(index)).ifPresent(plot -> figure(plot));
    blocks(index, names).forEach(block -> block(block.title, block.lines, block.remark));
  }

  private void figure(ActivationPlot plot) {
    out.open("figure", "class", "plot");
    plot.write(out);
    out.open("figcaption").element("span", "φ", "class", "key value").text(" ");
    out.element("span", "φ′", "class", "key slope").text(" over v").close();
    out.close();
  }

  private void block(String title, List<Notation> lines, String remark) {
    out.open("div", "class", "block").element("h4", title);
    out.open("div", "class", "lines");
    lines.forEach(this::line);
    if (!remark.isEmpty()) {
      out.element("p", remark, "class", "remark");
    }
    out.close().closeLine();
  }

  private void line(Notation formula) {
    out.open("div", "class", "line");
    out.open("math", "xmlns", "http://www.w3.org/1998/Math/MathML", "displaystyle", "true");
    out.raw(formula.markup()).close().closeLine();
  }

  private void loss() {
    out.open("article", "class", "formulas");
    out.open("h3").text("Loss");
    out.element("span", network.lossText(), "class", "meta").close();
    boolean isMeant = false;
    for (int head = 0; head < network.heads().size(); head++) {
      HeadSpec spec = network.heads().get(head);
      Optional<LossDefinition> definition =
          LossDefinition.of(spec.loss(), network.layerOf(spec).activation());
      if (definition.isPresent()) {
        block("Meaning" + of(head), List.of(definition(definition.get(), head)), "");
        isMeant = true;
      }
    }
    String precision = isMeant ? "so that nothing overflows or cancels; always in double." : "";
    block("Computed", formulas.loss(), precision);
    for (int head = 0; head < network.heads().size(); head++) {
      boolean isGiven = network.heads().get(head).loss() instanceof LossSpec.Given;
      block("Delta" + of(head), formulas.lossDelta(head), isGiven ? DERIVED : "");
    }
    out.closeLine();
  }

  private String of(int head) {
    return network.heads().size() == 1
        ? ""
        : " of " + network.layerOf(network.heads().get(head)).name();
  }

  private Notation definition(LossDefinition definition, int head) {
    HeadSpec spec = network.heads().get(head);
    int outputs = network.extents().get(spec.layer()).size();
    Index j = Index.of("j").within(outputs).plus(formulas.from(head));
    ScalarNotation scalars =
        new ScalarNotation(
            symbol ->
                Symbol.vector(symbol.leaf() == LossDefinition.Variable.Y ? "y" : "t")
                    .notation(Formulas::number, Index.ZERO, j));
    Notation summand = scalars.of(definition.summand());
    Notation sum = ElementNotation.sum("j", outputs, summand);
    Notation value = definition.isNegated() ? sum.negated() : sum;
    Symbol e = new Symbol("E", head(spec), Symbol.Axes.NONE);
    return Notation.relation(e.notation(Formulas::number), "=", value);
  }

  /** The loss of a single output is the network's. */
  private int head(HeadSpec spec) {
    return network.heads().size() == 1 ? Symbol.NO_LAYER : spec.layer();
  }

  private void whole() {
    out.open("article", "class", "formulas");
    out.open("h3").text("Network").element("span", "by its inputs", "class", "meta").close();
    block("Backprop", formulas.inputGradient(), "");
    Optional<JacobianOrder> order = JacobianOrder.of(forward);
    block("Jacobian", product(order), order.map(this::words).orElse(NO_CHAIN));
    out.closeLine();
  }

  /** Codes have no derivatives. */
  private void byInputs() {
    List<Notation> lines = PositionBackprop.byInputs(readers);
    if (!lines.isEmpty()) {
      out.open("article", "class", "formulas");
      out.open("h3").text("Network").element("span", "by its inputs", "class", "meta").close();
      block("Backprop", lines, "");
      out.closeLine();
    }
  }

  private static final String NO_CHAIN =
      "By the cheaper of two sweeps, from the outputs back or from the inputs on.";

  private String words(JacobianOrder order) {
    String choice =
        JacobianOrder.isCheapest(network)
            ? ", the order of fewest multiplications."
            : ", an order of few multiplications.";
    if (order.isLayer()) {
      return "";
    }
    if (order.left().isLayer() && order.right().isLayer()) {
      return "Multiplied layer by layer.";
    }
    if (order.isFromOutputs()) {
      return "Multiplied from the outputs back" + choice;
    }
    return (order.isFromInputs() ? "Multiplied from the inputs on" : "Multiplied part by part")
        + choice;
  }

  /** dy/dx as a product of the layers' Jacobians. */
  private List<Notation> product(Optional<JacobianOrder> order) {
    List<Notation> lines = new ArrayList<>();
    Notation jacobian =
        Notation.fraction(
            Notation.atom("<mo>∂</mo><mi>y</mi>"), Notation.atom("<mo>∂</mo><mi>x</mi>"));
    if (order.isPresent() && network.layers().size() <= MOST_IN_PRODUCT) {
      lines.add(Notation.relation(jacobian, "=", Notation.atom(factors(order.get()))));
    }
    return lines;
  }

  private String factors(JacobianOrder order) {
    return order.isLayer()
        ? layerJacobian(order.layer())
        : inner(order.left()) + "<mspace width=\"0.2em\"/>" + inner(order.right());
  }

  private String inner(JacobianOrder order) {
    return order.isLayer()
        ? layerJacobian(order.layer())
        : Notation.atom(factors(order)).inParentheses().markup();
  }

  private String layerJacobian(int layer) {
    return Notation.fraction(
            Notation.atom("<mo>∂</mo>" + formulas.outputOf(layer).markup()),
            Notation.atom("<mo>∂</mo>" + formulas.inputOf(layer).markup()))
        .markup();
  }
}
