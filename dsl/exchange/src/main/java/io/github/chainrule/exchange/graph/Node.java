package io.github.chainrule.exchange.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * One operation of a graph.
 *
 * @param op what it computes
 * @param origin the operator of the file that it comes from, for messages
 * @param name what the file calls it; may be empty
 * @param inputs the values that it reads, empty where one is absent
 * @param output the value that it gives
 * @param attributes what else it takes
 */
public record Node(
    Op op, String origin, String name, List<String> inputs, String output, Attributes attributes) {

  public Node {
    inputs = List.copyOf(inputs);
  }

  /** The same node, computing something else. */
  public Node as(Op otherOp, List<String> otherInputs, Attributes otherAttributes) {
    return new Node(otherOp, origin, name, otherInputs, output, otherAttributes);
  }

  public Node withInputs(List<String> otherInputs) {
    return as(op, otherInputs, attributes);
  }

  /** The same node, reading another value in place of one. */
  public Node reading(String other, String inPlaceOf) {
    List<String> changed = new ArrayList<>(inputs);
    changed.replaceAll(input -> input.equals(inPlaceOf) ? other : input);
    return withInputs(changed);
  }

  /** The input at a place; empty if it is absent. */
  public String input(int index) {
    return index < inputs.size() ? inputs.get(index) : "";
  }

  public boolean has(int index) {
    return !input(index).isEmpty();
  }

  /** The node as messages name it. */
  public String label() {
    return name.isEmpty() ? output : name;
  }
}
