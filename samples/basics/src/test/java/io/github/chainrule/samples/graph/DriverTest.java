package io.github.chainrule.samples.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.GradientCheck;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.LayerStatistics;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainingResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains, keeps and looks into a network of two inputs and two outputs. */
class DriverTest {
  private static final int N = 96;

  @TempDir private Path folder;

  /** The action is the largest of four inputs, which is also what it is worth. */
  private static Dataset examples() {
    Random random = new Random(3);
    float[] x = new float[9 * N];
    float[] t = new float[5 * N];
    for (int sample = 0; sample < N; sample++) {
      int best = 0;
      for (int k = 0; k < 9; k++) {
        x[9 * sample + k] = random.nextFloat();
        best = k < 4 && x[9 * sample + k] > x[9 * sample + best] ? k : best;
      }
      t[5 * sample + best] = 1;
      t[5 * sample + 4] = x[9 * sample + best];
    }
    return Dataset.of(x, 9, t, 5);
  }

  @Test
  void bothOutputsAreLearned() {
    DriverNetwork network = DriverNetwork.create(1);
    TrainingResult result =
        Trainer.builder().optimizer(new Adam(0.01)).epochs(60).build().fit(network, examples());
    double[] losses = result.history().loss();
    double last = losses[losses.length - 1];
    assertTrue(last < 0.5 * losses[0], "loss " + last);
  }

  @Test
  void derivativesAreRight() {
    DriverNetwork network = DriverNetwork.create(2);
    float[] x = Arrays.copyOf(examples().copyFeatures(), 9);
    float[] t = Arrays.copyOf(examples().copyTargets(), 5);
    assertTrue(new GradientCheck(network).at(x, t).passed());
  }

  @Test
  void layersTellWhatTheyReadAndAre() {
    DriverNetwork network = DriverNetwork.create(1);
    Layer known = network.known();
    assertEquals("Add", known.kind());
    assertEquals(List.of("seen", "change"), known.sources());
    assertArrayEquals(new int[] {16}, known.shape());
    assertEquals(List.of(), known.tensors());
    assertEquals("Input", network.view().kind());
    assertArrayEquals(new int[] {6}, network.view().shape());
    assertEquals(19, network.action().inputs());
    assertEquals("CROSS_ENTROPY of action + 0.5 HUBER of worth", network.loss().name());
  }

  @Test
  void parametersComeBackFromAFile() throws IOException {
    DriverNetwork network = DriverNetwork.create(5);
    File file = folder.resolve("driver.safetensors").toFile();
    ModelFile.save(network, file);
    DriverNetwork loaded = DriverNetwork.create(6);
    ModelFile.load(loaded, file);
    assertArrayEquals(network.parameters(), loaded.parameters());
  }

  @Test
  void onlyLayersWithParametersAreFrozen() {
    DriverNetwork network = DriverNetwork.create(7);
    float[] before = network.parameters().clone();
    Trainer.builder().epochs(1).freeze("seen").build().fit(network, examples());
    int end = network.change().weightsOffset();
    assertArrayEquals(Arrays.copyOf(before, end), Arrays.copyOf(network.parameters(), end));
    assertThrows(
        IllegalArgumentException.class,
        () -> Trainer.builder().freeze("known").build().fit(network, examples()));
  }

  @Test
  void everyLayerHasStatistics() {
    LayerStatistics statistics = new LayerStatistics(DriverNetwork.create(8));
    statistics.measure(examples());
    assertTrue(statistics.gradientNorm(0) > 0);
    assertEquals(0, statistics.gradientNorm(2));
    assertTrue(statistics.deadShare(2) < 1);
    assertTrue(Double.isNaN(statistics.activePaths()));
  }
}
