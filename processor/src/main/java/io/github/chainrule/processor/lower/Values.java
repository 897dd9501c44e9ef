package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.LocalName;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Rearrangement;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the values of nodes are while a phase is lowered: in locals, element by element, or in
 * arrays. Nodes that only rearrange others have no values of their own.
 */
final class Values {

  private static final LocalName NUMBER = LocalName.given("number");

  private final Code code;
  private final ScalarGraph scalars;
  private final EvaluatorArrays arrays;
  private final Map<Node, Scalar[]> elements = new HashMap<>();
  private final Map<Node, View> direct = new HashMap<>();
  private final Map<Scalar, Scalar> numbers = new HashMap<>();

  Values(Code code, EvaluatorArrays arrays) {
    this.code = code;
    this.scalars = code.scalars();
    this.arrays = arrays;
  }

  /** Puts a node where this phase's caller wants it. */
  void place(Node node, View view) {
    direct.put(node, view);
  }

  /** Says what the elements of a node are, row by row. */
  void define(Node node, Scalar[] scalarElements) {
    elements.put(node, scalarElements);
  }

  /** One element, for code that treats elements one by one. */
  Scalar element(Node node, int row, int column) {
    if (node instanceof Rearrangement rearrangement) {
      return rearranged(rearrangement, row, column);
    }
    Scalar[] known = elements.get(node);
    return known != null
        ? known[row * node.columns() + column]
        : at(node, Index.of(row), Index.of(column));
  }

  private Scalar rearranged(Rearrangement node, int row, int column) {
    Node operand = node.operand();
    if (node instanceof Rearrangement.Transpose) {
      return element(operand, column, row);
    }
    if (node instanceof Rearrangement.Broadcast) {
      return spread(operand, node, row, column);
    }
    if (node instanceof Rearrangement.Diagonal) {
      return row == column ? element(operand, 0, column) : scalars.constant(0, node.width());
    }
    if (node instanceof Rearrangement.Reshape) {
      int place = row * node.columns() + column;
      return element(operand, place / operand.columns(), place % operand.columns());
    }
    return atPosition(node, row, column / node.features(), column % node.features());
  }

  private Scalar atPosition(Rearrangement node, int row, int position, int feature) {
    Node operand = node.operand();
    if (node instanceof Rearrangement.Slice slice) {
      return element(operand, row, position * operand.features() + feature + slice.from());
    }
    if (node instanceof Rearrangement.Gather gather) {
      int read = gather.tap().readAt(position);
      return element(operand, row, read * operand.features() + feature);
    }
    return part((Rearrangement.Concatenation) node, row, position, feature);
  }

  /** An element of a node that, one along an axis, may stand for many of a larger one. */
  Scalar spread(Node node, Node larger, int row, int column) {
    int position = node.positions() == 1 ? 0 : column / larger.features();
    int feature = node.features() == 1 ? 0 : column % larger.features();
    return element(node, node.rows() == 1 ? 0 : row, position * node.features() + feature);
  }

  private Scalar part(Rearrangement.Concatenation node, int row, int position, int feature) {
    int from = 0;
    for (Node operand : node.operands()) {
      if (feature < from + operand.features()) {
        return number(element(operand, row, position * operand.features() + feature - from));
      }
      from += operand.features();
    }
    throw new IndexOutOfBoundsException(feature);
  }

  /**
   * Loops find in an array what is put together, and compute with it without knowing that it is a
   * number; so does code that treats elements one by one, that −0 comes out in the same places.
   */
  Scalar number(Scalar element) {
    return element instanceof Scalar.Constant
        ? numbers.computeIfAbsent(element, it -> code.named(NUMBER, it))
        : element;
  }

  /** An element at a row and column that may depend on loop variables. */
  Scalar at(Node node, Index row, Index column) {
    if (node instanceof Node.Constant constant) {
      return scalars.constant(constant.value(), constant.width());
    }
    return scalars.symbol(view(node).at(row, column));
  }

  /** Like {@link #at}, for a node whose single row or column may stand for many. */
  Scalar spreadAt(Node node, Index row, Index column) {
    return at(node, node.rows() == 1 ? Index.ZERO : row, node.columns() == 1 ? Index.ZERO : column);
  }

  /** Like {@link #spreadAt}, at a position and feature, of which one may stand for many as well. */
  Scalar spreadAt(Node node, Index row, Index position, Index feature) {
    Index places = node.positions() == 1 ? Index.ZERO : position.times(node.features());
    Index column = node.features() == 1 ? places : places.plus(feature);
    return at(node, node.rows() == 1 ? Index.ZERO : row, column);
  }

  /** The array that a node is in. */
  View view(Node node) {
    if (node instanceof Node.Source source) {
      return direct.getOrDefault(node, arrays.source(source));
    }
    if (node instanceof Node.Parameter parameter) {
      return View.rows(arrays.parameters, parameter.offset(), parameter.columns());
    }
    View place = direct.getOrDefault(node, arrays.placeOf(node));
    if (place != null) {
      return place;
    }
    if (node instanceof Rearrangement.Transpose transpose) {
      return view(transpose.operand()).transposed();
    }
    if (node instanceof Rearrangement.Slice slice) {
      return view(slice.operand()).from(slice.from());
    }
    if (node instanceof Rearrangement.Reshape reshape) {
      return reshaped(reshape);
    }
    if (node instanceof Rearrangement.Broadcast broadcast) {
      Node operand = broadcast.operand();
      return view(operand).repeated(operand.rows() == 1, operand.columns() == 1);
    }
    throw new IllegalStateException("not in an array: " + node);
  }

  private View reshaped(Rearrangement.Reshape node) {
    View view = view(node.operand());
    boolean sameRows = node.rows() == node.operand().rows();
    return sameRows ? view : View.rows(view.array(), view.offset(), node.columns());
  }

  /**
   * Whether a node shows others where they are, by the strides of a {@link View}. What does not is
   * put together in an array of its own.
   */
  static boolean isView(Node node) {
    if (node instanceof Rearrangement.Slice) {
      return node.positions() == 1;
    }
    if (node instanceof Rearrangement.Broadcast broadcast) {
      Node operand = broadcast.operand();
      return operand.columns() == 1 || operand.columns() == node.columns();
    }
    return !(node instanceof Rearrangement.Concatenation || node instanceof Rearrangement.Gather);
  }
}
