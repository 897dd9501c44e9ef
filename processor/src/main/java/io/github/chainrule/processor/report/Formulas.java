package io.github.chainrule.processor.report;

import io.github.chainrule.processor.diff.Adjoints;
import io.github.chainrule.processor.diff.Tangents;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.NetworkProgram.TensorDerivative;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Shape;
import io.github.chainrule.processor.spec.ParameterTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
  private static final List<String> INWARD = List.of("i", "k", "m", "n", "p", "q");
  private static final List<String> OUTWARD = List.of("k", "m", "n", "p", "q");
  private static final List<String> BESIDE_OUTPUTS = List.of("m", "n", "p", "q");
  private static final List<String> OVERALL = List.of("j", "k", "m", "n", "p", "q");

  private final ForwardProgram forward;
  private final NetworkProgram program;
  private final Graph graph;
  private final int last;
  private final Symbols symbols = new Symbols();

  Formulas(ForwardProgram forward, NetworkProgram derived) {
    this.forward = forward;
    this.program = derived;
    this.graph = forward.graph();
    this.last = forward.layers().size() - 1;
    nameSources();
    for (int layer = 0; layer <= last; layer++) {
      nameLayer(layer, forward.layers().get(layer));
    }
  }

  private void nameSources() {
    Shape outputs = forward.output().shape();
    symbols.put(forward.input(), Symbol.vector("x"));
    symbols.put(graph.source(Node.Source.Kind.TARGET, outputs), Symbol.vector("t"));
    symbols.put(graph.source(Node.Source.Kind.SEED, outputs), Symbol.vector("e"));
    symbols.put(delta(), Symbol.vector("δ", last));
  }

  private void nameLayer(int index, ForwardProgram.Layer layer) {
    List<ParameterTensor> tensors = forward.layout().of(index);
    for (int tensor = 0; tensor < tensors.size(); tensor++) {
      symbols.put(layer.parameters().get(tensor), symbol(tensors.get(tensor)));
    }
    symbols.put(layer.preActivation(), Symbol.vector("v", index));
    symbols.put(layer.output(), output(index));
    if (index < last && adjoint(layer.output()) != null) {
      symbols.put(adjoint(layer.output()), Symbol.vector("e", index));
      nameIfComputed(byPreActivation(program.gradient(), index), Symbol.vector("δ", index));
    }
    Node rows = byPreActivation(program.parameterJacobian(), index);
    nameIfComputed(rows, Symbol.matrix("Δ", index));
  }

  private static Symbol symbol(ParameterTensor tensor) {
    return switch (tensor.role()) {
      case WEIGHTS -> Symbol.matrix("w", tensor.layer());
      case BIASES -> Symbol.vector("b", tensor.layer());
    };
  }

  /** What only rearranges others may serve somewhere else, under another name. */
  private void nameIfComputed(Node node, Symbol symbol) {
    if (node != null && node.isComputed()) {
      symbols.put(node, symbol);
    }
  }

  private Symbol output(int layer) {
    return layer == last ? Symbol.vector("y") : Symbol.vector("h", layer);
  }

  private Node delta() {
    return graph.source(Node.Source.Kind.DELTA, forward.outputLayer().preActivation().shape());
  }

  /** ∂E/∂node from the output layer's delta; null if no output depends on the node. */
  private Node adjoint(Node node) {
    Node preActivation = forward.outputLayer().preActivation();
    return Adjoints.of(graph, preActivation, delta(), Set.of(node)).get(node);
  }

  /** The derivatives by a layer's pre-activations, which its weights' are made of; or null. */
  private static Node byPreActivation(List<TensorDerivative> derivatives, int layer) {
    for (TensorDerivative derivative : NetworkProgram.of(layer, derivatives)) {
      if (derivative.node() instanceof Node.Outer outer) {
        return outer.right();
      }
    }
    return null;
  }

  /** How a layer comes by its outputs. */
  List<Notation> forward(int index, IntFunction<String> layers) {
    ForwardProgram.Layer layer = forward.layers().get(index);
    Block block = new Block(layers, INWARD);
    Notation v = block.symbol(Symbol.vector("v", index), layer.preActivation());
    block.define(v, layer.preActivation(), Index.ZERO, J);
    Notation y = block.symbol(output(index), layer.output());
    if (layer.output() == layer.preActivation()) {
      block.add(y, v);
    } else {
      block.define(y, layer.output(), Index.ZERO, J);
    }
    return block.lines;
  }

  /** How the derivatives of E by a layer's values and parameters come about. */
  List<Notation> backward(int index, IntFunction<String> layers) {
    ForwardProgram.Layer layer = forward.layers().get(index);
    Block block = new Block(layers, OUTWARD);
    Notation delta = block.symbol(Symbol.vector("δ", index), layer.preActivation());
    if (index == last) {
      block.define(delta, program.seedDelta(), Index.ZERO, J);
    } else {
      hiddenDelta(index, block, delta);
    }
    block.byParameters("E", index, program.gradient(), Index.ZERO);
    return block.lines;
  }

  private void hiddenDelta(int index, Block block, Notation delta) {
    Node output = forward.layers().get(index).output();
    Node adjoint = adjoint(output);
    if (adjoint == null) {
      return;
    }
    Node byPreActivation = byPreActivation(program.gradient(), index);
    if (byPreActivation != adjoint) {
      block.define(block.symbol(Symbol.vector("e", index), output), adjoint, Index.ZERO, J);
    }
    block.define(delta, byPreActivation, Index.ZERO, J);
  }

  /** The derivatives of a layer's outputs by its inputs, and of the network's outputs by it. */
  List<Notation> jacobian(int index, IntFunction<String> layers) {
    ForwardProgram.Layer layer = forward.layers().get(index);
    Block block = new Block(layers, BESIDE_OUTPUTS);
    Index i = inputIndex(layer);
    Node identity = graph.identity(layer.input().shape());
    Node ownJacobian = Tangents.of(graph, layer.input(), identity, layer.output());
    Notation of = block.symbol(output(index), layer.output());
    Notation by = block.style.element(layer.input(), Index.ZERO, i);
    block.define(partial(of, by), ownJacobian, i, J);
    Node rows = byPreActivation(program.parameterJacobian(), index);
    if (rows == null) {
      return block.lines;
    }
    Symbol symbol = Symbol.matrix("Δ", index);
    Notation element = symbol.notation(layers, K.within(rows.rows()), J.within(rows.columns()));
    block.define(element, rows, K, J);
    block.symbols.put(rows, symbol);
    Notation y = output(last).notation(layers, Index.ZERO, K.within(rows.rows()));
    block.byParameters(y.markup(), index, program.parameterJacobian(), K);
    return block.lines;
  }

  private static Index inputIndex(ForwardProgram.Layer layer) {
    return I.within(layer.input().columns());
  }

  /** The loss as it is computed. */
  List<Notation> loss() {
    Block block = new Block(Formulas::number, OVERALL);
    block.define(Notation.name("E"), program.loss(), Index.ZERO, Index.ZERO);
    return block.lines;
  }

  /** The output layer's delta as the loss gives it. */
  List<Notation> lossDelta() {
    Block block = new Block(Formulas::number, OUTWARD);
    Notation delta = block.symbol(Symbol.vector("δ", last), forward.outputLayer().preActivation());
    block.define(delta, program.lossDelta(), Index.ZERO, J);
    return block.lines;
  }

  /** The gradient by the network's inputs. */
  List<Notation> inputGradient() {
    Block block = new Block(Formulas::number, OVERALL);
    Index i = I.within(forward.input().columns());
    Notation by = Symbol.vector("x").notation(Formulas::number, Index.ZERO, i);
    block.define(partial(Notation.name("E"), by), program.inputGradient(), Index.ZERO, i);
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
