package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.reference.RandomConvolutions;
import io.github.chainrule.processor.reference.RandomGraphs;
import io.github.chainrule.processor.reference.RandomSample;
import io.github.chainrule.processor.spec.NetworkRules;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random networks that values are left out of, each beside one that multiplies these values by
 * inputs of its own: training computes what the other does, with the same bits in every emission,
 * for one sample and for many; all else computes what the network does without dropout.
 */
class RandomDropoutsTest {

  private static final long SEED = RandomSample.seed(20_261_127);
  private static final int NETWORKS = RandomSample.size(3);

  /** A whole tile, another begun, and some more that are computed one by one. */
  private static final int SAMPLES = 72 + 30;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @ParameterizedTest
  @ValueSource(strings = {"graphs", "convolutions"})
  void trainingLeavesOutWhatMasksSay(String family) {
    List<NetworkSpec> drawn =
        family.equals("graphs")
            ? new RandomGraphs(SEED, 9).draw(NETWORKS)
            : new RandomConvolutions(SEED).draw(NETWORKS);
    List<DropoutTwins> twins = drawn.stream().map(it -> DropoutTwins.of(it, random)).toList();
    List<NetworkSpec> all = new ArrayList<>();
    for (int index = 0; index < NETWORKS; index++) {
      assertEquals(List.of(), NetworkRules.check(twins.get(index).masked()));
      for (Emission emission : Emission.values()) {
        all.add(variant(twins.get(index).masked(), family, "Masked" + index, emission));
      }
      all.add(variant(twins.get(index).multiplied(), family, "Other" + index, Emission.AUTO));
    }
    Build build = Build.of(all);
    for (int index = 0; index < NETWORKS; index++) {
      compare(build, twins.get(index), family, index);
    }
  }

  private static NetworkSpec variant(
      NetworkSpec network, String family, String name, Emission emission) {
    NetworkSpec emitted = Networks.as(network, network.precision(), emission);
    return Networks.named(emitted, "dropouts." + family, name + emission);
  }

  private void compare(Build build, DropoutTwins twins, String family, int index) {
    NetworkSpec masked = twins.masked();
    Sample samples = Sample.draw(masked, SAMPLES, random);
    NetworkSpec spec = variant(twins.multiplied(), family, "Other" + index, Emission.AUTO);
    EvaluatedNetwork other = build.network(spec, samples.parameters);
    NetworkSpec first = variant(masked, family, "Masked" + index, Emission.UNROLLED);
    MaskedNetwork unrolled = MaskedNetwork.of(build.network(first, samples.parameters));
    for (Emission emission : Emission.values()) {
      NetworkSpec variant = variant(masked, family, "Masked" + index, emission);
      MaskedNetwork training = MaskedNetwork.of(build.network(variant, samples.parameters));
      String title = variant + " of seed " + SEED;
      Agreement reference = Agreement.withReference(title, masked.precision());
      Agreement bits = Agreement.ofBits(title);
      for (int n : List.of(1, 7, SAMPLES)) {
        double[] m = training.masks(SEED + n, n);
        double[] x = joined(twins, samples.x, m, n);
        double[] y = training.forward(samples.x, n, m);
        reference.check("y", other.forward(x, n), y);
        bits.check("y", unrolled.forward(samples.x, n, m), y);
        Derivatives gradient = training.gradient(samples.x, samples.t, n, m);
        reference.check("gradient", other.gradient(x, samples.t, n), gradient);
        bits.check("gradient of " + n, unrolled.gradient(samples.x, samples.t, n, m), gradient);
        bits.check("gradient", training.gradient(samples.x, samples.t, n, SEED + n), gradient);
        Derivatives expected = other.backward(x, samples.e, n);
        Derivatives actual = training.backward(samples.x, samples.e, n, m);
        reference.check("g", expected.g, actual.g);
        reference.check("dx", firsts(expected.dx, masked.inputs(), n), actual.dx);
        bits.check("backward", unrolled.backward(samples.x, samples.e, n, m), actual);
      }
    }
    evaluatesTheWholeNetwork(build, twins, family, index, samples);
  }

  /** Each sample's inputs, and behind them what stands for its mask. */
  private static double[] joined(DropoutTwins twins, double[] x, double[] m, int n) {
    int inputs = twins.masked().inputs();
    int masks = twins.masked().masks();
    double[] joined = new double[n * (inputs + masks)];
    for (int row = 0; row < n; row++) {
      System.arraycopy(x, row * inputs, joined, row * (inputs + masks), inputs);
      double[] factors = twins.factors(Arrays.copyOfRange(m, row * masks, (row + 1) * masks));
      System.arraycopy(factors, 0, joined, row * (inputs + masks) + inputs, masks);
    }
    return joined;
  }

  private static double[] firsts(double[] rows, int count, int n) {
    double[] firsts = new double[n * count];
    for (int row = 0; row < n; row++) {
      System.arraycopy(rows, row * (rows.length / n), firsts, row * count, count);
    }
    return firsts;
  }

  private static void evaluatesTheWholeNetwork(
      Build build, DropoutTwins twins, String family, int index, Sample samples) {
    NetworkSpec variant = variant(twins.masked(), family, "Masked" + index, Emission.LOOPED);
    EvaluatedNetwork network = build.network(variant, samples.parameters);
    EvaluatedNetwork expected = new InterpretedNetwork(twins.masked(), samples.parameters);
    Agreement reference =
        Agreement.withReference(variant + " of seed " + SEED, variant.precision());
    reference.single(expected, network, samples.row(0));
    reference.batch(expected, network, samples);
    assertArrayEquals(network.forward(samples.row(0).x), network.forward(samples.x, 1));
  }
}
