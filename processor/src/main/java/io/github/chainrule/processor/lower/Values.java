package io.github.chainrule.processor.lower;

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

  private final ScalarGraph scalars;
  private final EvaluatorArrays arrays;
  private final Map<Node, Scalar[]> elements = new HashMap<>();
  private final Map<Node, View> direct = new HashMap<>();

  Values(ScalarGraph scalars, EvaluatorArrays arrays) {
    this.scalars = scalars;
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

  /** Whether it is said what the elements of a node are. */
  boolean isDefined(Node node) {
    return elements.containsKey(node);
  }

  /** One element, for code that treats elements one by one. */
  Scalar element(Node node, int row, int column) {
    if (node instanceof Rearrangement.Transpose transpose) {
      return element(transpose.operand(), column, row);
    }
    if (node instanceof Rearrangement.Slice slice) {
      return element(slice.operand(), row, column + slice.from());
    }
    if (node instanceof Rearrangement.Broadcast broadcast) {
      return spread(broadcast.operand(), row, column);
    }
    if (node instanceof Rearrangement.Diagonal diagonal) {
      return row == column
          ? element(diagonal.vector(), 0, column)
          : scalars.constant(0, node.width());
    }
    if (node instanceof Rearrangement.Concatenation concatenation) {
      return part(concatenation, row, column);
    }
    Scalar[] known = elements.get(node);
    return known != null
        ? known[row * node.columns() + column]
        : at(node, Index.of(row), Index.of(column));
  }

  /** An element of a node whose single row or column may stand for many. */
  Scalar spread(Node node, int row, int column) {
    return element(node, node.rows() == 1 ? 0 : row, node.columns() == 1 ? 0 : column);
  }

  private Scalar part(Rearrangement.Concatenation node, int row, int column) {
    int from = 0;
    for (Node operand : node.operands()) {
      if (column < from + operand.columns()) {
        return element(operand, row, column - from);
      }
      from += operand.columns();
    }
    throw new IndexOutOfBoundsException(column);
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
    if (node instanceof Rearrangement.Broadcast broadcast) {
      Node operand = broadcast.operand();
      return view(operand).repeated(operand.rows() == 1, operand.columns() == 1);
    }
    throw new IllegalStateException("not in an array: " + node);
  }
}
