package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomGraphs;
import io.github.chainrule.processor.reference.RandomSample;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.DenseSpec;
import io.github.chainrule.processor.spec.ElementwiseSpec;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LayerNormSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Graphs of layers of every kind, with several inputs and outputs, compute the same bits if they
 * count as very deep: their values are in shared arrays.
 */
class DeepGraphsTest {

  private static final long SEED = RandomSample.seed(2_500);
  private static final int NETWORKS = RandomSample.size(12);
  private static final int WIDEST = 9;
  private static final ActivationSpec NONE = ActivationSpec.IDENTITY;
  private static final ActivationSpec TANH = ActivationSpec.of(Activation.TANH);
  private static final ActivationSpec SOFTMAX = ActivationSpec.of(Activation.SOFTMAX);

  /** A whole tile, another begun, and some more that are computed one by one. */
  private static final int SAMPLES = 72 + 30;

  /** Every network is very deep. */
  private static final SizeBudget SHALLOW = new SizeBudget(4_000, 4_000, 0);

  private static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    for (NetworkSpec network : new RandomGraphs(SEED, WIDEST).draw(NETWORKS)) {
      NetworkSpec emitted = Networks.as(network, network.precision(), Emission.AUTO);
      networks.add(Networks.named(emitted, "deep", "Graph" + networks.size()));
    }
    return networks;
  }

  /** Residual blocks between a first layer and two outputs, one of them of an earlier block. */
  private static NetworkSpec residual(String name, int blocks, boolean isShared) {
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(new DenseSpec("first", List.of(LayerSpec.input(0)), 5, TANH, true));
    for (int block = 0; block < blocks; block++) {
      int before = layers.size() - 1;
      OptionalInt owner = isShared && block > 0 ? OptionalInt.of(2) : OptionalInt.empty();
      layers.add(new LayerNormSpec("norm" + block, List.of(before), 0.1, NONE));
      layers.add(new DenseSpec("step" + block, List.of(before + 1), 5, TANH, true, owner));
      layers.add(ElementwiseSpec.sum("sum" + block, List.of(before, before + 2), NONE));
    }
    layers.add(new DenseSpec("last", List.of(layers.size() - 1), 3, SOFTMAX, true));
    LossSpec huber = LossSpec.of(LossFunction.HUBER);
    LossSpec entropy = LossSpec.of(LossFunction.CROSS_ENTROPY);
    return new NetworkSpec(
        new InterfaceName("deep", List.of(name), true),
        List.of(InputSpec.unnamed(Extent.vector(4))),
        Precision.FLOAT,
        Emission.AUTO,
        layers,
        List.of(new HeadSpec(6, huber, 0.5), new HeadSpec(layers.size() - 1, entropy, 1)));
  }

  /** Compares networks as they are with them as very deep ones, which are given back. */
  private static Build compare(List<NetworkSpec> networks) {
    Build plain = Build.of(networks);
    Build deep = Build.of(networks, CompilerAccess.processor(SHALLOW));
    SplittableRandom random = new SplittableRandom(SEED);
    for (NetworkSpec network : networks) {
      Sample samples = Sample.draw(network, SAMPLES, random);
      EvaluatedNetwork expected = plain.network(network, samples.parameters);
      EvaluatedNetwork actual = deep.network(network, samples.parameters);
      Agreement bits = Agreement.ofBits(network + " of seed " + SEED);
      bits.single(expected, actual, samples.row(0));
      bits.batch(expected, actual, samples);
    }
    return deep;
  }

  @Test
  void graphsThatCountAsDeepComputeTheSameBits() {
    compare(networks());
  }

  @Test
  void residualBlocksBecomeLoops() {
    List<NetworkSpec> networks = List.of(residual("Own", 9, false), residual("Shared", 9, true));
    Build deep = compare(networks);
    for (NetworkSpec network : networks) {
      for (String suffix : List.of("Forward", "Backprop", "Jacobian")) {
        String source = deep.sources().get("deep." + network.name().generated(suffix));
        assertTrue(source.contains("for (int layer = 0;"), network + suffix);
      }
    }
  }
}
