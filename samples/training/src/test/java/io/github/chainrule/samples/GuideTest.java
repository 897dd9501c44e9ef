package io.github.chainrule.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Predictor;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.io.Attachments;
import io.github.chainrule.runtime.f32.io.CheckpointFile;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.f32.train.Adam;
import io.github.chainrule.runtime.f32.train.AdamW;
import io.github.chainrule.runtime.f32.train.LayerStatistics;
import io.github.chainrule.runtime.f32.train.Trainer;
import io.github.chainrule.runtime.f32.train.TrainerBuilder;
import io.github.chainrule.runtime.f32.train.UpdateRule;
import io.github.chainrule.runtime.f32.train.Updater;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.TrainingListener;
import io.github.chainrule.samples.iris.IrisNetwork;
import io.github.chainrule.samples.losses.DemandNetwork;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    ModelScaling kept = ModelScaling.ofInputs(Scaling.standard(test.copyFeatures(), 4));
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
  void listenerIsToldOfEveryEpoch() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream original = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      TrainingListener progress =
          new TrainingListener() {
            @Override
            public void epochEnded(Progress progress) {
              System.out.println(progress.epoch() + ": " + progress.validationLoss());
            }
          };
      Trainer.builder()
          .epochs(3)
          .validationFraction(0.2)
          .listener(progress)
          .build()
          .fit(IrisNetwork.create(1), clusters());
    } finally {
      System.setOut(original);
    }
    assertEquals(3, bytes.toString(StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void outputsOfARegressionAreBroughtBack() {
    Dataset data = Dataset.of(new float[] {1, 2, 3}, 1, new float[] {0, 10, 3, 30, 0, 20}, 2);
    float[] x = {2.5f};
    DemandNetwork network = DemandNetwork.create(1);

    ModelScaling scaling =
        ModelScaling.ofInputs(Scaling.standard(data.copyFeatures(), 1))
            .withOutputs(Scaling.standard(data.copyTargets(), 2));
    Trainer.builder().epochs(20).build().fit(network, scaling.apply(data));
    float[] y = Predictor.of(network, scaling).predict(x);

    scaling.applyToInputs(x, 1);
    // A third of the first targets is 3, so their mean is 1 and their deviation √2.
    assertEquals(1 + Math.sqrt(2) * network.predict(x)[0], y[0], 1e-5);
  }

  @Test
  void resumedFitEndsWithTheSameBits() throws IOException {
    File file = folder.resolve("fit.safetensors").toFile();
    IrisNetwork whole = IrisNetwork.create(1);
    Trainer.builder().epochs(35).build().fit(whole, clusters());

    fitOrGoOn(Trainer.builder().epochs(12), IrisNetwork.create(1), clusters(), file);
    assertEquals(12, CheckpointFile.load(file).epoch());
    IrisNetwork network = IrisNetwork.create(1);
    fitOrGoOn(Trainer.builder().epochs(35), network, clusters(), file);

    assertEquals(35, CheckpointFile.load(file).epoch());
    assertArrayEquals(whole.parameters(), network.parameters());
  }

  private static void fitOrGoOn(
      TrainerBuilder builder, IrisNetwork network, Dataset data, File file) throws IOException {
    Trainer trainer = builder.checkpoints(10, it -> CheckpointFile.save(it, file)).build();
    if (file.exists()) {
      trainer.resume(network, data, CheckpointFile.load(file));
    } else {
      trainer.fit(network, data);
    }
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
    float[] x = data.copyFeatures();
    float[] t = data.copyTargets();
    int n = data.size();
    IrisNetwork network = IrisNetwork.create(1);
    IrisNetwork fitted = IrisNetwork.create(1);

    UpdateRule rule =
        UpdateRule.of(new AdamW(0.01))
            .withSchedule(Schedule.cosine(100, 0))
            .withClipNorm(1)
            .withFrozen("hidden");
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
