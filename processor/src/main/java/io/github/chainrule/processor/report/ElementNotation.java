package io.github.chainrule.processor.report;

import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.NodeVisitor;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.program.Scatter;
import io.github.chainrule.processor.program.Stated;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Typesets one element of a node: what it is computed from, down to the nodes that have names.
 *
 * <p>Sums get index letters that nothing around them uses.
 */
final class ElementNotation implements NodeVisitor<Notation> {

  /**
   * How elements are written.
   *
   * @param layers what stands for a layer's index
   * @param letters for the indices of sums, none of them in use, the preferred first
   */
  record Style(Symbols symbols, IntFunction<String> layers, List<String> letters) {

    /** An element, by its node's name if that has one. */
    Notation element(Node node, Index row, Index column) {
      Symbol symbol = symbols.of(node);
      return symbol == null
          ? definition(node, row, column)
          : symbol.notation(layers, row.within(node.rows()), column.within(node.columns()));
    }

    /** What an element is computed as. */
    Notation definition(Node node, Index row, Index column) {
      Style inner = without(row).without(column);
      return node.accept(
          new ElementNotation(inner, row.within(node.rows()), column.within(node.columns())));
    }

    private Style without(Index index) {
      Style outer = without(index.letter());
      return index.inner() == null ? outer : outer.without(index.inner());
    }

    /** A letter that is in use may serve once more with a prime, so that there is always one. */
    private Style without(String letter) {
      List<String> others = new ArrayList<>(letters);
      if (others.remove(letter)) {
        others.add(letter + "′");
      }
      return new Style(symbols, layers, others);
    }
  }

  private final Style style;
  private final Index row;
  private final Index column;

  private ElementNotation(Style style, Index row, Index column) {
    this.style = style;
    this.row = row;
    this.column = column;
  }

  /** The letter of a sum within this element. */
  private String letter() {
    return style.letters().get(0);
  }

  private static Notation over(String operator, String letter, int size, Notation body) {
    Notation from = Notation.relation(Notation.name(letter), "=", Notation.number("0"));
    return Notation.over(operator, from, String.valueOf(size - 1), body);
  }

  /** Σ of something over an index, or the thing itself if there is but one. */
  static Notation sum(String letter, int size, Notation body) {
    return size == 1 ? body : over(Notation.SUM, letter, size, body);
  }

  @Override
  public Notation product(Node.Product node) {
    Notation sum = node.terms() == 1 ? term(node, style, Index.ZERO) : sum(node);
    if (!node.hasBias()) {
      return sum;
    }
    Notation bias = style.element(node.bias(), Index.ZERO, column);
    String markup = bias.markup() + Notation.operator("+") + sum.markup();
    return new Notation(markup, Notation.Binding.ADDITIVE, sum.isOpen());
  }

  private Notation sum(Node.Product node) {
    String letter = letter();
    return over(
        Notation.SUM, letter, node.terms(), term(node, style.without(letter), Index.of(letter)));
  }

  private Notation term(Node.Product node, Style inner, Index index) {
    Notation left = inner.element(node.left(), row, index);
    Notation right =
        node.transposed()
            ? inner.element(node.right(), column, index)
            : inner.element(node.right(), index, column);
    if (node.left() instanceof Node.Constant one && one.value() == 1) {
      return right;
    }
    return Notation.product(left.isOpen() ? List.of(right, left) : List.of(left, right));
  }

  /** The sum over the positions, which are vectors one after another. */
  @Override
  public Notation outer(Node.Outer node) {
    List<Node> left = Rearrangement.stacked(node.left());
    List<Node> right = Rearrangement.stacked(node.right());
    return sum(
        IntStream.range(0, left.size())
            .mapToObj(position -> outer(left.get(position), right.get(position))));
  }

  private static Notation sum(Stream<Notation> summands) {
    Terms terms = new Terms(new ScalarNotation(symbol -> Notation.name("")));
    summands.forEach(it -> terms.add(it, 1));
    return terms.notation();
  }

  private Notation outer(Node x, Node d) {
    Notation left = style.element(x, Index.ZERO, column.outer());
    Notation right = style.element(d, row, column.inner());
    return Notation.product(left.isOpen() ? List.of(right, left) : List.of(left, right));
  }

  @Override
  public Notation map(Node.Map node) {
    ScalarNotation scalars =
        new ScalarNotation(
            symbol ->
                style.element(
                    node.operands().get(((Argument) symbol.leaf()).index()), row, column));
    return scalars.of(node.template());
  }

  @Override
  public Notation reduction(Node.Reduction node) {
    String letter = letter();
    Notation body = style.without(letter).element(node.operand(), row, Index.of(letter));
    return switch (node.kind()) {
      case SUM -> over(Notation.SUM, letter, node.operand().columns(), body);
      case MAX -> Notation.over(Notation.MAX, Notation.name(letter), "", body);
    };
  }

  @Override
  public Notation diagonal(Rearrangement.Diagonal node) {
    Notation equal =
        Notation.fenced(
            "[",
            Notation.relation(Notation.atom(row.mathMl()), "=", Notation.atom(column.mathMl())),
            "]");
    Notation vector = style.element(node.vector(), Index.ZERO, column);
    boolean isIdentity = node.vector() instanceof Node.Constant one && one.value() == 1;
    return isIdentity ? equal : Notation.product(List.of(equal, vector));
  }

  @Override
  public Notation transpose(Rearrangement.Transpose node) {
    return style.element(node.operand(), column, row);
  }

  @Override
  public Notation broadcast(Rearrangement.Broadcast node) {
    return style.element(node.operand(), row, column);
  }

  @Override
  public Notation slice(Rearrangement.Slice node) {
    return style.element(node.operand(), row, column.plus(node.from()));
  }

  /** The whole of each operand, in parentheses, with the index behind. */
  @Override
  public Notation concatenation(Rearrangement.Concatenation node) {
    List<String> parts = new ArrayList<>();
    for (Node operand : node.operands()) {
      Symbol symbol = style.symbols().of(operand);
      Notation part =
          symbol != null
              ? symbol.notation(style.layers())
              : style.element(operand, row, Index.of("·"));
      parts.add(part.markup());
    }
    String all = String.join(Notation.operator(","), parts);
    String list = Notation.atom(all).inParentheses().markup();
    return Notation.atom("<msub>" + list + "<mrow>" + column.mathMl() + "</mrow></msub>");
  }

  @Override
  public Notation gather(Rearrangement.Gather node) {
    throw ofPositions(node);
  }

  /** What has the same rows has the same columns in them. */
  @Override
  public Notation reshape(Rearrangement.Reshape node) {
    if (node.rows() != node.operand().rows()) {
      throw ofPositions(node);
    }
    return style.element(node.operand(), row, column);
  }

  /** A row of the table, chosen by the code at a position. */
  @Override
  public Notation lookup(Lookup node) {
    boolean isOne = node.positions() == 1;
    boolean isSplit = !isOne && node.features() > 1;
    Index position = isOne ? Index.ZERO : isSplit ? column.outer() : column;
    Index unit = isOne ? column : isSplit ? column.inner() : Index.ZERO;
    Notation code = style.element(node.codes(), Index.ZERO, position);
    List<Notation> indices = List.of(code, Notation.atom(unit.mathMl()));
    return style.symbols().of(node.table()).at(style.layers(), indices);
  }

  /** What was added to a row, by all positions whose code is that row's. */
  @Override
  public Notation rowScatter(RowScatter node) {
    return sum(node.parts().stream().map(this::scattered));
  }

  private Notation scattered(RowScatter.Part part) {
    int positions = part.values().positions();
    Index position = positions == 1 ? Index.ZERO : Index.of(letter());
    Style inner = positions == 1 ? style : style.without(letter());
    Notation code = inner.element(part.codes(), Index.ZERO, position);
    Notation isChosen =
        Notation.fenced(
            "[", Notation.relation(code, "=", Notation.atom(column.outer().mathMl())), "]");
    Index unit = Index.at(position, part.values().features(), column.inner());
    Notation value = inner.element(part.values(), row, unit);
    return sum(position.letter(), positions, Notation.product(List.of(isChosen, value)));
  }

  @Override
  public Notation scatter(Scatter node) {
    throw ofPositions(node);
  }

  /** Cards have no formulas of values with positions. */
  private static IllegalArgumentException ofPositions(Node node) {
    return new IllegalArgumentException("has positions: " + node);
  }

  @Override
  public Notation stated(Stated node) {
    return style.definition(node.value(), row, column);
  }

  @Override
  public Notation source(Node.Source node) {
    String letter =
        switch (node.kind()) {
          case INPUT -> "x";
          case TARGET -> "t";
          case SEED -> "e";
          case DIRECTION -> "u";
          case MASK -> "m";
          case DELTA -> "δ";
        };
    return Symbol.vector(letter).notation(style.layers(), row, column);
  }

  @Override
  public Notation parameter(Node.Parameter node) {
    throw new IllegalArgumentException("a parameter without a name: " + node);
  }

  @Override
  public Notation constant(Node.Constant node) {
    Notation size = Numerals.constant(Math.abs(node.value()));
    return node.value() < 0 ? size.negated() : size;
  }
}
