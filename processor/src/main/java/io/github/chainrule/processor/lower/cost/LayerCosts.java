package io.github.chainrule.processor.lower.cost;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the layers of a network are estimated to take, read off the products of their programs. */
public final class LayerCosts {

  private final Target target;
  private final long units;
  private final SortedMap<Integer, SampleCosts> costs = new TreeMap<>();

  /** The most elements of a value of each layer. */
  private final SortedMap<Integer, Integer> elements = new TreeMap<>();

  public LayerCosts(NetworkProgram program, Target target) {
    this.target = target;
    this.units = program.outputs().stream().mapToLong(Node::columns).sum();
    for (Node node : Graph.reachable(program.outputs())) {
      elements.merge(node.origin().layer(), node.columns(), Math::max);
      if (node instanceof Node.Product product
          && node.origin().direction() == Origin.Direction.FORWARD) {
        SampleCosts own =
            SampleCosts.of(target, product.terms(), product.features())
                .times((double) product.window().pairs());
        costs.merge(node.origin().layer(), own, SampleCosts::plus);
      }
    }
  }

  /**
   * How a layer's values are computed faster; few that are multiplied by no weights, as scalars.
   */
  public Strategy cheaper(int layer) {
    boolean isLarge = elements.getOrDefault(layer, 0) > target.scalars().mostElements();
    if (isLarge && !costs.containsKey(layer)) {
      return Strategy.LOOPED;
    }
    return costs.getOrDefault(layer, SampleCosts.none(target)).cheaper();
  }

  /** The time of a sample's forward pass, each layer the cheaper way. */
  public double forward() {
    double time = 0;
    for (SampleCosts layer : costs.values()) {
      time += layer.forward();
    }
    return time;
  }

  /** The time of a sample's forward pass and gradient, each layer the cheaper way. */
  public double gradient() {
    double time = units * target.scalars().unit();
    for (SampleCosts layer : costs.values()) {
      time += layer.gradient();
    }
    return time;
  }
}
