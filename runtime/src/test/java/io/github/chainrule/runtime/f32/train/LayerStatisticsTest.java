package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Real;
import io.github.chainrule.runtime.f32.data.Dataset;
import java.util.Arrays;
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
  void samplesThatDoNotFitAreRefused() {
    LayerStatistics statistics = new LayerStatistics(new TestNetwork("TANH", 4, 2, 8, 1));
    Dataset none = samples().slice(0, 0);
    assertThrows(IllegalArgumentException.class, () -> statistics.measure(none));
    Dataset narrow = Dataset.of(new float[3], 1);
    assertThrows(IllegalArgumentException.class, () -> statistics.measure(narrow));
    assertThrows(NullPointerException.class, () -> statistics.measure(null));
  }
}
