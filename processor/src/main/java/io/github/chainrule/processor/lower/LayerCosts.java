package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.program.Graph;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the layers of a network are estimated to take, read off the products of their programs. */
final class LayerCosts {

  private final SortedMap<Integer, SampleCosts> costs = new TreeMap<>();

  LayerCosts(NetworkProgram program) {
    for (Node node : Graph.reachable(program.outputs())) {
      if (node instanceof Node.Product product
          && node.origin().direction() == Origin.Direction.FORWARD) {
        SampleCosts own = SampleCosts.of(product.terms(), product.columns());
        costs.merge(node.origin().layer(), own, SampleCosts::plus);
      }
    }
  }

  /** How a layer's values are computed faster; one that multiplies nothing, as scalars. */
  Strategy cheaper(int layer) {
    return costs.getOrDefault(layer, SampleCosts.NONE).cheaper();
  }

  /** The time of a sample's forward pass, each layer the cheaper way. */
  double forward() {
    double time = 0;
    for (SampleCosts layer : costs.values()) {
      time += layer.forward();
    }
    return time;
  }
}
