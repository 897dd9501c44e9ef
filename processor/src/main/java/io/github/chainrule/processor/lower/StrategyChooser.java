package io.github.chainrule.processor.lower;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.lower.cost.LayerCosts;
import io.github.chainrule.processor.lower.cost.Strategy;
import io.github.chainrule.processor.lower.cost.Target;
import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.Origin;
import io.github.chainrule.processor.program.RowScatter;
import java.util.function.Function;

/**
 * Chooses how each node is computed: all alike under UNROLLED and LOOPED, layer by layer under
 * AUTO.
 *
 * <p>AUTO takes loops if there are too many layers for code of their own, and else what is
 * estimated to be faster for one sample's forward pass and gradient. Whatever the emission, a large
 * matrix, the rows of a Jacobian, is computed in loops: unrolling is for vectors. So is what data
 * chooses from an array: no local variable can be chosen.
 */
final class StrategyChooser implements Function<Node, Strategy> {

  private final Emission emission;
  private final boolean isDeep;
  private final int mostMatrixWork;
  private final LayerCosts costs;

  StrategyChooser(NetworkProgram program, Target target) {
    this(program, target, false);
  }

  /**
   * Chooses for a network.
   *
   * @param isDeep whether there are too many layers for code of their own
   */
  StrategyChooser(NetworkProgram program, Target target, boolean isDeep) {
    this.emission = program.network().emission();
    this.isDeep = isDeep;
    this.costs = new LayerCosts(program, target);
    this.mostMatrixWork = target.scalars().mostMatrixWork();
  }

  @Override
  public Strategy apply(Node node) {
    if (node instanceof Lookup || node instanceof RowScatter) {
      return Strategy.LOOPED;
    }
    if (node.rows() > 1 && work(node) > mostMatrixWork) {
      return Strategy.LOOPED;
    }
    return switch (emission) {
      case UNROLLED -> Strategy.UNROLLED;
      case LOOPED -> Strategy.LOOPED;
      case AUTO -> isDeep ? Strategy.LOOPED : ofLayer(node.origin());
    };
  }

  private Strategy ofLayer(Origin origin) {
    return origin.layer() == Origin.NO_LAYER ? Strategy.UNROLLED : costs.cheaper(origin.layer());
  }

  private static double work(Node node) {
    double perElement = node instanceof Node.Product product ? product.averageTerms() : 1;
    return perElement * node.rows() * node.columns();
  }
}
