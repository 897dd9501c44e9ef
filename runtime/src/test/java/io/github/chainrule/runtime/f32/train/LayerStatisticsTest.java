package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.Real;
import io.github.chainrule.runtime.f32.data.Dataset;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayerStatisticsTest {
  private static Dataset samples() {
    Generator generator = new Generator(1);
    float[] x = new float[600];
    for (int k = 0; k < x.length; k++) {
      x[k] = Real.round(generator.normal());
    }
    return Dataset.of(x, 2, new float[300], 1);
  }

  @Test
  void normsAreThoseOfTheWeightsAndTheirGradient() {
    TestNetwork network = new TestNetwork("TANH", 1, 2, 3, 1);
    Dataset data = samples().slice(0, 200);
    LayerStatistics statistics = new LayerStatistics(network);
    statistics.measure(data);
    float[] g = new float[network.parameters().length];
    network.newBackprop().gradient(data.features(), data.targets(), 200, g);
    // The weights of the output follow 6 weights and 3 biases. The order of summation is the same.
    assertEquals(norm(g, 9, 12), statistics.gradientNorm(1), 1e-12);
    assertEquals(norm(network.parameters(), 0, 6), statistics.weightNorm(0), 1e-12);
  }

  private static double norm(float[] a, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      double value = a[k];
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  @Test
  void gradientOfADeepSigmoidNetworkVanishes() {
    TestNetwork network = new TestNetwork("SIGMOID", 2, 2, 8, 8, 8, 8, 8, 1);
    LayerStatistics statistics = new LayerStatistics(network);
    statistics.measure(samples());
    for (int l = 1; l < 5; l++) {
      assertTrue(statistics.gradientNorm(l - 1) < statistics.gradientNorm(l));
    }
    assertTrue(statistics.gradientNorm(0) < 1e-2 * statistics.gradientNorm(5));
    assertEquals(2.0 * 8 * 8 * 8 * 8 * 8, statistics.activePaths());
  }

  @Test
  void deadUnitsAndActivePathsOfRectifiersAreCounted() {
    TestNetwork network = new TestNetwork("RELU", 3, 2, 4, 1);
    float[] p = network.parameters();
    Arrays.fill(p, 0, 8, 0f);
    // Units 0 and 1 always fire, 2 never does, 3 where x0 is positive.
    p[8] = 1f;
    p[9] = 2f;
    p[10] = -1f;
    p[3] = 1f;
    float[] x = {1f, 0f, -1f, 0f, 2f, 0f, -2f, 0f};
    LayerStatistics statistics = new LayerStatistics(network);
    statistics.measure(Dataset.of(x, 2, new float[4], 1));
    assertEquals(0.25, statistics.deadShare(0));
    assertEquals(0, statistics.deadShare(1));
    assertEquals((2 * 3 + 2 * 2) / 2.0, statistics.activePaths());
    assertEquals(6 / 16.0, statistics.saturatedShare(0));
  }

  @Test
  void largeWeightsSaturate() {
    TestNetwork network = new TestNetwork("TANH", 4, 2, 8, 1);
    LayerStatistics statistics = new LayerStatistics(network);
    statistics.measure(samples());
    double before = statistics.saturatedShare(0);
    for (int k = 0; k < 16; k++) {
      network.parameters()[k] *= 100f;
    }
    statistics.measure(samples());
    assertTrue(before < 0.2, "before " + before);
    assertTrue(statistics.saturatedShare(0) > 0.9);
    assertEquals(0, statistics.saturatedShare(1));
  }

  @Test
  void normsOfAnySizeAreRight() {
    TestNetwork network = new TestNetwork("TANH", 1, 3, 1);
    float[] p = network.parameters();
    int largest = Math.getExponent(Float.MAX_VALUE) - 2;
    for (int k = Math.getExponent(Float.MIN_NORMAL); k < largest; k++) {
      float size = Real.round(Math.scalb(1.0, k));
      Arrays.fill(p, 0, 3, 0f);
      // With outputs 0, the gradient is the target times the inputs 2, 1 and 2.
      LayerStatistics statistics = new LayerStatistics(network);
      statistics.measure(Dataset.of(new float[] {2f, -1f, 2f}, 3, new float[] {size}, 1));
      assertEquals(Math.scalb(3.0, k), statistics.gradientNorm(0), "2^" + k);
      p[0] = 2 * size;
      p[1] = -size;
      p[2] = 2 * size;
      statistics.measure(Dataset.of(new float[3], 3, new float[1], 1));
      assertEquals(Math.scalb(3.0, k), statistics.weightNorm(0), "2^" + k);
    }
  }

  @Test
  void outputsThatAreNotFiniteShowInEveryShare() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      TestNetwork network = new TestNetwork("RELU", 4, 2, 8, 8, 1);
      // The bias of the first unit of the first layer.
      network.parameters()[16] = bad;
      LayerStatistics statistics = new LayerStatistics(network);
      statistics.measure(samples());
      assertEquals(Double.NaN, statistics.saturatedShare(0));
      assertEquals(Double.NaN, statistics.deadShare(0));
      assertEquals(Double.NaN, statistics.activePaths());
      assertEquals(Double.NaN, statistics.gradientNorm(2));
    }
  }

  @Test
  void pathsWithoutNumberEndBeforeALayerThatIsDead() {
    int[] widths = new int[402];
    Arrays.fill(widths, 8);
    TestNetwork network = new TestNetwork("RELU", 4, widths);
    float[] p = network.parameters();
    Arrays.fill(p, 0f);
    for (int l = 0; l < 401; l++) {
      // All units fire, but those of the last layer but one.
      Arrays.fill(p, 72 * l + 64, 72 * l + 72, l == 399 ? -1f : 1f);
    }
    LayerStatistics statistics = new LayerStatistics(network);
    statistics.measure(Dataset.of(new float[8], 8, new float[8], 8));
    assertEquals(0, statistics.activePaths());
    assertEquals(1, statistics.deadShare(399));
  }

  @Test
  void memoryIsThatOfTheSamples() {
    // A block of 256 such samples would be no array.
    int inputs = 1 << 23;
    Model model = idle(Model.class, inputs);
    new LayerStatistics(model).measure(Dataset.of(new float[inputs], inputs, new float[1], 1));
  }

  /** What has so many inputs, one output and no layers, and computes nothing. */
  private static <T> T idle(Class<T> type, int inputs) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "inputs" -> inputs;
                  case "outputs" -> 1;
                  case "parameters" -> new float[0];
                  case "layers" -> List.of();
                  case "newForward" -> idle(Forward.class, inputs);
                  case "newBackprop" -> idle(Backprop.class, inputs);
                  case "gradient" -> 0.0;
                  default -> null;
                }));
  }

  @Test
  void samplesThatDoNotFitAreRefused() {
    LayerStatistics statistics = new LayerStatistics(new TestNetwork("TANH", 4, 2, 8, 1));
    Dataset none = samples().slice(0, 0);
    assertThrows(IllegalArgumentException.class, () -> statistics.measure(none));
    Dataset narrow = Dataset.of(new float[3], 1);
    assertThrows(IllegalArgumentException.class, () -> statistics.measure(narrow));
    assertThrows(NullPointerException.class, () -> statistics.measure(null));
  }
}
