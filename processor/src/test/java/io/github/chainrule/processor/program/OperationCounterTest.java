package io.github.chainrule.processor.program;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.processor.reference.ConvolutionalNetworks;
import io.github.chainrule.processor.reference.Programs;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationCounterTest {

  private static final NetworkSpec SMALL =
      network(
          4,
          LossFunction.CROSS_ENTROPY,
          dense(16, Activation.TANH),
          dense(16, Activation.TANH),
          dense(3, Activation.SOFTMAX));

  @Test
  void forwardPassTakesOneMultiplicationAWeight() {
    NetworkProgram program = Programs.of(SMALL);
    OperationCounts counts = program.forwardCost().shared();
    int weights = 4 * 16 + 16 * 16 + 16 * 3;
    assertEquals(weights, counts.multiplications());
    assertEquals(weights + 3 + 2, counts.additions(), "products, the shift and the softmax's sum");
    assertEquals(16 + 16 + 3, counts.calls());
    assertEquals(3, counts.divisions());
  }

  @Test
  void gradientCostsLittleMoreThanTwoForwardPasses() {
    NetworkProgram program = Programs.of(SMALL);
    double forward = program.forwardCost().shared().multiplicationsAndAdditions();
    double both = program.gradientCost().shared().multiplicationsAndAdditions();
    assertTrue(both <= 2.6 * forward, both + " against " + forward);
  }

  /** All operations, comparisons of pools and rectifiers included. */
  @Test
  void gradientOfConvolutionsCostsAtMostThreeForwardPasses() {
    for (NetworkSpec network :
        List.of(ConvolutionalNetworks.digits(), ConvolutionalNetworks.activity())) {
      NetworkProgram program = Programs.of(network);
      double forward = program.forwardCost().shared().total();
      double both = program.gradientCost().shared().total();
      assertTrue(both <= 3.2 * forward, network.name() + ": " + both + " against " + forward);
    }
  }

  @Test
  void treesWithoutSharingGrowWithThePathsThroughTheNetwork() {
    NetworkProgram program = Programs.of(SMALL);
    OperationCounter.Count count = program.gradientCost();
    assertTrue(count.unshared() > 10_000 * count.shared().total());
  }
}
