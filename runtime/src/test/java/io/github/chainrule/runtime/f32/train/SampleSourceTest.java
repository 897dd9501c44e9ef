package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.data.ScalingBuilder;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Samples that come one after another train as those in memory do. */
final class SampleSourceTest {
  private static Dataset samples(int n) {
    Generator generator = new Generator(5);
    float[] x = new float[2 * n];
    float[] t = new float[n];
    for (int k = 0; k < n; k++) {
      x[2 * k] = k;
      x[2 * k + 1] = Real.round(generator.normal());
      t[k] = Real.round(generator.normal());
    }
    return Dataset.of(x, 2, t, 1);
  }

  private static ModelScaling scaling(Dataset data) {
    return ModelScaling.ofInputs(Scaling.standard(data.copyFeatures(), 2));
  }

  private static TestNetwork network() {
    return new TestNetwork("TANH", 1, 2, 6, 1);
  }

  /** Gives a few samples at a time, however many are asked for. */
  private static SampleSource dripping(Dataset data) {
    return new SampleSource(data.inputs(), data.outputs()) {
      @Override
      public Reader open(int epoch) throws IOException {
        Reader whole = SampleSource.of(data).open(epoch);
        return new Reader() {
          private int reads;

          @Override
          public int read(float[] x, float[] t, int n) throws IOException {
            return whole.read(x, t, Math.min(n, 1 + reads++ % 5));
          }
        };
      }
    };
  }

  @Test
  void bitsAreThoseOfSamplesInMemory() {
    Dataset data = samples(103);
    ModelScaling scaling = scaling(data);
    Trainer trainer =
        Trainer.builder()
            .epochs(4)
            .batchSize(20)
            .blockSize(8)
            .threads(3)
            .shuffle(false)
            .validation(scaling.apply(data.slice(0, 30)))
            .earlyStopping(3)
            .metric(Metric.R2)
            .build();
    TestNetwork inMemory = network();
    TrainingResult expected = trainer.fit(inMemory, scaling.apply(data));
    for (SampleSource source :
        List.of(
            SampleSource.of(data).scaled(scaling),
            dripping(data).scaled(scaling),
            dripping(data).prefetched(7).scaled(scaling),
            SampleSource.of(data).scaled(scaling).prefetched(1000),
            SampleSource.of(data).scaled(scaling).shuffled(1, 9))) {
      TestNetwork streamed = network();
      TrainingResult result = trainer.fitStream(streamed, source);
      assertArrayEquals(inMemory.parameters(), streamed.parameters());
      assertArrayEquals(expected.history().loss(), result.history().loss());
      assertArrayEquals(expected.history().validationLoss(), result.history().validationLoss());
      assertArrayEquals(expected.history().metric("r2"), result.history().metric("r2"));
      assertArrayEquals(expected.history().gradientNorm(), result.history().gradientNorm());
    }
  }

  @Test
  void resumedFitHasTheSameBits() {
    Dataset data = samples(60);
    SampleSource source = SampleSource.of(data).scaled(scaling(data)).shuffled(16, 3).prefetched(8);
    List<Checkpoint> checkpoints = new ArrayList<>();
    TestNetwork whole = network();
    TrainerBuilder builder = Trainer.builder().epochs(6).batchSize(9);
    builder.checkpoints(2, checkpoints::add).build().fitStream(whole, source);
    TestNetwork later = network();
    TrainingResult rest = builder.build().resumeStream(later, source, checkpoints.get(1));
    assertArrayEquals(whole.parameters(), later.parameters());
    assertEquals(2, rest.history().epochs());
    assertEquals(5, rest.history().firstEpoch());
  }

  private static List<Integer> order(SampleSource source, int epoch) throws IOException {
    List<Integer> order = new ArrayList<>();
    float[] x = new float[2 * 7];
    float[] t = new float[7];
    try (SampleSource.Reader reader = source.open(epoch)) {
      for (int n = reader.read(x, t, 7); n > 0; n = reader.read(x, t, 7)) {
        for (int k = 0; k < n; k++) {
          order.add((int) x[2 * k]);
        }
      }
    }
    return order;
  }

  @Test
  void shuffledSamplesAreTheSameInAnotherOrder() throws IOException {
    SampleSource plain = SampleSource.of(samples(50));
    for (int window : new int[] {1, 2, 10, 50, 1000}) {
      SampleSource shuffled = plain.shuffled(window, 4);
      List<Integer> first = order(shuffled, 1);
      assertEquals(order(plain, 1), first.stream().sorted().toList());
      assertEquals(first, order(shuffled, 1));
      if (window > 1) {
        assertNotEquals(first, order(shuffled, 2));
        assertNotEquals(first, order(plain, 1));
      }
      for (int k = 0; k < 50; k++) {
        assertTrue(first.get(k) < k + window, "a sample came before it was read");
      }
    }
  }

  @Test
  void failuresOfReadingEndTheFitAndTheThread() {
    SampleSource broken =
        new SampleSource(2, 1) {
          @Override
          public Reader open(int epoch) {
            return new Reader() {
              private int left = 3;

              @Override
              public int read(float[] x, float[] t, int n) throws IOException {
                if (left-- == 0) {
                  throw new IOException("the disk is gone");
                }
                return n;
              }
            };
          }
        };
    Trainer trainer = Trainer.builder().epochs(2).batchSize(4).build();
    for (SampleSource source : List.of(broken, broken.prefetched(4))) {
      Throwable e =
          assertThrows(IllegalStateException.class, () -> trainer.fitStream(network(), source));
      while (e.getCause() != null) {
        e = e.getCause();
      }
      assertEquals("the disk is gone", e.getMessage());
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      assertNotEquals("chainrule-reader", thread.getName());
    }
  }

  @Test
  void listenerThatStopsEndsTheThread() {
    TrainingListener fed =
        new TrainingListener() {
          @Override
          public void batchEnded(Progress progress) {
            throw new IllegalStateException("enough");
          }
        };
    SampleSource source = SampleSource.of(samples(100)).prefetched(5);
    assertThrows(
        IllegalStateException.class,
        () -> Trainer.builder().listener(fed).build().fitStream(network(), source));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      assertNotEquals("chainrule-reader", thread.getName());
    }
  }

  @Test
  void whatNeedsAllSamplesIsRefused() {
    needsAll("validationFraction", Trainer.builder().validationFraction(0.2));
    needsAll("fullBatch", Trainer.builder().fullBatch());
    needsAll("optimizer", Trainer.builder().optimizer(new Rprop()));
    needsAll("balanced or classWeights", Trainer.builder().balanced());
    needsAll("gradientTolerance", Trainer.builder().gradientTolerance(1e-3));
    needsValidation("metric", Trainer.builder().metric(Metric.R2));
    needsValidation("earlyStopping", Trainer.builder().earlyStopping(3));
    for (Dataset wrong :
        List.of(
            Dataset.of(new float[4], 2),
            Dataset.of(new float[4], 1, new float[4], 1),
            samples(10).slice(0, 0))) {
      String message = refused(Trainer.builder(), SampleSource.of(wrong));
      assertTrue(message.startsWith("source: expected"), message);
    }
  }

  private static void needsAll(String setting, TrainerBuilder builder) {
    assertEquals(
        setting + ": needs all samples at once; a source has them one after another",
        refused(builder, SampleSource.of(samples(10))));
  }

  private static void needsValidation(String setting, TrainerBuilder builder) {
    assertEquals(
        setting + ": needs validation samples, since a source is read only once an epoch",
        refused(builder, SampleSource.of(samples(10))));
  }

  private static String refused(TrainerBuilder builder, SampleSource source) {
    TestNetwork network = network();
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> builder.build().fitStream(network, source));
    assertArrayEquals(network().parameters(), network.parameters());
    return e.getMessage();
  }

  @Test
  void weightsAreRefusedForASourceHasNone() {
    float[] weights = new float[10];
    Arrays.fill(weights, 2);
    Dataset weighted = samples(10).withWeights(weights);
    Exception e = assertThrows(IllegalArgumentException.class, () -> SampleSource.of(weighted));
    assertEquals(
        "data: expected samples without weights, as a source has none, got 10 samples, 2 -> 1,"
            + " weighted",
        e.getMessage());
  }

  @Test
  void freeTargetsStayFreeInWhatIsMadeOfTheSource() {
    Dataset data = samples(20);
    Trainer trainer = Trainer.builder().epochs(1).shuffle(false).build();
    TestNetwork inMemory = probable();
    trainer.fit(inMemory, data.withFreeTargets());
    SampleSource plain = SampleSource.of(data);
    assertFalse(plain.hasFreeTargets());
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> trainer.fitStream(probable(), plain));
    assertTrue(e.getMessage().contains("(SampleSource.withFreeTargets takes others)"), "" + e);
    for (SampleSource source :
        List.of(
            SampleSource.of(data.withFreeTargets()),
            plain.withFreeTargets().scaled(ModelScaling.none()),
            plain.prefetched(4).withFreeTargets(),
            plain.withFreeTargets().shuffled(1, 1).prefetched(4))) {
      assertTrue(source.hasFreeTargets());
      TestNetwork streamed = probable();
      trainer.fitStream(streamed, source);
      assertArrayEquals(inMemory.parameters(), streamed.parameters());
    }
  }

  private static TestNetwork probable() {
    return network().saying(ModelLoss.of("BINARY_CROSS_ENTROPY", true));
  }

  @Test
  void firstSamplesAreTakenIntoMemory() throws IOException {
    Dataset data = samples(3000);
    for (SampleSource source : List.of(SampleSource.of(data), dripping(data).prefetched(9))) {
      for (int n : new int[] {1, 5, 1024, 1025, 2999, 3000, 3001, Integer.MAX_VALUE}) {
        Dataset first = source.take(n);
        Dataset expected = data.slice(0, Math.min(n, 3000));
        assertArrayEquals(expected.copyFeatures(), first.copyFeatures());
        assertArrayEquals(expected.copyTargets(), first.copyTargets());
      }
      assertThrows(IllegalArgumentException.class, () -> source.take(0));
    }
    Dataset withoutTargets = Dataset.of(new float[] {1, 2, 3}, 1);
    assertEquals(0, SampleSource.of(withoutTargets).take(2).outputs());
    assertEquals(2, SampleSource.of(withoutTargets).take(2).size());
    assertEquals(0, SampleSource.of(data.slice(0, 0)).take(7).size());
    assertTrue(SampleSource.of(data).withFreeTargets().take(7).hasFreeTargets());
  }

  @Test
  void columnsOfASourceAreMeasured() throws IOException {
    Dataset data = samples(2500);
    ScalingBuilder inputs = new ScalingBuilder(2).addInputs(dripping(data));
    ScalingBuilder targets = new ScalingBuilder(1).addTargets(SampleSource.of(data));
    Scaling expected = Scaling.standard(data.copyFeatures(), 2);
    assertArrayEquals(expected.shift(), inputs.buildStandard().shift(), 1e-9);
    assertArrayEquals(expected.scale(), inputs.buildStandard().scale(), 1e-9);
    Scaling range = Scaling.minMax(data.copyTargets(), 1);
    assertArrayEquals(range.shift(), targets.buildMinMax(0, 1).shift());
    assertArrayEquals(range.scale(), targets.buildMinMax(0, 1).scale());
  }

  @Test
  void whatIsNoColumnIsRefused() {
    SampleSource source = SampleSource.of(samples(4));
    assertEquals(
        "source: expected 3 inputs (columns), got 2",
        refusal(() -> new ScalingBuilder(3).addInputs(source)));
    assertEquals(
        "source: expected 2 targets (columns), got 1",
        refusal(() -> new ScalingBuilder(2).addTargets(source)));
    float[] x = new float[2 * 1500];
    x[2 * 1400 + 1] = Float.NaN;
    SampleSource broken = SampleSource.of(Dataset.of(x, 2));
    assertEquals(
        "source: expected finite numbers, got NaN in row 1400, column 1",
        refusal(() -> new ScalingBuilder(2).addInputs(broken)));
  }

  private static String refusal(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }

  @Test
  void stepsAllocateNothingButWhatOpeningDoes() {
    AllocationMeter meter = new AllocationMeter(5);
    SampleSource source = SampleSource.of(samples(4000)).shuffled(64, 1);
    Trainer.builder().epochs(40).batchSize(32).listener(meter).build().fitStream(network(), source);
    // A reader with its window, each epoch; 125 steps of even one object would be more.
    assertTrue(meter.least() < 5L * (TestReal.DOUBLE_PRECISION ? 2500 : 1900), "" + meter.least());
  }
}
