package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Real;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.train.DivergenceException;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fits that end by something bad leave the model with its best or its last finite parameters. */
final class CalamityTest {
  private static final long SEED = 20250101;
  private static final int EPOCHS = 6;

  /** Of 40 samples: three batches of 16 are an epoch. */
  private static final int BATCHES = 3;

  private final Dataset data = samples(40, 1);
  private final Dataset validation = samples(9, 2);

  private static Dataset samples(int n, long seed) {
    Generator generator = new Generator(seed);
    float[] x = new float[2 * n];
    float[] t = new float[n];
    for (int k = 0; k < 2 * n; k++) {
      x[k] = Real.round(generator.uniform(-2, 2));
      t[k / 2] = Real.round(generator.normal());
    }
    return Dataset.of(x, 2, t, 1);
  }

  private static TestNetwork network() {
    return new TestNetwork("TANH", 3, 2, 5, 1);
  }

  private TrainerBuilder builder(int threads, boolean stopping) {
    TrainerBuilder builder =
        Trainer.builder().epochs(EPOCHS).batchSize(16).blockSize(5).threads(threads);
    builder.validation(validation);
    return stopping ? builder.earlyStopping(EPOCHS) : builder;
  }

  private static Throwable[] throwables() {
    return new Throwable[] {
      new IllegalStateException("planted"),
      new AssertionError("planted"),
      new IOException("planted")
    };
  }

  @ParameterizedTest
  @EnumSource
  void modelKeepsTheBestOrTheLastFiniteParameters(Calamity calamity) throws InterruptedException {
    Generator random = new Generator(SEED + calamity.name().hashCode());
    for (Optimizer optimizer : new Optimizer[] {new Sgd(0.5), new Adam(0.1)}) {
      Recorder clean = new Recorder(network());
      builder(1, false).optimizer(optimizer).listener(clean).build().fit(clean.network, data);
      for (Throwable thrown : throwables()) {
        for (int kind = 0; kind < 4; kind++) {
          int at = 1 + random.nextInt(calamity.atEndOfEpoch() ? EPOCHS : EPOCHS * BATCHES);
          boolean stopping = kind % 2 == 0;
          TestNetwork network = network();
          TrainerBuilder builder = builder(1 + kind / 2 * 2, stopping);
          calamity.plant(builder, network, optimizer, at, thrown);
          Throwable caught =
              assertThrows(Throwable.class, () -> builder.build().fit(network, data));
          String what = thrown + " at " + at + ", " + optimizer + ", kind " + kind;
          checkCause(calamity, thrown, caught, what);
          int steps = calamity.stepsBefore(at, BATCHES);
          int judged = calamity.epochsBefore(at, BATCHES);
          float[] expected =
              stopping && judged > 0 ? clean.best(judged) : clean.afterSteps.get(steps);
          assertArrayEquals(expected, network.parameters(), what);
        }
      }
    }
    assertFalse(workersRemain());
  }

  private static void checkCause(Calamity calamity, Throwable thrown, Throwable got, String what) {
    if (calamity.diverges()) {
      assertTrue(got instanceof DivergenceException, what + ": " + got);
    } else {
      assertSame(
          thrown, got instanceof IllegalStateException && got != thrown ? got.getCause() : got);
    }
  }

  private static boolean workersRemain() throws InterruptedException {
    for (int tries = 0; tries < 200; tries++) {
      boolean alive = false;
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        alive |= thread.getName().startsWith("chainrule-trainer");
      }
      if (!alive) {
        return false;
      }
      Thread.sleep(10);
    }
    return true;
  }

  /** Without a validation loss at the right places, the best would not be known. */
  private static final class Recorder extends TrainingListener {
    final TestNetwork network;
    final List<float[]> afterSteps = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();

    Recorder(TestNetwork network) {
      this.network = network;
      afterSteps.add(network.parameters().clone());
    }

    @Override
    public void batchEnded(Progress progress) {
      afterSteps.add(network.parameters().clone());
    }

    @Override
    public void epochEnded(Progress progress) {
      losses.add(progress.validationLoss());
    }

    float[] best(int epochs) {
      int best = 1;
      for (int epoch = 2; epoch <= epochs; epoch++) {
        best = losses.get(epoch - 1) < losses.get(best - 1) ? epoch : best;
      }
      return afterSteps.get(best * BATCHES);
    }
  }

  @Test
  void divergenceSaysWhoseParametersAreRestored() {
    TrainerBuilder builder = builder(1, true);
    Calamity.OVERFLOW.plant(builder, network(), new Sgd(0.1), 2 * BATCHES + 1, null);
    DivergenceException e =
        assertThrows(DivergenceException.class, () -> builder.build().fit(network(), data));
    assertTrue(e.getMessage().startsWith("epoch 3, batch "), e.getMessage());
    assertTrue(e.getMessage().contains("restored to those of epoch 1, the best."), e.getMessage());
  }

  @Test
  void interruptEndsNoFitAndIsKept() {
    for (int threads : new int[] {1, 3}) {
      TestNetwork straight = network();
      builder(1, true).build().fit(straight, data);
      TestNetwork interrupted = network();
      Thread.currentThread().interrupt();
      builder(threads, true).build().fit(interrupted, data);
      assertTrue(Thread.interrupted());
      assertArrayEquals(straight.parameters(), interrupted.parameters());
    }
  }

  @Test
  void solversKeepTheLastPointTheyAccepted() {
    List<Solver<?>> solvers =
        List.of(new Lbfgs().threads(3).blockSize(5), new LevenbergMarquardt());
    for (Solver<?> solver : solvers) {
      for (Throwable thrown : throwables()) {
        for (int calls : new int[] {1, 20, 50, 133, 300}) {
          TestNetwork network = network();
          List<float[]> accepted = new ArrayList<>(List.of(network.parameters().clone()));
          int[] left = {calls};
          network.before(
              () -> {
                synchronized (left) {
                  if (left[0]-- <= 0) {
                    Calamity.raise(thrown);
                  }
                }
              });
          Throwable got =
              assertThrows(
                  Throwable.class,
                  () ->
                      solver
                          .iterations(1000)
                          .listener(keeper(network, accepted))
                          .fit(network, data));
          assertSame(thrown, got == thrown ? got : got.getCause());
          assertArrayEquals(accepted.get(accepted.size() - 1), network.parameters());
        }
      }
    }
  }

  private static TrainingListener keeper(TestNetwork network, List<float[]> accepted) {
    return new TrainingListener() {
      @Override
      public void epochEnded(Progress progress) {
        accepted.add(network.parameters().clone());
      }
    };
  }

  @Test
  void factorThatIsNoneIsRefusedBeforeTheStep() {
    for (double factor : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
      TestNetwork network = network();
      float[] before = network.parameters().clone();
      Updater updater = UpdateRule.of(new Sgd(1)).schedule(new Always(factor)).newUpdater(network);
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> updater.step(new float[before.length], 1));
      assertEquals(
          "schedule: expected a factor of at least 0 at step 0, got " + factor, e.getMessage());
      assertArrayEquals(before, network.parameters());
    }
  }

  /** Always the same factor. */
  private static final class Always extends Schedule {
    private final double factor;

    Always(double factor) {
      this.factor = factor;
    }

    @Override
    public double factor(long step) {
      return factor;
    }
  }

  @Test
  void aResumedFitThatDivergesAtOnceHasTheParametersOfItsCheckpoint() {
    TestNetwork first = network();
    Checkpoint checkpoint =
        Trainer.builder().epochs(2).build().fit(first, data).checkpoint().reopened();
    float[] x = new float[2];
    x[0] = Float.NaN;
    Dataset broken = Dataset.of(x, 2, new float[1], 1);
    TestNetwork second = network();
    second.parameters()[0] += 1;
    Trainer resumed = Trainer.builder().epochs(4).build();
    assertThrows(DivergenceException.class, () -> resumed.resume(second, broken, checkpoint));
    assertArrayEquals(checkpoint.parameters(), second.parameters());
  }
}
