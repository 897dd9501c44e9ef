package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomNetworks;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Where methods end changes no bit: a budget so small that nearly every network crosses a split.
 */
class SplitNetworksTest {

  private static final SizeBudget TINY = new SizeBudget(250, 250, 300);
  private static final long SEED = 250;
  private static final int NETWORKS = 45;

  private static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    Emission[] emissions = Emission.values();
    for (NetworkSpec network : new RandomNetworks(SEED, 12).draw(NETWORKS)) {
      int index = networks.size();
      Emission emission = emissions[index % emissions.length];
      NetworkSpec emitted = Networks.as(network, network.precision(), emission);
      networks.add(Networks.named(emitted, "split", "Net" + index));
    }
    return networks;
  }

  @Test
  void splitNetworksComputeTheSameBits() {
    List<NetworkSpec> networks = networks();
    Build whole = Build.of(networks);
    Build split = Build.of(networks, CompilerAccess.processor(TINY));
    SplittableRandom random = new SplittableRandom(SEED);
    int crossing = 0;
    for (NetworkSpec network : networks) {
      Sample samples = Sample.draw(network, 3, random);
      EvaluatedNetwork expected = whole.network(network, samples.parameters);
      EvaluatedNetwork actual = split.network(network, samples.parameters);
      Agreement bits = Agreement.ofBits(network + " of seed " + SEED);
      bits.single(expected, actual, samples.row(0));
      bits.batch(expected, actual, samples);
      crossing += methods(split, network) > methods(whole, network) ? 1 : 0;
    }
    assertTrue(crossing >= 0.9 * NETWORKS, crossing + " networks were split");
  }

  private static int methods(Build build, NetworkSpec network) {
    int methods = 0;
    for (String suffix : List.of("Forward", "Backprop", "Jacobian")) {
      methods +=
          build.load("split." + network.name().generated(suffix)).getDeclaredMethods().length;
    }
    return methods;
  }
}
