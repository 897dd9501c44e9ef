package io.github.chainrule.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.AdamW;
import io.github.chainrule.runtime.f32.train.Checkpoint;
import io.github.chainrule.runtime.f32.train.LayerStatistics;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainerBuilder;
import io.github.chainrule.runtime.f32.train.UpdateRule;
import io.github.chainrule.runtime.f32.train.Updater;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.samples.iris.IrisNetwork;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README's guide to training shows beside the samples. */
class GuideTest {
  @TempDir private Path folder;

  /** Three clusters: the class is that of the largest of the first three inputs. */
  private static Dataset clusters() {
    int n = 60;
    float[] x = new float[4 * n];
    int[] classes = new int[n];
    for (int k = 0; k < n; k++) {
      classes[k] = k % 3;
      x[4 * k + k % 3] = 3 + k % 7;
      x[4 * k + 3] = k % 5;
    }
    return Dataset.ofClasses(x, 4, classes, 3);
  }

  @Test
  void savedNetworkIsLoadedAndJudged() throws IOException {
    Dataset test = clusters();
    File file = folder.resolve("iris.safetensors").toFile();
    ModelScaling kept = ModelScaling.ofInputs(Scaling.standard(test.features(), 4));
    IrisNetwork trained = IrisNetwork.create(1);
    Trainer.builder().optimizer(new Adam(0.05)).epochs(60).build().fit(trained, kept.apply(test));
    ModelFile.save(trained, Attachments.of(kept), file);

    IrisNetwork network = IrisNetwork.create(0);
    ModelScaling scaling = ModelFile.load(network, file).scaling();
    double accuracy = Metric.ACCURACY.of(network, scaling.apply(test));
    ConfusionMatrix confusion = ConfusionMatrix.of(network, scaling.apply(test));

    assertArrayEquals(trained.parameters(), network.parameters());
    assertTrue(accuracy > 0.9, "accuracy " + accuracy);
    assertEquals(accuracy, confusion.accuracy());
  }

  @Test
  void resumedFitEndsWithTheSameBits() {
    Dataset data = clusters();
    IrisNetwork network = IrisNetwork.create(1);
    IrisNetwork later = IrisNetwork.create(2);
    TrainerBuilder builder = Trainer.builder().epochs(30);

    Deque<Checkpoint> checkpoints = new ArrayDeque<>();
    builder.checkpoints(10, checkpoints::add).build().fit(network, data);
    builder.build().resume(later, data, checkpoints.getFirst());

    assertEquals(10, checkpoints.getFirst().epoch());
    assertArrayEquals(network.parameters(), later.parameters());
  }

  @Test
  void gradientsOfEachLayerAreMeasured() {
    Dataset data = clusters();
    IrisNetwork network = IrisNetwork.create(1);

    LayerStatistics statistics = new LayerStatistics(network);
    statistics.measure(data);
    double first = statistics.gradientNorm(0);
    double last = statistics.gradientNorm(1);

    assertTrue(first > 0 && last > 0);
  }

  @Test
  void loopOfOnesOwnUpdatesAsATrainerDoes() {
    Dataset data = clusters();
    float[] x = data.features();
    float[] t = data.targets();
    int n = data.size();
    IrisNetwork network = IrisNetwork.create(1);
    IrisNetwork fitted = IrisNetwork.create(1);

    UpdateRule rule =
        UpdateRule.of(new AdamW(0.01))
            .schedule(Schedule.cosine(100, 0))
            .clipNorm(1)
            .freeze("hidden");
    Updater updater = rule.newUpdater(network);
    Backprop backprop = network.newBackprop();
    float[] gradient = new float[network.parameters().length];
    for (int step = 0; step < 100; step++) {
      double loss = backprop.gradient(x, t, n, gradient);
      updater.step(gradient, loss);
    }

    Trainer.builder()
        .optimizer(new AdamW(0.01))
        .schedule(Schedule.cosine(100, 0))
        .clipNorm(1)
        .freeze("hidden")
        .fullBatch()
        .epochs(100)
        .build()
        .fit(fitted, data);
    assertArrayEquals(fitted.parameters(), network.parameters());
  }
}
