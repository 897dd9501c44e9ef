package io.github.chainrule.samples.flowers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.StopReason;
import io.github.chainrule.runtime.train.TrainingListener;
import io.github.chainrule.samples.Printed;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowersTest {
  @TempDir private Path folder;

  @Test
  void tableHasFiftyFlowersOfEachSpecies() throws IOException {
    Dataset flowers = FlowerTable.read();
    float[] x = flowers.copyFeatures();
    assertArrayEquals(new float[] {5.1f, 3.5f, 1.4f, 0.2f}, Arrays.copyOf(x, 4));
    double[] count = new double[3];
    float[] t = flowers.copyTargets();
    for (int k = 0; k < t.length; k++) {
      count[k % 3] += t[k];
    }
    assertEquals("150 samples, 4 -> 3", flowers.toString());
    assertArrayEquals(new double[] {50, 50, 50}, count);
  }

  /** The tests are of 30 flowers, so that one flower is 3 % of an accuracy. */
  @Test
  void tenSeedsGet28Of30TestFlowersRightOnAverageAndNoneFewerThan26() throws IOException {
    double sum = 0;
    for (int seed = 0; seed < 10; seed++) {
      Experiment experiment = run(seed);
      double accuracy = experiment.trained().confusion(experiment.split().second()).accuracy();
      assertTrue(accuracy >= 26 / 30.0, "seed " + seed + ": " + accuracy);
      sum += accuracy;
    }
    assertTrue(sum / 10 >= 28 / 30.0, "on average " + sum / 10);
  }

  @Test
  void fitEndsByPatienceWithTheBestEpoch() throws IOException {
    Experiment experiment = run(1);
    assertEquals(120, experiment.split().first().size());
    assertEquals(30, experiment.split().second().size());
    assertEquals(StopReason.PATIENCE, experiment.result().reason());
    double[] validation = experiment.result().history().validationLoss();
    int best = experiment.result().epochOfParameters();
    assertEquals(validation.length, best + 20);
    for (double loss : validation) {
      assertTrue(loss >= validation[best - 1]);
    }
  }

  @Test
  void loadedNetworkGivesTheSameAnswers() throws IOException {
    Experiment experiment = run(2);
    Expert loaded = Expert.load(file());
    assertArrayEquals(
        experiment.trained().answers(experiment.split().second()),
        loaded.answers(experiment.split().second()));
  }

  @Test
  void mainPrintsTheCurveAndTheJudgementAndKeepsTheBarApart() throws IOException {
    ByteArrayOutputStream bar = new ByteArrayOutputStream();
    PrintStream errors = System.err;
    System.setErr(new PrintStream(bar, true, StandardCharsets.UTF_8));
    String printed;
    try {
      printed = Printed.by(Main::main, folder.toString());
    } finally {
      System.setErr(errors);
    }
    assertTrue(printed.startsWith("Iris with a trainer, seed 0\n epoch    loss  valid"), printed);
    assertTrue(printed.contains("\nEnded by PATIENCE; the best parameters"), printed);
    assertTrue(printed.contains("\nTest accuracy 0.9"), printed);
    assertTrue(printed.contains("\nSaved, and loaded again: the same answers\n"), printed);
    bar.toString(StandardCharsets.UTF_8)
        .replace('\r', '\n')
        .lines()
        .forEach(line -> assertTrue(line.isBlank() || line.startsWith("Learning "), line));
    assertEquals(1200, ImageIO.read(folder.resolve("curve.png").toFile()).getWidth());
  }

  private Experiment run(long seed) throws IOException {
    return Experiment.run(FlowerTable.read(), seed, new TrainingListener() {}, file());
  }

  private File file() {
    return folder.resolve("iris.safetensors").toFile();
  }
}
