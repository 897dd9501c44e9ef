package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that do not do what they are to, as they are and as others read them. */
final class SourceFaultsTest {
  private static final int BATCH = 8;

  /** Reads some samples, and then whatever a test has it do. */
  private abstract static class Faulty extends SampleSource {
    private final int good;
    private boolean closed;

    Faulty(int good) {
      super(2, 1);
      this.good = good;
    }

    abstract int fail(int n) throws IOException;

    void closing() throws IOException {}

    @Override
    public Reader open(int epoch) {
      return new Reader() {
        private int reads;

        @Override
        public int read(float[] x, float[] t, int n) throws IOException {
          return reads++ < good ? Math.min(n, 3) : fail(n);
        }

        @Override
        public void close() throws IOException {
          closed = true;
          closing();
        }
      };
    }
  }

  private static Faulty counting(int good, int count) {
    return new Faulty(good) {
      @Override
      int fail(int n) {
        return count > 0 ? Math.max(count, n + 1) : count;
      }
    };
  }

  private static TestNetwork network() {
    return new TestNetwork("TANH", 1, 2, 3, 1);
  }

  private static TrainerBuilder trainer() {
    return Trainer.builder().epochs(2).batchSize(BATCH);
  }

  private static List<SampleSource> waysToRead(SampleSource source) {
    ModelScaling scaling =
        ModelScaling.ofInputs(Scaling.of(new double[] {1, 2}, new double[] {3, 4}));
    return List.of(
        source,
        source.scaled(ModelScaling.none()),
        source.scaled(scaling),
        source.shuffled(5, 1),
        source.prefetched(4),
        source.prefetched(4).shuffled(5, 1).scaled(scaling));
  }

  private static Throwable origin(Throwable e) {
    return e.getCause() == null ? e : origin(e.getCause());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, BATCH + 1, Integer.MAX_VALUE})
  void countsOutOfPlaceAreRefused(int count) {
    for (int good : new int[] {0, 1, 2}) {
      for (SampleSource source : waysToRead(counting(good, count))) {
        Throwable e =
            assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () ->
                    assertThrows(
                        RuntimeException.class,
                        () -> trainer().build().fitStream(network(), source)));
        String message = origin(e).getMessage();
        assertTrue(message.startsWith("source: expected 0 to "), message);
      }
    }
  }

  @Test
  void theParametersStayWhereTheFirstReadFails() {
    TestNetwork network = network();
    float[] before = network.parameters().clone();
    assertThrows(
        IllegalArgumentException.class,
        () -> trainer().build().fitStream(network, counting(0, -1)));
    assertArrayEquals(before, network.parameters());
  }

  @Test
  void aSourceWithoutReaderIsNamed() {
    SampleSource source =
        new SampleSource(2, 1) {
          @Override
          public Reader open(int epoch) {
            return null;
          }
        };
    for (SampleSource way : waysToRead(source)) {
      Exception e =
          assertThrows(
              NullPointerException.class, () -> trainer().build().fitStream(network(), way));
      assertEquals("reader", e.getMessage());
    }
  }

  @Test
  void whatFailsWhenItIsClosedDoesNotHideWhy() {
    for (Throwable own : List.of(new IOException("own"), new StackOverflowError("own"))) {
      Faulty source =
          new Faulty(2) {
            @Override
            int fail(int n) throws IOException {
              if (own instanceof Error error) {
                throw error;
              }
              throw (IOException) own;
            }

            @Override
            void closing() throws IOException {
              throw new IOException("closing");
            }
          };
      for (SampleSource way : waysToRead(source)) {
        source.closed = false;
        Throwable e =
            assertThrows(Throwable.class, () -> trainer().build().fitStream(network(), way));
        assertSame(own, origin(e));
        assertTrue(source.closed);
      }
    }
  }

  @Test
  void norDoesItHideAListenersException() {
    RuntimeException own = new IllegalStateException("own");
    Faulty source =
        new Faulty(9) {
          @Override
          int fail(int n) {
            return 0;
          }

          @Override
          void closing() {
            throw own;
          }
        };
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void batchEnded(Progress progress) {
            throw own;
          }
        };
    assertSame(
        own,
        assertThrows(
            IllegalStateException.class,
            () -> trainer().listener(listener).build().fitStream(network(), source)));
  }

  @Test
  void limitsTakeNoMemoryThatTheSamplesDoNotNeed() {
    Faulty source =
        new Faulty(9) {
          @Override
          int fail(int n) {
            return 0;
          }
        };
    int limit = Integer.MAX_VALUE - 1;
    for (SampleSource way : List.of(source, source.shuffled(limit, 1), source.prefetched(limit))) {
      TrainingResult result =
          Trainer.builder().epochs(2).batchSize(limit).build().fitStream(network(), way);
      assertEquals(2, result.history().epochs());
    }
  }

  /** Tables that begin with room for 1,024 samples hold the same samples when they have grown. */
  @Test
  void largeBatchesAndWindowsHoldAllSamples() throws IOException {
    int samples = 5_000;
    float[] x = new float[2 * samples];
    for (int k = 0; k < x.length; k++) {
      x[k] = k % 101;
    }
    Dataset data = Dataset.of(x, 2, new float[samples], 1);
    Trainer trainer = Trainer.builder().epochs(2).batchSize(3_000).shuffle(false).build();
    TestNetwork inMemory = network();
    trainer.fit(inMemory, data);
    for (SampleSource way :
        List.of(
            SampleSource.of(data),
            SampleSource.of(data).prefetched(2_500),
            SampleSource.of(data).shuffled(1, 1).prefetched(4_000))) {
      TestNetwork streamed = network();
      trainer.fitStream(streamed, way);
      assertArrayEquals(inMemory.parameters(), streamed.parameters());
    }
    double sum = 0;
    float[] read = new float[2 * 700];
    float[] targets = new float[700];
    try (SampleSource.Reader reader = SampleSource.of(data).shuffled(3_500, 2).open(1)) {
      for (int n = reader.read(read, targets, 700); n > 0; n = reader.read(read, targets, 700)) {
        for (int k = 0; k < 2 * n; k++) {
          sum += read[k];
        }
      }
    }
    double expected = 0;
    for (float value : x) {
      expected += value;
    }
    assertEquals(expected, sum);
  }
}
