package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    SampleSource source = SampleSource.of(samples(10));
    refused(Trainer.builder().validationFraction(0.2), source);
    refused(Trainer.builder().fullBatch(), source);
    refused(Trainer.builder().optimizer(new Rprop()), source);
    refused(Trainer.builder().balanced(), source);
    refused(Trainer.builder().gradientTolerance(1e-3), source);
    refused(Trainer.builder().metric(Metric.R2), source);
    refused(Trainer.builder().earlyStopping(3), source);
    refused(Trainer.builder(), SampleSource.of(Dataset.of(new float[4], 2)));
    refused(Trainer.builder(), SampleSource.of(Dataset.of(new float[4], 1, new float[4], 1)));
    refused(Trainer.builder(), SampleSource.of(samples(10).slice(0, 0)));
  }

  private static void refused(TrainerBuilder builder, SampleSource source) {
    TestNetwork network = network();
    assertThrows(IllegalArgumentException.class, () -> builder.build().fitStream(network, source));
    assertArrayEquals(network().parameters(), network.parameters());
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
