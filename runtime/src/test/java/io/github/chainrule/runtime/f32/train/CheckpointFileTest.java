package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.Sweep;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.io.CheckpointFile;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.io.ChildProcess;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.train.Progress;
import io.github.chainrule.runtime.train.Schedule;
import io.github.chainrule.runtime.train.StopReason;
import io.github.chainrule.runtime.train.TrainingListener;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fit that goes on in another object or process. */
final class CheckpointFileTest {
  private static final int KILLS = Sweep.times(5);
  private static final long SEED = 20250101;
  private static final int EPOCHS = 12;

  /** Longer than an epoch with its checkpoint takes. */
  private static final int LONGEST_WAIT = 30_000_000;

  @TempDir private File directory;

  private static TrainerBuilder builder(ReferenceRules rule) {
    return Trainer.builder()
        .optimizer(rule.optimizer())
        .batchSize(rule == ReferenceRules.RPROP ? 50 : 16)
        .shuffle(rule != ReferenceRules.SGD)
        .validation(EndlessFitting.samples(20, 2))
        .earlyStopping(3)
        .metric(Metric.R2)
        .metric(Metric.MEAN_ABSOLUTE_ERROR)
        .schedule(Schedule.cosine(60, 0.1).withWarmUp(4))
        .epochs(EPOCHS);
  }

  @ParameterizedTest
  @EnumSource
  void fitGoesOnInAnotherProcessWithTheSameBits(ReferenceRules rule) throws IOException {
    Dataset data = EndlessFitting.samples(50, 1);
    List<File> files = new ArrayList<>();
    TestNetwork straight = EndlessFitting.network(3);
    TrainingResult whole =
        builder(rule)
            .checkpoints(
                1,
                checkpoint -> {
                  files.add(new File(directory, files.size() + ".safetensors"));
                  CheckpointFile.save(checkpoint, files.get(files.size() - 1));
                })
            .build()
            .fit(straight, data);
    File last = new File(directory, "end.safetensors");
    CheckpointFile.save(whole.checkpoint(), last);
    files.add(last);
    for (File file : files) {
      TestNetwork resumed = EndlessFitting.network(99);
      Checkpoint from = CheckpointFile.load(file);
      TrainingResult rest = builder(rule).build().resume(resumed, data, from);
      assertArrayEquals(straight.parameters(), resumed.parameters(), file.getName());
      assertEquals(whole.epochOfParameters(), rest.epochOfParameters());
      assertEquals(whole.reason(), rest.reason());
      assertSame(whole.checkpoint(), rest.checkpoint());
      assertEquals(whole.history().epochs() - from.epoch(), rest.history().epochs());
    }
  }

  private static void assertSame(Checkpoint expected, Checkpoint found) {
    assertArrayEquals(expected.parameters(), found.parameters());
    assertArrayEquals(expected.bestParameters(), found.bestParameters());
    assertEquals(expected.epoch(), found.epoch());
    assertEquals(expected.bestEpoch(), found.bestEpoch());
    assertEquals(expected.bestLoss(), found.bestLoss());
    assertEquals(expected.reason(), found.reason());
    assertEquals(expected.state().names(), found.state().names());
    assertEquals(expected.state().steps(), found.state().steps());
    assertEquals(expected.state().loss(), found.state().loss());
    for (String name : expected.state().names()) {
      assertArrayEquals(expected.state().array(name), found.state().array(name));
    }
    assertArrayEquals(expected.history().loss(), found.history().loss());
    assertArrayEquals(expected.history().validationLoss(), found.history().validationLoss());
    assertArrayEquals(expected.history().metric("r2"), found.history().metric("r2"));
  }

  /** A way to end a fit, and what it must then be called. */
  private enum Ending {
    PATIENCE,
    GRADIENT,
    LISTENER,
    EPOCHS;

    TrainerBuilder builder() {
      TrainerBuilder builder =
          Trainer.builder().optimizer(new Sgd(0.3)).validation(EndlessFitting.samples(20, 4));
      return switch (this) {
        case PATIENCE -> builder.epochs(500).earlyStopping(2);
        case GRADIENT -> builder.epochs(500).gradientTolerance(0.1).earlyStopping(400);
        case LISTENER -> builder.epochs(500).listener(stopper()).earlyStopping(400);
        case EPOCHS -> builder.epochs(3);
      };
    }

    private static TrainingListener stopper() {
      return new TrainingListener() {
        @Override
        public void epochEnded(Progress progress) {
          if (progress.epoch() == 4) {
            progress.stop();
          }
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void fitThatHasEndedStaysEnded(Ending ending) throws IOException {
    Dataset data = EndlessFitting.samples(50, 3);
    for (int batchSize : new int[] {8, 50}) {
      TestNetwork network = EndlessFitting.network(5);
      List<Checkpoint> all = new ArrayList<>();
      TrainerBuilder builder = ending.builder().batchSize(batchSize).checkpoints(1, all::add);
      TrainingResult end = builder.build().fit(network, data);
      assertEquals(StopReason.valueOf(ending.name()), end.reason());
      File file = new File(directory, "end.safetensors");
      CheckpointFile.save(end.checkpoint(), file);
      Checkpoint[] lasts = {end.checkpoint(), all.get(all.size() - 1), CheckpointFile.load(file)};
      for (Checkpoint last : lasts) {
        TestNetwork again = EndlessFitting.network(99);
        TrainingResult rest = builder.build().resume(again, data, last);
        assertEquals(0, rest.history().epochs());
        assertEquals(end.reason(), rest.reason());
        assertEquals(end.toString(), rest.toString());
        assertEquals(end.checkpoint().bestLoss(), rest.checkpoint().bestLoss());
        assertArrayEquals(network.parameters(), again.parameters());
        assertArrayEquals(end.history().loss(), rest.checkpoint().history().loss());
      }
    }
  }

  @Test
  void fitThatHasEndedGoesOnWhenItIsReopened() {
    Dataset data = EndlessFitting.samples(50, 3);
    TrainingResult end = Ending.LISTENER.builder().build().fit(EndlessFitting.network(5), data);
    Checkpoint reopened = end.checkpoint().reopened();
    assertNull(reopened.reason());
    Trainer trainer = Ending.LISTENER.builder().epochs(7).build();
    assertEquals(3, trainer.resume(EndlessFitting.network(5), data, reopened).history().epochs());
    TrainingResult three = Ending.EPOCHS.builder().build().fit(EndlessFitting.network(5), data);
    Trainer longer = Ending.EPOCHS.builder().epochs(5).build();
    TrainingResult rest = longer.resume(EndlessFitting.network(5), data, three.checkpoint());
    assertEquals(2, rest.history().epochs());
    assertEquals(5, rest.checkpoint().history().epochs());
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void killsAtAnyMomentLoseNothing() throws Exception {
    File file = new File(directory, "fit.safetensors");
    Generator random = new Generator(SEED);
    int epochs = 50 * KILLS + 50;
    int reached = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      ChildProcess child =
          new ChildProcess("-Xmx64m", EndlessFitting.class, file.getPath(), "" + epochs);
      assertTrue(child.waitForByte());
      TimeUnit.NANOSECONDS.sleep(random.nextInt(LONGEST_WAIT));
      child.kill();
      int epoch = CheckpointFile.load(file).epoch();
      assertTrue(epoch > reached || epoch == epochs, "epoch " + reached + ", then " + epoch);
      reached = epoch;
    }
    System.out.printf("Killed %d times, seed %d: %d epochs%n", KILLS, SEED, reached);
    TestNetwork straight = EndlessFitting.network(1);
    TestNetwork resumed = EndlessFitting.network(2);
    Dataset data = EndlessFitting.samples(30, 1);
    Trainer trainer = EndlessFitting.builder(epochs).build();
    trainer.fit(straight, data);
    trainer.resume(resumed, data, CheckpointFile.load(file));
    assertArrayEquals(straight.parameters(), resumed.parameters());
  }

  @Test
  void oddNumbersKeepTheirBits() throws IOException {
    float[] odd = {-0f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY, 0.1f};
    Optimizer.State state = new Optimizer.State(5, "é\"", "");
    System.arraycopy(odd, 0, state.array(0), 0, 5);
    state.resume(Long.MAX_VALUE, -0.0, Double.MIN_VALUE);
    File file = new File(directory, "odd");
    Checkpoint saved = new Checkpoint(Integer.MAX_VALUE, odd, state, 0, Double.NaN, null);
    CheckpointFile.save(saved, file);
    Checkpoint loaded = CheckpointFile.load(file);
    assertArrayEquals(odd, loaded.parameters());
    assertArrayEquals(odd, loaded.state().array("é\""));
    assertEquals(state.names(), loaded.state().names());
    assertEquals(Long.MAX_VALUE, loaded.state().steps());
    assertEquals(Double.doubleToLongBits(-0.0), Double.doubleToLongBits(loaded.state().loss()));
    assertEquals(Double.MIN_VALUE, loaded.state().previousLoss());
    assertEquals(Integer.MAX_VALUE, loaded.epoch());
    assertTrue(Double.isNaN(loaded.bestLoss()));
    assertNull(loaded.reason());
  }

  @Test
  void modelFileIsNoCheckpoint() throws IOException {
    File file = new File(directory, "model");
    ModelFile.save(EndlessFitting.network(1), file);
    assertThrows(ModelFormatException.class, () -> CheckpointFile.load(file));
    assertThrows(NullPointerException.class, () -> CheckpointFile.load(null));
    assertThrows(NullPointerException.class, () -> CheckpointFile.save(null, file));
    assertTrue(Arrays.asList(directory.list()).contains("model"));
  }

  @Test
  void checkpointThatCannotBeStoredEndsTheFitAndIsTheCause() {
    IOException full = new IOException("disk full");
    Trainer trainer =
        Trainer.builder()
            .checkpoints(
                2,
                checkpoint -> {
                  throw full;
                })
            .build();
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> trainer.fit(EndlessFitting.network(1), EndlessFitting.samples(9, 1)));
    assertEquals("the checkpoint after epoch 2 cannot be stored", e.getMessage());
    assertEquals(full, e.getCause());
  }
}
