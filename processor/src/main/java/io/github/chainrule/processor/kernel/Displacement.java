package io.github.chainrule.processor.kernel;

import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves the elements that statements read or write by multiples of a loop's variable, each by its
 * own. Operations and their order stay the same.
 */
final class Displacement extends StatementMutator {

  private final ScalarGraph graph;
  private final LoopVariable variable;
  private final Map<Access, Access> moved = new HashMap<>();

  /**
   * Prepares to rewrite statements.
   *
   * @param graph where what is written anew is built; one that simplifies nothing
   */
  Displacement(ScalarGraph graph, LoopVariable variable) {
    this.graph = graph;
    this.variable = variable;
  }

  /** Takes down by what each element is to be moved; false if by two things at once. */
  boolean moves(List<Access> elements, List<Integer> strides) {
    for (int place = 0; place < elements.size(); place++) {
      Access element = elements.get(place);
      List<Access.Term> terms = new ArrayList<>(element.terms());
      terms.add(new Access.Term(strides.get(place), variable));
      Access target = new Access(element.array(), element.constant(), terms);
      Access before = moved.put(element, target);
      if (before != null && !before.equals(target)) {
        return false;
      }
    }
    return true;
  }

  @Override
  Scalar value(Scalar value) {
    return Rewriting.copy(graph, value, this::read);
  }

  @Override
  Access element(Access element) {
    return moved.get(element);
  }

  private Scalar read(Scalar node) {
    return node instanceof Scalar.Symbol symbol && symbol.leaf() instanceof Access element
        ? graph.symbol(element(element))
        : null;
  }
}
