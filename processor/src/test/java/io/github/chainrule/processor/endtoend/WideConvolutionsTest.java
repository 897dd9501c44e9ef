package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomSample;
import io.github.chainrule.processor.reference.WideConvolutions;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Convolutions that the runtime multiplies through windows. */
class WideConvolutionsTest {

  private static final long SEED = RandomSample.seed(20_261_128);
  private static final List<NetworkSpec> NETWORKS =
      new WideConvolutions(SEED).draw(8 * RandomSample.size(1));

  @Test
  void convolutionsComputeWhatTheyShould() {
    new RandomPart("wide", 0, SEED, NETWORKS).check();
  }

  @Test
  void theRuntimeMultipliesEachWay() {
    StringBuilder sources = new StringBuilder();
    for (NetworkSpec network : NETWORKS) {
      NetworkSpec looped = Networks.as(network, network.precision(), Emission.LOOPED);
      CompilerAccess.compileMarked(looped).forEach(sources::append);
    }
    for (String call :
        List.of("windows.multiply(", "windows.multiplyTransposed(", "Vectors.window(")) {
      assertTrue(sources.indexOf(call) >= 0, call + " of seed " + SEED);
    }
  }
}
