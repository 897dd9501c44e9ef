package io.github.chainrule.exchange.graph;

import io.github.chainrule.exchange.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A model as a graph of few kinds of nodes, whatever file it comes from. Readers build it, passes
 * change it.
 */
public final class Graph {
  /** What names of a file do not hold, before the number of a name that was made. */
  public static final String FRESH = "#";

  private final String name;
  private final List<GraphInput> inputs = new ArrayList<>();
  private final Map<String, Tensor> constants = new LinkedHashMap<>();
  private List<Node> nodes = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> metadata = new TreeMap<>();
  private final Map<String, String> origins = new HashMap<>();
  private int fresh;

  public Graph(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public List<GraphInput> inputs() {
    return inputs;
  }

  /** Values that are known, by their names. */
  public Map<String, Tensor> constants() {
    return constants;
  }

  /** The nodes; after {@link #sort}, each after those that it reads. */
  public List<Node> nodes() {
    return nodes;
  }

  public List<String> outputs() {
    return outputs;
  }

  /** What was folded, dropped or renamed, for people. */
  public List<String> notes() {
    return notes;
  }

  /** Texts that go into the file of the parameters, such as names of classes. */
  public Map<String, String> metadata() {
    return metadata;
  }

  public void replaceNodes(List<Node> others) {
    nodes = new ArrayList<>(others);
  }

  public void add(Node node) {
    nodes.add(node);
  }

  /** A name that no value has: one of the file, and a number behind {@link #FRESH}. */
  public String freshName(String like) {
    fresh++;
    int end = like.indexOf(FRESH);
    return (end < 0 ? like : like.substring(0, end)) + FRESH + fresh;
  }

  /** Gives a tensor a name of its own. */
  public String constant(String like, Tensor tensor) {
    String value = freshName(like);
    constants.put(value, tensor);
    return value;
  }

  /**
   * What the file calls the constant that a value was computed from; the value's own name if it was
   * not.
   */
  public String originOf(String value) {
    return origins.getOrDefault(value, value);
  }

  /** Remembers which constant another was computed from. */
  public void derive(String value, String from) {
    origins.put(value, originOf(from));
  }

  /** The same graph, to be changed apart from this. */
  public Graph copy() {
    Graph copy = new Graph(name);
    copy.inputs.addAll(inputs);
    copy.constants.putAll(constants);
    copy.nodes.addAll(nodes);
    copy.outputs.addAll(outputs);
    copy.notes.addAll(notes);
    copy.metadata.putAll(metadata);
    copy.origins.putAll(origins);
    copy.fresh = fresh;
    return copy;
  }

  public boolean isInput(String value) {
    return inputs.stream().anyMatch(input -> input.name().equals(value));
  }

  /** The nodes by the values that they give. */
  public Map<String, Node> producers() {
    Map<String, Node> producers = new HashMap<>();
    nodes.forEach(node -> producers.put(node.output(), node));
    return producers;
  }

  /** How often each value is read, outputs of the graph included. */
  public Map<String, Integer> uses() {
    Map<String, Integer> uses = new HashMap<>();
    nodes.forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
    outputs.forEach(output -> uses.merge(output, 1, Integer::sum));
    return uses;
  }

  /** Lets everything that reads a value read another. */
  public void replaceUses(String value, String other) {
    nodes.replaceAll(node -> node.inputs().contains(value) ? node.reading(other, value) : node);
    outputs.replaceAll(output -> output.equals(value) ? other : output);
  }

  /**
   * Drops nodes and constants that no output depends on, and sorts the others so that each comes
   * after those that it reads.
   *
   * @throws IllegalArgumentException if a value that is read does not exist, or depends on itself
   */
  public void sort() {
    Map<String, Node> producers = producers();
    Set<String> known = new LinkedHashSet<>(constants.keySet());
    inputs.forEach(input -> known.add(input.name()));
    Map<String, Node> sorted = new LinkedHashMap<>();
    for (String output : outputs) {
      visit(output, producers, known, sorted);
    }
    nodes = new ArrayList<>(sorted.values());
    Map<String, Integer> uses = uses();
    constants.keySet().retainAll(uses.keySet());
  }

  /** Depth first, with a stack of its own: files may be as deep as they like. */
  private static void visit(
      String value, Map<String, Node> producers, Set<String> known, Map<String, Node> sorted) {
    List<String> stack = new ArrayList<>(List.of(value));
    Set<String> open = new LinkedHashSet<>();
    while (!stack.isEmpty()) {
      String top = stack.get(stack.size() - 1);
      if (top.isEmpty() || known.contains(top) || sorted.containsKey(top)) {
        stack.remove(stack.size() - 1);
        continue;
      }
      Node node = producers.get(top);
      if (node == null) {
        throw new IllegalArgumentException("nothing gives the value '" + top + "'");
      }
      if (open.add(top)) {
        // What cannot be computed anyway may read what is not there, such as a state.
        node.inputs().stream()
            .filter(in -> node.op() != Op.UNSUPPORTED || producers.containsKey(in))
            .forEach(stack::add);
        if (node.inputs().stream().anyMatch(in -> open.contains(in) && !sorted.containsKey(in))) {
          throw new IllegalArgumentException("the value '" + top + "' depends on itself");
        }
      } else {
        stack.remove(stack.size() - 1);
        sorted.put(top, node);
      }
    }
  }
}
