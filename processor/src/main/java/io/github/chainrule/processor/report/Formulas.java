package io.github.chainrule.processor.report;

import io.github.chainrule.processor.diff.Adjoints;
import io.github.chainrule.processor.diff.Tangents;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * The formulas of a network, read off its programs: nothing here knows an activation or a loss.
 *
 * <p>The letters are those of the generated code, of layer 2 say: v⁽²⁾ pre-activations, h⁽²⁾
 * outputs, δ⁽²⁾ and e⁽²⁾ the derivatives of E by them, Δ⁽²⁾ the derivatives of the outputs by v⁽²⁾.
 * Index j counts a layer's units, i its inputs, k the network's outputs.
 */
final class Formulas {

  private static final Index I = Index.of("i");
  private static final Index J = Index.of("j");
  private static final Index K = Index.of("k");

  /** Counts the codes that an embedding looks up. */
  private static final Index P = Index.of("p");

  private static final List<String> INWARD = List.of("i", "k", "m", "n", "p", "q");
  private static final List<String> OUTWARD = List.of("k", "m", "n", "p", "q");
  private static final List<String> BESIDE_OUTPUTS = List.of("m", "n", "p", "q");
  private static final List<String> OVERALL = List.of("j", "k", "m", "n", "p", "q");

  private final ForwardProgram forward;
  private final NetworkProgram program;
  private final Graph graph;
  private final Symbols symbols = new Symbols();

  Formulas(ForwardProgram forward, NetworkProgram derived) {
    this.forward = forward;
    this.program = derived;
    this.graph = forward.graph();
    nameSources();
    for (int layer = 0; layer < forward.layers().size(); layer++) {
      nameLayer(layer, forward.layers().get(layer));
    }
    for (int head = 0; head < heads().size(); head++) {
      symbols.put(delta(head), ownDelta(head));
    }
  }

  private List<HeadSpec> heads() {
    return forward.network().heads();
  }

  private void nameSources() {
    symbols.put(forward.x(), Symbol.vector("x"));
    symbols.put(forward.source(Node.Source.Kind.TARGET), Symbol.vector("t"));
    symbols.put(forward.source(Node.Source.Kind.SEED), Symbol.vector("e"));
  }

  /** Layers that only pass something on have no names of their own for it. */
  private void nameLayer(int index, ForwardProgram.Layer layer) {
    List<ParameterTensor> tensors = forward.layout().of(index);
    for (int tensor = 0; tensor < tensors.size(); tensor++) {
      symbols.put(layer.parameters().get(tensor), symbol(tensors.get(tensor)));
    }
    boolean isNew = symbols.of(layer.output()) == null;
    putIfAbsent(layer.preActivation(), Symbol.vector("v", index));
    if (isNew) {
      symbols.put(layer.output(), output(index));
    }
    Node adjoint = isSingleHead(index) ? null : adjoint(layer.output());
    if (adjoint != null && layer.output() == layer.preActivation()) {
      putIfAbsent(adjoint, Symbol.vector("δ", index));
    } else if (adjoint != null) {
      nameIfComputed(adjoint(layer.preActivation()), Symbol.vector("δ", index));
      putIfAbsent(adjoint, Symbol.vector("e", index));
    }
    Node rows = byPreActivation(index);
    nameIfComputed(rows, Symbol.matrix("Δ", index));
  }

  private void putIfAbsent(Node node, Symbol symbol) {
    if (symbols.of(node) == null) {
      symbols.put(node, symbol);
    }
  }

  /** Whether a layer is the network's only output. */
  private boolean isSingleHead(int layer) {
    return heads().size() == 1 && heads().get(0).layer() == layer;
  }

  /** The derivatives of E by an output's v, but for what they are through later layers. */
  private Node delta(int head) {
    return forward.partOf(Node.Source.Kind.DELTA, head);
  }

  /** What the derivatives are called that an output's loss gives; d where later layers add some. */
  private Symbol ownDelta(int head) {
    int layer = heads().get(head).layer();
    return Symbol.vector(isReadOn(head) ? "d" : "δ", layer);
  }

  private boolean isReadOn(int head) {
    return adjoint(forward.heads().get(head).preActivation()) != delta(head);
  }

  private static Symbol symbol(ParameterTensor tensor) {
    return switch (tensor.role()) {
      case WEIGHTS -> Symbol.matrix("w", tensor.layer());
      case ENTRIES -> Symbol.matrix("w", tensor.layer());
      case BIASES -> Symbol.vector("b", tensor.layer());
      case SCALES -> Symbol.vector("γ", tensor.layer());
      case SHIFTS -> Symbol.vector("β", tensor.layer());
      case MEANS -> Symbol.vector("m", tensor.layer());
      case VARIANCES -> Symbol.vector("s", tensor.layer());
    };
  }

  /** What only rearranges others may serve somewhere else, under another name. */
  private void nameIfComputed(Node node, Symbol symbol) {
    if (node != null && node.isComputed()) {
      putIfAbsent(node, symbol);
    }
  }

  private Symbol output(int layer) {
    return isSingleHead(layer) ? Symbol.vector("y") : Symbol.vector("h", layer);
  }

  /** ∂E/∂node from the outputs' deltas; null if no output depends on the node. */
  private Node adjoint(Node node) {
    List<Adjoints.Seed> seeds = new ArrayList<>();
    for (int head = 0; head < heads().size(); head++) {
      seeds.add(new Adjoints.Seed(forward.heads().get(head).preActivation(), delta(head)));
    }
    return Adjoints.of(graph, seeds, Set.of(node)).get(node);
  }

  /**
   * The derivatives of all outputs by a layer's pre-activations, which its weights' are made of; or
   * null.
   */
  private Node byPreActivation(int layer) {
    for (TensorDerivative derivative : NetworkProgram.of(layer, program.parameterJacobian())) {
      if (derivative.node() instanceof Node.Outer outer
          && outer.rows() == forward.network().outputs()) {
        return outer.right();
      }
    }
    return null;
  }

  /** How a layer comes by its outputs. */
  List<Notation> forward(int index, IntFunction<String> layers) {
    ForwardProgram.Layer layer = forward.layers().get(index);
    Block block = new Block(layers, INWARD);
    Index unit = unitOf(layer.preActivation());
    Notation v = Symbol.vector("v", index).notation(layers, Index.ZERO, unit);
    block.defineOwn(v, layer.preActivation(), index, unit);
    Notation y = output(index).notation(layers, Index.ZERO, unit);
    if (layer.output() == layer.preActivation()) {
      block.add(y, v);
    } else {
      block.defineOwn(y, layer.output(), index, unit);
    }
    return block.lines;
  }

  /**
   * Several rows of a table are beside each other in a vector: which of them, and which element.
   */
  private static Index unitOf(Node node) {
    if (node instanceof Rearrangement.Reshape reshaped
        && reshaped.operand() instanceof Lookup lookup) {
      Index unit = J.within(lookup.features());
      return Index.at(P.within(lookup.positions()), lookup.features(), unit);
    }
    return J.within(node.columns());
  }

  /** How the derivatives of E by a layer's values and parameters come about. */
  List<Notation> backward(int index, IntFunction<String> layers) {
    Block block = new Block(layers, OUTWARD);
    int head = 0;
    while (head < heads().size() && heads().get(head).layer() != index) {
      head++;
    }
    Node preActivation = forward.layers().get(index).preActivation();
    if (head < heads().size()) {
      Notation own = block.symbol(ownDelta(head), preActivation);
      block.define(own, partOf(program.seedDelta(), head), Index.ZERO, J);
    }
    if (head == heads().size() || isReadOn(head)) {
      hiddenDelta(index, block, block.symbol(Symbol.vector("δ", index), preActivation));
    }
    if (forward.network().layers().get(index).shares().isEmpty()) {
      block.byParameters("E", index, program.gradient(), Index.ZERO);
    }
    return block.lines;
  }

  /** What belongs to a head of a value with a place for each output. */
  private Node partOf(Node whole, int head) {
    return graph.slice(whole, from(head), forward.heads().get(head).output().columns());
  }

  /** The number of outputs before a head's. */
  int from(int head) {
    return forward.heads().subList(0, head).stream().mapToInt(it -> it.output().columns()).sum();
  }

  private void hiddenDelta(int index, Block block, Notation delta) {
    ForwardProgram.Layer layer = forward.layers().get(index);
    Node adjoint = adjoint(layer.output());
    Node byPreActivation = adjoint(layer.preActivation());
    if (byPreActivation == null) {
      return;
    }
    if (adjoint != null && byPreActivation != adjoint) {
      Notation e = block.symbol(Symbol.vector("e", index), layer.output());
      block.define(e, adjoint, Index.ZERO, J);
    }
    block.define(delta, byPreActivation, Index.ZERO, J);
  }

  /** The derivatives of a layer's outputs by its inputs, and of the network's outputs by it. */
  List<Notation> jacobian(int index, IntFunction<String> layers) {
    ForwardProgram.Layer layer = forward.layers().get(index);
    Block block = new Block(layers, BESIDE_OUTPUTS);
    Notation of = block.symbol(output(index), layer.output());
    for (Node input : layer.inputs().stream().distinct().toList()) {
      Node own = Tangents.of(graph, input, graph.identity(input.shape()), layer.output());
      Index i = I.within(input.columns());
      if (own != null) {
        block.define(partial(of, block.style.element(input, Index.ZERO, i)), own, i, J);
      }
    }
    Node rows = byPreActivation(index);
    if (rows != null) {
      Symbol symbol = Symbol.matrix("Δ", index);
      Notation element = symbol.notation(layers, K.within(rows.rows()), J.within(rows.columns()));
      block.define(element, rows, K, J);
      block.symbols.put(rows, symbol);
    }
    if (forward.network().layers().get(index).shares().isEmpty()) {
      outputsByParameters(index, block);
    }
    return block.lines;
  }

  /** A part of the outputs after another; those that do not depend on the layer are left out. */
  private void outputsByParameters(int index, Block block) {
    Map<Integer, List<TensorDerivative>> parts = new TreeMap<>();
    for (TensorDerivative derivative : NetworkProgram.of(index, program.parameterJacobian())) {
      parts.computeIfAbsent(derivative.firstRow(), key -> new ArrayList<>()).add(derivative);
    }
    parts.values().removeIf(derivatives -> derivatives.stream().allMatch(Formulas::isZero));
    parts.forEach(
        (row, derivatives) -> {
          Index k = K.within(derivatives.get(0).node().rows());
          Notation y = Symbol.vector("y").notation(block.style.layers(), Index.ZERO, k.plus(row));
          block.byParameters(y.markup(), index, derivatives, K);
        });
  }

  private static boolean isZero(TensorDerivative derivative) {
    return derivative.node() instanceof Node.Constant constant && constant.value() == 0;
  }

  /** The loss as it is computed. */
  List<Notation> loss() {
    Block block = new Block(Formulas::number, OVERALL);
    block.define(Notation.name("E"), program.loss(), Index.ZERO, Index.ZERO);
    return block.lines;
  }

  /** An output layer's delta as its loss gives it. */
  List<Notation> lossDelta(int head) {
    Block block = new Block(Formulas::number, OUTWARD);
    Notation delta = block.symbol(ownDelta(head), forward.heads().get(head).preActivation());
    block.define(delta, partOf(program.lossDelta(), head), Index.ZERO, J);
    return block.lines;
  }

  /** The gradient by the network's inputs. */
  List<Notation> inputGradient() {
    Block block = new Block(Formulas::number, OVERALL);
    int from = 0;
    for (Node input : forward.inputs()) {
      Index i = I.within(input.columns());
      Notation by = Symbol.vector("x").notation(Formulas::number, Index.ZERO, i.plus(from));
      Node derivative = graph.slice(program.inputGradient(), from, input.columns());
      block.define(partial(Notation.name("E"), by), derivative, Index.ZERO, i);
      from += input.columns();
    }
    return block.lines;
  }

  /** A layer's outputs as a whole. */
  Notation outputOf(int layer) {
    return output(layer).notation(Formulas::number);
  }

  /** A layer's inputs as a whole, if they are one vector. */
  Notation inputOf(int layer) {
    return symbols.of(forward.layers().get(layer).input()).notation(Formulas::number);
  }

  /** Layers counted from one. */
  static String number(int layer) {
    return "<mn>" + (layer + 1) + "</mn>";
  }

  private static Notation partial(Notation of, Notation by) {
    return Notation.fraction(
        Notation.atom("<mo>∂</mo>" + of.markup()), Notation.atom("<mo>∂</mo>" + by.markup()));
  }

  /** Some formulas that share the names they introduce. */
  private final class Block {
    private final Symbols symbols = Formulas.this.symbols.copy();
    private final ElementNotation.Style style;
    private final List<Notation> lines = new ArrayList<>();

    Block(IntFunction<String> layers, List<String> letters) {
      this.style = new ElementNotation.Style(symbols, layers, letters);
    }

    Notation symbol(Symbol symbol, Node node) {
      return symbol.notation(style.layers(), Index.ZERO, J.within(node.columns()));
    }

    /** An equation for an element of a node, after those for what it makes use of. */
    void define(Notation left, Node node, Index row, Index column) {
      for (Node intermediate : Intermediates.name(symbols, node)) {
        Index k = K.within(intermediate.rows());
        Index j = J.within(intermediate.columns());
        add(
            symbols.of(intermediate).notation(style.layers(), k, j),
            style.definition(intermediate, k, j));
      }
      boolean isGiven = node.operands().isEmpty();
      add(left, isGiven ? style.element(node, row, column) : style.definition(node, row, column));
    }

    /** An equation for a layer's value, which may be another's that the layer passes on. */
    void defineOwn(Notation left, Node node, int layer, Index column) {
      Symbol known = symbols.of(node);
      boolean isOwn =
          known == null || known.equals(Symbol.vector("v", layer)) || known.equals(output(layer));
      if (isOwn) {
        define(left, node, Index.ZERO, column);
      } else {
        add(left, style.element(node, Index.ZERO, column));
      }
    }

    void add(Notation left, Notation right) {
      lines.add(Notation.relation(left, "=", right));
    }

    /** The derivatives of a value by each of a layer's tensors. */
    void byParameters(String of, int layer, List<TensorDerivative> derivatives, Index row) {
      List<Node> parameters = forward.layers().get(layer).parameters();
      List<TensorDerivative> own = NetworkProgram.of(layer, derivatives);
      for (int tensor = 0; tensor < own.size(); tensor++) {
        Node parameter = parameters.get(tensor);
        boolean isVector = own.get(tensor).tensor().shape().size() == 1;
        Index i = isVector ? Index.ZERO : I.within(parameter.rows());
        Index j = isVector ? J : J.within(parameter.columns());
        Index element = isVector ? J : Index.flattened(i, j);
        add(
            by(of, style.element(parameter, i, j)),
            style.element(own.get(tensor).node(), row, element));
      }
    }

    private Notation by(String of, Notation parameter) {
      String value = of.startsWith("<") ? of : "<mi>" + of + "</mi>";
      return partial(Notation.atom(value), parameter);
    }
  }
}
