package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.StopReason;
import io.github.chainrule.runtime.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainerTest {
  private static TestNetwork network() {
    return new TestNetwork("TANH", 3, 2, 5, 1);
  }

  /** t = sin x₀ · x₁ at random points. */
  private static Dataset samples(int n, long seed) {
    Generator generator = new Generator(seed);
    float[] x = new float[2 * n];
    float[] t = new float[n];
    for (int k = 0; k < n; k++) {
      double a = generator.uniform(-2, 2);
      double b = generator.uniform(-1, 1);
      x[2 * k] = Real.round(a);
      x[2 * k + 1] = Real.round(b);
      t[k] = Real.round(Math.sin(a) * b);
    }
    return Dataset.of(x, 2, t, 1);
  }

  @Test
  void fitLearns() {
    TestNetwork network = network();
    TrainingResult result =
        Trainer.builder()
            .optimizer(new Adam(0.02))
            .epochs(100)
            .validationFraction(0.2)
            .metric(Metric.R2)
            .build()
            .fit(network, samples(200, 1));
    assertEquals(StopReason.EPOCHS, result.reason());
    assertEquals(100, result.history().epochs());
    double[] r2 = result.history().metric("r2");
    assertTrue(r2[99] > 0.9, "R2 " + r2[99]);
    assertTrue(result.history().validationLoss()[99] < 0.1 * result.history().loss()[0]);
    assertTrue(result.history().samplesPerSecond()[99] > 0);
    assertEquals(
        "Ended by EPOCHS after epoch 100; the parameters are those of epoch 100",
        result.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void numberOfThreadsDoesNotChangeABit(int threads) {
    Dataset data = samples(333, 2);
    for (int batchSize : new int[] {1, 50, 333}) {
      float[][] results = new float[2][];
      double[][] losses = new double[2][];
      for (int k = 0; k < 2; k++) {
        TestNetwork network = network();
        TrainingResult result =
            Trainer.builder()
                .epochs(4)
                .batchSize(batchSize)
                .blockSize(16)
                .threads(k == 0 ? 1 : threads)
                .validation(samples(99, 3))
                .metric(Metric.MEAN_SQUARED_ERROR)
                .build()
                .fit(network, data);
        results[k] = network.parameters();
        losses[k] = result.history().validationLoss();
      }
      assertArrayEquals(results[0], results[1], "batches of " + batchSize);
      assertArrayEquals(losses[0], losses[1]);
    }
  }

  @Test
  void gradientOfOneBlockIsTheModelsOwn() {
    TestNetwork network = network();
    Dataset data = samples(256, 5);
    float[] g = new float[network.parameters().length];
    float[] own = new float[g.length];
    BatchEvaluator evaluator = new ParallelEvaluator(network, 3, 256, 256);
    double loss = evaluator.gradient(data, null, 0, 256, g);
    evaluator.close();
    assertEquals(
        network.newBackprop().gradient(data.copyFeatures(), data.copyTargets(), 256, own), loss);
    assertArrayEquals(own, g);
  }

  @ParameterizedTest
  @EnumSource
  void fitResumedFromAnyEpochGivesTheSameBits(ReferenceRules rule) {
    Dataset data = samples(70, 4);
    List<Checkpoint> checkpoints = new ArrayList<>();
    TrainerBuilder builder =
        Trainer.builder()
            .optimizer(rule.optimizer())
            .batchSize(rule == ReferenceRules.RPROP ? 70 : 16)
            .validationFraction(0.3)
            .earlyStopping(100)
            .schedule(Schedule.cosine(30, 0.1).withWarmUp(4))
            .epochs(6);
    TestNetwork straight = network();
    Trainer trainer = builder.checkpoints(1, checkpoints::add).build();
    final TrainingResult whole = trainer.fit(straight, data);
    assertEquals(6, checkpoints.size());
    for (Checkpoint checkpoint : new ArrayList<>(checkpoints)) {
      TestNetwork resumed = new TestNetwork("TANH", 99, 2, 5, 1);
      TrainingResult rest = builder.build().resume(resumed, data, checkpoint);
      String at = "after epoch " + checkpoint.epoch();
      assertArrayEquals(straight.parameters(), resumed.parameters(), at);
      assertArrayEquals(whole.checkpoint().parameters(), rest.checkpoint().parameters(), at);
      assertEquals(whole.epochOfParameters(), rest.epochOfParameters(), at);
      assertEquals(6 - checkpoint.epoch(), rest.history().epochs());
    }
  }

  @Test
  void earlyStoppingRestoresTheBestParameters() {
    TestNetwork network = network();
    Dataset validation = samples(20, 6);
    TrainingResult result =
        Trainer.builder()
            .optimizer(new Adam(0.3))
            .epochs(500)
            .validation(validation)
            .earlyStopping(5)
            .build()
            .fit(network, samples(30, 7));
    assertEquals(StopReason.PATIENCE, result.reason());
    double[] losses = result.history().validationLoss();
    assertEquals(result.epochOfParameters() + 5, losses.length);
    for (double loss : losses) {
      assertTrue(losses[result.epochOfParameters() - 1] <= loss);
    }
    double loss =
        network
            .newBackprop()
            .loss(validation.copyFeatures(), validation.copyTargets(), validation.size());
    assertEquals(losses[result.epochOfParameters() - 1], loss);
  }

  @Test
  void metricOfAModelIsWhatItsFitReports() {
    TestNetwork network = network();
    Dataset plain = samples(300, 8);
    float[] classes = plain.copyTargets();
    for (int k = 0; k < classes.length; k++) {
      classes[k] = classes[k] > 0 ? 1f : 0f;
    }
    Dataset validation = Dataset.of(plain.copyFeatures(), 2, classes, 1).shuffle(1);
    TrainingResult result =
        Trainer.builder()
            .epochs(2)
            .validation(validation)
            .metric(Metric.R2)
            .metric(Metric.ACCURACY)
            .build()
            .fit(network, samples(30, 9));
    assertEquals(result.history().metric("r2")[1], Metric.R2.of(network, validation));
    double accuracy = result.history().metric("accuracy")[1];
    assertEquals(accuracy, ConfusionMatrix.of(network, validation).accuracy());
  }

  @Test
  void metricOfSamplesThatDoNotFitIsRefused() {
    TestNetwork network = network();
    Dataset none = samples(3, 1).slice(0, 0);
    Dataset noTargets = Dataset.of(new float[4], 2);
    Dataset wide = Dataset.of(new float[3], 3, new float[1], 1);
    for (Dataset wrong : new Dataset[] {none, noTargets, wide}) {
      assertThrows(IllegalArgumentException.class, () -> Metric.R2.of(network, wrong));
      assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(network, wrong));
    }
    assertThrows(NullPointerException.class, () -> Metric.R2.of(network, null));
  }

  @Test
  void divergenceNamesEpochAndBatchAndRestoresTheLastFiniteState() {
    TestNetwork expected = network();
    Dataset data = samples(64, 8);
    Trainer.builder().batchSize(16).epochs(1).build().fit(expected, data);
    // The seventh gradient fails: at the parameters after six steps. Those after five are kept.
    TestNetwork network = network().failingAfter(6);
    List<float[]> states = new ArrayList<>();
    Trainer trainer =
        Trainer.builder().batchSize(16).epochs(3).listener(recorder(network, states)).build();
    DivergenceException e =
        assertThrows(DivergenceException.class, () -> trainer.fit(network, data));
    assertEquals(2, e.epoch());
    assertEquals(3, e.batch());
    assertTrue(e.getMessage().startsWith("epoch 2, batch 3: the loss is NaN"), e.getMessage());
    assertTrue(e.getMessage().contains("All inputs and targets are finite"), e.getMessage());
    assertArrayEquals(expected.parameters(), states.get(3));
    assertArrayEquals(states.get(4), network.parameters());
  }

  private static TrainingListener recorder(TestNetwork network, List<float[]> states) {
    return new TrainingListener() {
      @Override
      public void batchEnded(Progress progress) {
        states.add(network.parameters().clone());
      }
    };
  }

  @Test
  void hugeLearningRateNeverLeavesNonFiniteParameters() {
    for (double rate : new double[] {1e3, 1e10, 1e30, 1e200}) {
      TestNetwork network = network();
      Trainer trainer = Trainer.builder().optimizer(new Sgd(rate)).epochs(50).build();
      assertThrows(DivergenceException.class, () -> trainer.fit(network, samples(100, 9)));
      for (float w : network.parameters()) {
        assertTrue(Math.abs(w) <= Float.MAX_VALUE, "rate " + rate + ": " + w);
      }
    }
  }

  @Test
  void sampleThatIsNotFiniteIsFoundInAnyThread() {
    Dataset data = samples(100, 9);
    float[] x = data.copyFeatures();
    x[150] = Float.NaN;
    Dataset broken = Dataset.of(x, 2, data.copyTargets(), 1);
    TestNetwork network = network();
    float[] before = network.parameters().clone();
    Trainer trainer = Trainer.builder().fullBatch().blockSize(10).threads(3).build();
    DivergenceException e =
        assertThrows(DivergenceException.class, () -> trainer.fit(network, broken));
    assertEquals(1, e.epoch());
    assertTrue(e.getMessage().endsWith("Sample 75 has the input NaN at 0."), e.getMessage());
    assertArrayEquals(before, network.parameters());
  }

  @Test
  void smallGradientEndsTheFitBeforeTheStep() {
    TestNetwork network = network();
    TrainerBuilder builder = Trainer.builder().gradientTolerance(0.05).epochs(10_000);
    Dataset data = samples(40, 10);
    TrainingResult result = builder.fullBatch().build().fit(network, data);
    assertEquals(StopReason.GRADIENT, result.reason());
    double[] norms = result.history().gradientNorm();
    assertTrue(norms[norms.length - 1] <= 0.05);
    float[] g = new float[network.parameters().length];
    network.newBackprop().gradient(data.copyFeatures(), data.copyTargets(), 40, g);
    double squares = 0;
    for (float d : g) {
      squares += d * d;
    }
    assertEquals(norms[norms.length - 1], Math.sqrt(squares), 1e-6);
    result = builder.batchSize(8).build().fit(network(), data);
    assertEquals(StopReason.GRADIENT, result.reason());
  }

  @Test
  void batchesOfAllSizesUseEverySampleOnce() {
    for (int n : new int[] {1, 2, 31, 32, 33, 70}) {
      List<Integer> batches = new ArrayList<>();
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void batchEnded(Progress progress) {
              batches.add(progress.batches());
            }
          };
      Trainer.builder().epochs(1).listener(listener).build().fit(network(), samples(n, 1));
      assertEquals((n + 31) / 32, batches.size());
      assertEquals((n + 31) / 32, batches.get(0));
    }
  }

  @Test
  void listenerEndsTheFit() {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(Progress progress) {
            if (progress.epoch() == 3) {
              progress.stop();
            }
          }
        };
    TrainingResult result =
        Trainer.builder().listener(listener).build().fit(network(), samples(10, 1));
    assertEquals(StopReason.LISTENER, result.reason());
    assertEquals(3, result.epochOfParameters());
  }

  @Test
  void frozenLayersKeepTheirBits() {
    TestNetwork network = network();
    float[] before = network.parameters().clone();
    Trainer.builder().freeze("hidden1").build().fit(network, samples(50, 1));
    for (int k = 0; k < before.length; k++) {
      assertEquals(k < 15, before[k] == network.parameters()[k], "parameter " + k);
    }
  }

  @Test
  void exceptionOfAListenerEndsTheFitAndItsThreads() throws InterruptedException {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void batchEnded(Progress progress) {
            throw new IllegalStateException("planted");
          }
        };
    Trainer trainer = Trainer.builder().threads(3).listener(listener).build();
    assertThrows(IllegalStateException.class, () -> trainer.fit(network(), samples(9, 1)));
    for (int tries = 0; workersAlive() && tries < 200; tries++) {
      Thread.sleep(10);
    }
    assertFalse(workersAlive());
  }

  private static boolean workersAlive() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("chainrule-trainer")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whatCannotBeFittedIsRefused() {
    Trainer trainer = Trainer.builder().build();
    Dataset data = samples(10, 1);
    refused(
        "data: expected at least one sample, got none",
        () -> trainer.fit(network(), data.slice(3, 3)));
    refused(
        "data: expected 2 inputs (the model's), got 1",
        () -> trainer.fit(network(), Dataset.of(new float[2], 1, new float[2], 1)));
    refused(
        "data: expected 1 targets (the model's outputs), got 2",
        () -> trainer.fit(network(), Dataset.of(new float[2], 2, new float[2], 2)));
    Trainer tooFew = Trainer.builder().validationFraction(0.01).build();
    refused(
        "validation fraction: expected at least one sample, got none",
        () -> tooFew.fit(network(), data));
    Trainer rprop = Trainer.builder().optimizer(new Rprop()).batchSize(9).build();
    refused(
        "batchSize: expected all 10 samples (the optimizer needs the full batch), got 9",
        () -> rprop.fit(network(), data));
    assertThrows(NullPointerException.class, () -> trainer.fit(network(), null));
    assertThrows(NullPointerException.class, () -> trainer.fit(null, data));
    Checkpoint checkpoint = trainer.fit(network(), data).checkpoint();
    assertThrows(
        IllegalArgumentException.class,
        () -> trainer.resume(new TestNetwork("TANH", 1, 2, 6, 1), data, checkpoint));
    Trainer sgd = Trainer.builder().optimizer(new Sgd(1)).build();
    assertThrows(IllegalArgumentException.class, () -> sgd.resume(network(), data, checkpoint));
  }

  @Test
  void checkpointWithOtherBestParametersIsRefusedAndChangesNothing() {
    Dataset data = samples(10, 1);
    TestNetwork network = network();
    Trainer trainer = Trainer.builder().epochs(2).earlyStopping(1).threads(2).build();
    Checkpoint checkpoint = trainer.fit(network(), data).checkpoint();
    int length = checkpoint.parameters().length;
    Checkpoint other =
        new Checkpoint(
            1, checkpoint.parameters(), checkpoint.state(), 1, 0.5, new float[length + 1]);
    float[] before = network.parameters().clone();
    refused(
        "checkpoint.bestParameters: expected " + length + " parameters, got " + (length + 1),
        () -> trainer.resume(network, data, other));
    assertArrayEquals(before, network.parameters());
  }

  private static void refused(String message, Executable executable) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, executable).getMessage());
  }
}
