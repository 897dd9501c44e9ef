package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Argument;
import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.scalar.Evaluator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A program made ready to be interpreted many times. */
public final class Prepared {

  /** Takes values as they are computed. */
  interface Reader {

    /** Takes the values of one of the groups that were asked for. */
    void accept(int group, List<double[]> values);
  }

  private final List<List<Node>> groups;
  private final List<Node> nodes;
  private final List<List<Integer>> complete = new ArrayList<>();
  private final List<List<Node>> dead = new ArrayList<>();
  private final Map<Node, Evaluator> evaluators = new HashMap<>();

  public Prepared(List<Node> roots) {
    this(roots.stream().map(List::of).toList(), Graph.reachable(roots));
  }

  private Prepared(List<List<Node>> groups, List<Node> nodes) {
    this.groups = groups;
    this.nodes = nodes;
    for (Node node : nodes) {
      complete.add(new ArrayList<>());
      dead.add(new ArrayList<>());
      if (node instanceof Node.Map map) {
        evaluators.put(node, new Evaluator(map.template(), leaf -> ((Argument) leaf).index()));
      }
    }
    findLives();
  }

  /** Prepares for values that are read together, a group at a time. */
  static Prepared ofGroups(List<List<Node>> groups) {
    return new Prepared(
        List.copyOf(groups), Graph.reachable(groups.stream().flatMap(List::stream).toList()));
  }

  /** More than any node's id. */
  private int ids() {
    return nodes.isEmpty() ? 0 : nodes.get(nodes.size() - 1).id() + 1;
  }

  /** Finds after which node each group is complete, and no value of a node is needed any more. */
  private void findLives() {
    Map<Node, Integer> places = new HashMap<>();
    Map<Node, Integer> lastUse = new LinkedHashMap<>();
    for (int place = 0; place < nodes.size(); place++) {
      places.put(nodes.get(place), place);
      for (Node operand : Graph.valueOperands(nodes.get(place))) {
        lastUse.put(operand, place);
      }
    }
    for (int group = 0; group < groups.size(); group++) {
      int last = groups.get(group).stream().mapToInt(places::get).max().orElseThrow();
      complete.get(last).add(group);
      groups.get(group).forEach(node -> lastUse.merge(node, last, Math::max));
    }
    lastUse.forEach((node, place) -> dead.get(place).add(node));
  }

  /**
   * Computes the roots.
   *
   * @param kinks told every comparison that is made on the way
   */
  public List<double[]> run(
      double[] parameters, Map<Node.Source.Kind, double[]> sources, Evaluator.Kinks kinks) {
    double[][] roots = new double[groups.size()][];
    run(parameters, sources, kinks, (group, values) -> roots[group] = values.get(0));
    return List.of(roots);
  }

  /** Computes all groups, and keeps a value no longer than it takes. */
  void run(
      double[] parameters,
      Map<Node.Source.Kind, double[]> sources,
      Evaluator.Kinks kinks,
      Reader reader) {
    Interpreter interpreter = new Interpreter(parameters, evaluators, kinks, ids());
    interpreter.give(sources);
    for (int place = 0; place < nodes.size(); place++) {
      interpreter.compute(nodes.get(place));
      for (int group : complete.get(place)) {
        reader.accept(group, groups.get(group).stream().map(interpreter::whole).toList());
      }
      for (Node node : dead.get(place)) {
        interpreter.forget(node);
      }
    }
  }
}
