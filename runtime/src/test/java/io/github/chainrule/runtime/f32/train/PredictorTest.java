package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.Sweep;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Predictor;
import io.github.chainrule.runtime.f32.data.Scaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PredictorTest {
  private static final int READERS = 8;

  private static final int READS = Sweep.times(200_000);

  private static final ModelScaling SCALING =
      ModelScaling.ofInputs(Scaling.of(new double[] {1, 2}, new double[] {4, 8}))
          .withOutputs(Scaling.of(new double[] {10}, new double[] {2}));

  @Test
  void rawInputsGiveOutputsInTheUnitsOfTheTargets() {
    TestNetwork network = new TestNetwork("TANH", 1, 2, 3, 1);
    Predictor predictor = Predictor.of(network, SCALING);
    float[] x = {5f, 10f, 9f, 18f};
    float[] raw = x.clone();
    float[] first = network.predict(new float[] {1f, 1f});
    float[] second = network.predict(new float[] {2f, 2f});
    float[] expected = {2 * first[0] + 10, 2 * second[0] + 10};
    assertArrayEquals(expected, predictor.predict(x, 2));
    assertArrayEquals(new float[] {expected[0]}, predictor.predict(new float[] {5f, 10f}));
    assertArrayEquals(raw, x);
    // Without scaling nothing is written, either.
    assertEquals(network.predict(new float[] {5f, 10f})[0], Predictor.of(network).predict(x, 1)[0]);
    assertArrayEquals(raw, x);
  }

  @Test
  void trainingChangesAnAnswerOnlyWhenItIsPublished() {
    TestNetwork network = new TestNetwork("TANH", 1, 2, 3, 1);
    Predictor predictor = Predictor.of(network, SCALING);
    float[] x = {5f, 10f};
    float before = predictor.predict(x)[0];
    network.parameters()[12] += 1f;
    assertEquals(before, predictor.predict(x)[0]);
    predictor.publish(network);
    assertEquals(before + 2, predictor.predict(x)[0], 1e-4);
  }

  @Test
  void wrongShapesAreRefused() {
    TestNetwork network = new TestNetwork("TANH", 1, 2, 3, 1);
    Predictor predictor = Predictor.of(network, SCALING);
    assertThrows(IllegalArgumentException.class, () -> predictor.predict(new float[3]));
    assertThrows(IllegalArgumentException.class, () -> predictor.predict(new float[3], 2));
    assertThrows(IllegalArgumentException.class, () -> predictor.predict(new float[3], 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> Predictor.of(new TestNetwork("TANH", 1, 3, 3, 1), SCALING));
    assertThrows(
        IllegalArgumentException.class,
        () -> predictor.publish(new TestNetwork("TANH", 1, 3, 3, 1)));
  }

  /** All parameters are one number, so an answer that mixes two sets of them is no whole one. */
  @Test
  void readersNeverSeeATornSetOfParameters() throws InterruptedException {
    TestNetwork network = new TestNetwork("RELU", 1, 2, 4, 1);
    fill(network, 1);
    Predictor predictor = Predictor.of(network);
    AtomicLong torn = new AtomicLong();
    AtomicLong running = new AtomicLong(READERS);
    List<Thread> readers = new ArrayList<>();
    for (int k = 0; k < READERS; k++) {
      readers.add(
          new Thread(
              () -> {
                float[] x = {1f, 1f};
                for (int read = 0; read < READS / READERS; read++) {
                  double y = predictor.predict(x)[0];
                  // With all parameters w, y = 4 w · 3 w + w.
                  double w = Math.rint((-1 + Math.sqrt(1 + 48 * y)) / 24);
                  if (y != 12 * w * w + w) {
                    torn.incrementAndGet();
                  }
                }
                running.decrementAndGet();
              }));
    }
    for (Thread reader : readers) {
      reader.start();
    }
    for (int w = 1; running.get() > 0; w = w % 100 + 1) {
      fill(network, w);
      predictor.publish(network);
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertEquals(0, torn.get());
  }

  private static void fill(TestNetwork network, int value) {
    Arrays.fill(network.parameters(), value);
  }
}
