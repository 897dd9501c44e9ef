package io.github.chainrule.processor.endtoend;

import static io.github.chainrule.processor.reference.Networks.dense;
import static io.github.chainrule.processor.reference.Networks.network;
import static io.github.chainrule.processor.reference.Networks.withoutBias;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
              dense(130, Activation.RELU),
              dense(17, Activation.HARD_SIGMOID),
              dense(7, Activation.SIGMOID)),
          network(5, LossFunction.LOG_COSH, dense(4, Activation.IDENTITY)));

  private static Build build;

  @BeforeAll
  static void compile() {
    build = Build.of(networks());
  }

  private static List<NetworkSpec> networks() {
    List<NetworkSpec> networks = new ArrayList<>();
    for (int shape = 0; shape < SHAPES.size(); shape++) {
      for (Precision precision : Precision.values()) {
        for (Emission emission : List.of(Emission.UNROLLED, Emission.LOOPED)) {
          String name = "Net" + shape + precision + emission;
          NetworkSpec network = Networks.as(SHAPES.get(shape), precision, emission);
          networks.add(Networks.named(network, "batch", name));
        }
      }
    }
    return networks;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 63, 64, 65, 81, 100, 255, 256, 257, 300, 600})
  void batchIsTheSumOfItsSamplesInBlocksOf256(int n) {
    for (NetworkSpec network : networks()) {
      Sample samples = Sample.draw(network, n, new SplittableRandom(SEED + n));
      EvaluatedNetwork generated = build.network(network, samples.parameters);
      Agreement bits = Agreement.ofBits(network.name().inPackage() + ", n = " + n);
      Expected expected = new Expected(network.precision(), generated, samples);
      bits.check("y", expected.outputs(), generated.forward(samples.x, n));
      Derivatives mean = expected.mean();
      bits.check("loss", mean.value, generated.loss(samples.x, samples.t, n));
      bits.check("gradient", mean, generated.gradient(samples.x, samples.t, n));
      bits.check("backward", expected.backward(), generated.backward(samples.x, samples.e, n));
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
      List<double[]> gradients = new ArrayList<>();
      List<double[]> losses = new ArrayList<>();
      for (int sample = 0; sample < samples.n; sample++) {
        Sample row = samples.row(sample);
        Derivatives one = network.gradient(row.x, row.t);
        gradients.add(one.g);
        losses.add(new double[] {one.value});
      }
      double loss = sum(losses, Precision.DOUBLE)[0] / samples.n;
      double[] sums = sum(gradients, precision);
      double[] means = Arrays.stream(sums).map(sum -> sum / samples.n).toArray();
      return new Derivatives(loss, Sample.rounded(precision, means), null);
    }

    Derivatives backward() {
      List<double[]> gradients = new ArrayList<>();
      List<double[]> inputs = new ArrayList<>();
      for (int sample = 0; sample < samples.n; sample++) {
        Sample row = samples.row(sample);
        Derivatives one = network.backward(row.x, row.e);
        gradients.add(one.g);
        inputs.add(one.dx);
      }
      return new Derivatives(Double.NaN, sum(gradients, precision), joined(inputs));
    }

    private static double[] sum(List<double[]> rows, Precision precision) {
      double[] total = null;
      for (int from = 0; from < rows.size(); from += BLOCK) {
        double[] block = rows.get(from).clone();
        for (double[] row : rows.subList(from + 1, Math.min(from + BLOCK, rows.size()))) {
          add(block, row, precision);
        }
        if (total == null) {
          total = block;
        } else {
          add(total, block, precision);
        }
      }
      return total;
    }

    /** Rounding a sum of two floats from double to float gives the float sum. */
    private static void add(double[] sum, double[] next, Precision precision) {
      for (int index = 0; index < sum.length; index++) {
        sum[index] = Sample.rounded(precision, sum[index] + next[index]);
      }
    }

    private static double[] joined(List<double[]> rows) {
      return rows.stream().flatMapToDouble(Arrays::stream).toArray();
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
