package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.runtime.f32.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches are single samples: each output has the same bits, and sums have a defined order. */
class BatchTest {

  private static final int BLOCK = 256;
  private static final long SEED = 600;

  private static final List<NetworkSpec> SHAPES =
      List.of(
          network(
              4,
              LossFunction.CROSS_ENTROPY,
              dense(16, Activation.TANH),
              dense(3, Activation.SOFTMAX)),
          network(
              9,
              LossFunction.HUBER,
              withoutBias(19, Activation.GELU),
              dense(5, Activation.LEAKY_RELU)),
          network(2, LossFunction.ENTROPY, dense(1, Activation.SIGMOID)),
          network(
              3, LossFunction.OUTPUT, dense(2, Activation.SOFTMAX), dense(1, Activation.IDENTITY)),
          network(
              70,
              LossFunction.ENTROPY,
              dense(6, Activation.SELU),
              dense(35, Activation.SOFTMAX),
              withoutBias(2, Activation.SOFTMAX)),
          network(
              1,
              LossFunction.BINARY_CROSS_ENTROPY,
              dense(1, Activation.SOFTPLUS),
              dense(128, Activation.RELU),
              dense(17, Activation.HARD_SIGMOID),
              dense(7, Activation.SIGMOID)),
          network(5, LossFunction.LOG_COSH, dense(4, Activation.IDENTITY)));

  /** Wide enough for layers that are computed along their outputs, some at a time. */
  private static final NetworkSpec WIDE =
      network(
          300,
          LossFunction.SQUARED_ERROR,
          dense(301, Activation.RELU),
          dense(128, Activation.SOFTSIGN),
          dense(10, Activation.IDENTITY));

  private static Build build;

  @BeforeAll
  static void compile() {
    List<NetworkSpec> all = networks();
    all.addAll(wideNetworks());
    build = Build.of(all);
  }

  private static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    for (int shape = 0; shape < SHAPES.size(); shape++) {
      for (Precision precision : Precision.values()) {
        networks.addAll(
            emitted(
                SHAPES.get(shape), "Net" + shape, precision, Emission.UNROLLED, Emission.LOOPED));
      }
    }
    return networks;
  }

  private static List<NetworkSpec> wideNetworks() {
    List<NetworkSpec> networks = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      networks.addAll(emitted(WIDE, "Wide", precision, Emission.LOOPED, Emission.AUTO));
    }
    return networks;
  }

  private static List<NetworkSpec> emitted(
      NetworkSpec network, String name, Precision precision, Emission... emissions) {
    List<NetworkSpec> networks = new ArrayList<>();
    for (Emission emission : emissions) {
      NetworkSpec one = Networks.as(network, precision, emission);
      networks.add(Networks.named(one, "batch", name + precision + emission));
    }
    return networks;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 63, 64, 65, 81, 100, 255, 256, 257, 300, 600})
  void batchIsTheSumOfItsSamplesInBlocksOf256(int n) {
    networks().forEach(network -> check(List.of(network), n));
  }

  /** Part of a tile, a sample more than a tile, and more than a block. */
  @ParameterizedTest
  @ValueSource(ints = {18, 73, 290})
  void wideBatchIsTheSumOfItsSamplesInBlocksOf256(int n) {
    for (Precision precision : Precision.values()) {
      check(emitted(WIDE, "Wide", precision, Emission.LOOPED, Emission.AUTO), n);
    }
  }

  @Test
  void wideLayersAreComputedAlongOutputsInSeveralChunks() {
    for (NetworkSpec network : wideNetworks()) {
      String source = build.sources().get("batch." + network.name().inPackage() + "Backprop");
      assertTrue(calls(source, "affine") > 0, network.name().inPackage());
      long chunks = calls(source, "addOuter");
      assertTrue(chunks > 2 * 3, chunks + " sums of outer products in two kernels");
    }
  }

  private static long calls(String source, String method) {
    return Pattern.compile("TileSums\\d+\\." + method + "\\(").matcher(source).results().count();
  }

  /** Compares batches of networks that differ in emission with single samples of the first. */
  private static void check(List<NetworkSpec> networks, int n) {
    NetworkSpec first = networks.get(0);
    Sample samples = Sample.draw(first, n, new SplittableRandom(SEED + n));
    EvaluatedNetwork single = build.network(first, samples.parameters);
    Expected expected = new Expected(first.precision(), single, samples);
    double[] outputs = expected.outputs();
    Derivatives mean = expected.mean();
    Derivatives backward = expected.backward();
    for (NetworkSpec network : networks) {
      EvaluatedNetwork generated = build.network(network, samples.parameters);
      Agreement bits = Agreement.ofBits(network.name().inPackage() + ", n = " + n);
      bits.check("y", outputs, generated.forward(samples.x, n));
      bits.check("loss", mean.value, generated.loss(samples.x, samples.t, n));
      Derivatives withInputs = generated.gradientWithInputs(samples.x, samples.t, n);
      bits.check("gradient with dx", expected.meanWithInputs(mean), withInputs);
      bits.check("gradient", mean, generated.gradient(samples.x, samples.t, n));
      bits.check("backward", backward, generated.backward(samples.x, samples.e, n));
    }
  }

  /** What batches should give, from the results for single samples. */
  private record Expected(Precision precision, EvaluatedNetwork network, Sample samples) {

    double[] outputs() {
      List<double[]> rows = new ArrayList<>();
      for (int sample = 0; sample < samples.n; sample++) {
        rows.add(network.forward(samples.row(sample).x));
      }
      return joined(rows);
    }

    Derivatives mean() {
      BlockSum gradients = new BlockSum(precision);
      BlockSum losses = new BlockSum(Precision.DOUBLE);
      for (int sample = 0; sample < samples.n; sample++) {
        Sample row = samples.row(sample);
        Derivatives one = network.gradient(row.x, row.t);
        gradients.add(one.g);
        losses.add(new double[] {one.value});
      }
      double loss = losses.total()[0] / samples.n;
      double[] means = Arrays.stream(gradients.total()).map(sum -> sum / samples.n).toArray();
      return new Derivatives(loss, Sample.rounded(precision, means), null);
    }

    Derivatives meanWithInputs(Derivatives mean) {
      List<double[]> inputs = new ArrayList<>();
      for (int sample = 0; sample < samples.n; sample++) {
        Sample row = samples.row(sample);
        inputs.add(network.gradientWithInputs(row.x, row.t).dx);
      }
      return new Derivatives(mean.value, mean.g, joined(inputs));
    }

    Derivatives backward() {
      BlockSum gradients = new BlockSum(precision);
      List<double[]> inputs = new ArrayList<>();
      for (int sample = 0; sample < samples.n; sample++) {
        Sample row = samples.row(sample);
        Derivatives one = network.backward(row.x, row.e);
        gradients.add(one.g);
        inputs.add(one.dx);
      }
      return new Derivatives(Double.NaN, gradients.total(), joined(inputs));
    }

    private static double[] joined(List<double[]> rows) {
      return rows.stream().flatMapToDouble(Arrays::stream).toArray();
    }
  }

  /** Rows added up in blocks, from left to right. */
  private static final class BlockSum {

    private final Precision precision;
    private double[] total;
    private double[] block;
    private int rows;

    BlockSum(Precision precision) {
      this.precision = precision;
    }

    void add(double[] row) {
      if (rows == BLOCK) {
        total = total();
        block = null;
        rows = 0;
      }
      block = block == null ? row.clone() : sum(block, row);
      rows++;
    }

    double[] total() {
      return total == null ? block : sum(total, block);
    }

    /** Rounding a sum of two floats from double to float gives the float sum. */
    private double[] sum(double[] left, double[] right) {
      for (int index = 0; index < left.length; index++) {
        left[index] = Sample.rounded(precision, left[index] + right[index]);
      }
      return left;
    }
  }

  @Test
  void largerArraysAreAcceptedAndNotWrittenBeyondTheBatch() {
    NetworkSpec network = networks().get(0);
    Sample samples = Sample.draw(network, 5, new SplittableRandom(SEED));
    FloatNetwork generated = (FloatNetwork) build.network(network, samples.parameters);
    Model model = generated.model();
    float[] x = FloatNetwork.floats(samples.x);
    float[] t = FloatNetwork.floats(samples.t);
    float[] y = unwritten(5 * 3);
    model.newForward().forward(x, y, 3);
    assertUnwrittenFrom(3 * 3, y);
    float[] g = unwritten(model.parameters().length);
    double loss = model.newBackprop().gradient(x, t, 3, g);
    assertEquals(model.newBackprop().loss(x, t, 3), loss);
    float[] exact = unwritten(g.length);
    float[] threeRows = Arrays.copyOf(x, 3 * 4);
    model.newBackprop().gradient(threeRows, Arrays.copyOf(t, 3 * 3), 3, exact);
    assertArrayEquals(exact, g);
    float[] dx = unwritten(5 * 4);
    model.newBackprop().backward(x, t, 3, g, dx);
    assertUnwrittenFrom(3 * 4, dx);
  }

  private static float[] unwritten(int length) {
    float[] values = new float[length];
    Arrays.fill(values, Float.NaN);
    return values;
  }

  private static void assertUnwrittenFrom(int from, float[] values) {
    for (int index = 0; index < values.length; index++) {
      assertEquals(index >= from, Float.isNaN(values[index]), "element " + index);
    }
  }
}
