package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.LocalName;
import io.github.chainrule.processor.program.ComputedNodeVisitor;
import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.program.Scatter;
import io.github.chainrule.processor.program.Tap;
import io.github.chainrule.processor.scalar.Operator;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.List;

/** The expressions of single elements. */
final class Unroller {

  /** A sum of more terms is taken in parts, so that no expression grows without bound. */
  private static final int TERMS_PER_EXPRESSION = 16;

  private final Code code;
  private final ScalarGraph scalars;
  private final Values values;

  Unroller(Code code, Values values) {
    this.code = code;
    this.scalars = code.scalars();
    this.values = values;
  }

  /**
   * The expression of one element of a computed node.
   *
   * @param name the element's name, for the names of its parts
   */
  Scalar element(Node node, int row, int column, LocalName name) {
    return node.accept(new Element(row, column, name));
  }

  /** What an element is, by the kind of node. */
  private final class Element extends ComputedNodeVisitor<Scalar> {

    private final int row;
    private final int column;
    private final LocalName name;

    Element(int row, int column, LocalName name) {
      this.row = row;
      this.column = column;
      this.name = name;
    }

    @Override
    public Scalar map(Node.Map node) {
      return Unroller.this.map(node, row, column);
    }

    @Override
    public Scalar product(Node.Product node) {
      return Unroller.this.product(node, row, column, name);
    }

    @Override
    public Scalar outer(Node.Outer node) {
      return Unroller.this.outer(node, row, column, name);
    }

    @Override
    public Scalar reduction(Node.Reduction node) {
      return Unroller.this.reduction(node, row, column, name);
    }

    @Override
    public Scalar scatter(Scatter node) {
      return Unroller.this.scatter(node, row, column);
    }

    @Override
    public Scalar lookup(Lookup node) {
      throw chosenByData(node);
    }

    @Override
    public Scalar rowScatter(RowScatter node) {
      throw chosenByData(node);
    }

    /** See {@link StrategyChooser}. */
    private IllegalArgumentException chosenByData(Node node) {
      return new IllegalArgumentException("elements that data chooses are in arrays: " + node);
    }
  }

  private Scalar map(Node.Map node, int row, int column) {
    List<Scalar> arguments =
        node.operands().stream().map(operand -> values.spread(operand, node, row, column)).toList();
    return code.instantiate(node.template(), node.width(), arguments);
  }

  private Scalar product(Node.Product node, int row, int column, LocalName name) {
    int position = column / node.features();
    int feature = column % node.features();
    Scalar sum = node.hasBias() ? values.element(node.bias(), 0, feature) : null;
    int terms = 0;
    for (int tap = 0; tap < node.window().taps().size(); tap++) {
      int read = node.window().taps().get(tap).readAt(position);
      for (int term = 0; read >= 0 && term < node.terms(); term++) {
        Scalar left = values.element(node.left(), row, read * node.terms() + term);
        Scalar product = scalars.multiply(weight(node, tap, term, feature), left);
        sum = sum == null ? product : scalars.add(part(sum, terms, name), product);
        terms++;
      }
    }
    return sum == null ? nothing(node) : sum;
  }

  private Scalar weight(Node.Product node, int tap, int term, int feature) {
    return node.transposed()
        ? values.element(node.right(), tap * node.features() + feature, term)
        : values.element(node.right(), tap * node.terms() + term, feature);
  }

  private Scalar part(Scalar sum, int term, LocalName name) {
    return term > 0 && term % TERMS_PER_EXPRESSION == 0 ? code.let(name.with("_sum"), sum) : sum;
  }

  private Scalar outer(Node.Outer node, int row, int column, LocalName name) {
    int inner = node.right().features();
    int block = node.left().features() * inner;
    int input = column % block / inner;
    Tap tap = node.window().taps().get(column / block);
    Scalar sum = null;
    int terms = 0;
    for (int a = 0; a < tap.outer(); a++) {
      for (int b = 0; b < tap.inner(); b++) {
        int read = tap.read().at(a, b) * node.left().features() + input;
        int written = tap.written().at(a, b) * inner + column % inner;
        Scalar product =
            scalars.multiply(
                values.element(node.left(), 0, read), values.element(node.right(), row, written));
        sum = sum == null ? product : scalars.add(part(sum, terms, name), product);
        terms++;
      }
    }
    return sum == null ? nothing(node) : sum;
  }

  private Scalar reduction(Node.Reduction node, int row, int column, LocalName name) {
    boolean isAlong = node.axis() == Node.Reduction.Axis.FEATURES;
    int first = isAlong ? column * node.terms() : column;
    int step = isAlong ? 1 : node.features();
    Scalar result = values.element(node.operand(), row, first);
    for (int term = 1; term < node.terms(); term++) {
      Scalar next = values.element(node.operand(), row, first + term * step);
      result = scalars.apply(operator(node), part(result, term, name), next);
    }
    return result;
  }

  private Scalar scatter(Scatter node, int row, int column) {
    int position = column / node.features();
    Scalar sum = null;
    for (int index = 0; index < node.operands().size(); index++) {
      int read = node.window().taps().get(index).readAt(position);
      if (read >= 0) {
        int place = read * node.features() + column % node.features();
        Scalar next = values.element(node.operands().get(index), row, place);
        sum = sum == null ? next : scalars.add(sum, next);
      }
    }
    if (sum != null) {
      return sum;
    }
    return node.outside() == 0
        ? nothing(node)
        : values.number(scalars.constant(node.outside(), node.width()));
  }

  /** What the sums of loops begin with, and are where there are no terms. */
  private Scalar nothing(Node node) {
    return values.number(scalars.constant(-0.0, node.width()));
  }

  static Operator operator(Node.Reduction node) {
    return switch (node.kind()) {
      case SUM -> Operator.ADD;
      case MAX -> Operator.MAX;
    };
  }
}
