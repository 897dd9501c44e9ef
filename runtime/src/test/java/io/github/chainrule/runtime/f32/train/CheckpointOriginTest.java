package io.github.chainrule.runtime.f32.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.io.CheckpointFile;
import io.github.chainrule.runtime.f32.io.ModelFile;
import io.github.chainrule.runtime.f32.metrics.Metric;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.train.FitOrigin;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint is resumed with what its fit was of, and nothing that only looks like it. */
final class CheckpointOriginTest {
  private static final String LAYERS = "hidden1: 2 -> 5, TANH; output: 5 -> 1, IDENTITY";

  private final Dataset data = EndlessFitting.samples(50, 1);
  private final Checkpoint checkpoint =
      trainer(16).fit(EndlessFitting.network(3), data).checkpoint();

  @TempDir private File directory;
  private File file;

  @BeforeEach
  void save() throws IOException {
    file = new File(directory, "fit");
    CheckpointFile.save(checkpoint, file);
  }

  private static Trainer trainer(int batchSize) {
    return Trainer.builder().epochs(2).batchSize(batchSize).build();
  }

  private static void refused(
      String message, TestNetwork network, Trainer trainer, Dataset data, Checkpoint from) {
    float[] before = network.parameters().clone();
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> trainer.resume(network, data, from), message);
    assertEquals(message, e.getMessage());
    assertArrayEquals(before, network.parameters());
  }

  @Test
  void fileTellsLayersSamplesAndBatches() throws IOException {
    FitOrigin origin = CheckpointFile.load(file).origin();
    assertEquals(LAYERS, origin.layers());
    assertEquals(50, origin.samples());
    assertEquals(16, origin.batchSize());
    assertEquals(
        "Checkpoint after epoch 2, ended by EPOCHS; " + LAYERS + "; 50 samples in batches of 16",
        CheckpointFile.load(file).toString());
  }

  /** 2 · 5 + 5 + 5 + 1 parameters, and 4 · 3 + 3 + 3 + 1 or 2 · 5 + 5 + 5 + 1 of another kind. */
  @Test
  void otherLayersAreRefusedWithBothLists() throws IOException {
    Checkpoint loaded = CheckpointFile.load(file);
    refused(
        "checkpoint: expected the layers hidden1: 2 -> 5, SIGMOID; output: 5 -> 1, IDENTITY, got "
            + LAYERS,
        new TestNetwork("SIGMOID", 1, 2, 5, 1),
        trainer(16),
        data,
        loaded);
    refused(
        "checkpoint: expected the layers hidden1: 2 -> 3, TANH; output: 3 -> 1, IDENTITY, got "
            + LAYERS,
        new TestNetwork("TANH", 1, 2, 3, 1),
        trainer(16),
        data,
        loaded.reopened());
  }

  @Test
  void otherSizesOfDataAndBatchesAreRefused() {
    TestNetwork network = EndlessFitting.network(1);
    refused(
        "data: expected 50 samples (the checkpoint's), got 49",
        network,
        trainer(16),
        data.slice(0, 49),
        checkpoint);
    refused(
        "batchSize: expected 16 (the checkpoint's), got 17",
        network,
        trainer(17),
        data,
        checkpoint);
    refused(
        "data: expected 50 samples (the checkpoint's), got 40",
        network,
        Trainer.builder().batchSize(16).validationFraction(0.2).build(),
        data,
        checkpoint);
  }

  @Test
  void reopenedCheckpointGoesOnWithOtherData() {
    TrainingResult result =
        Trainer.builder()
            .epochs(5)
            .batchSize(7)
            .build()
            .resume(EndlessFitting.network(1), data.slice(0, 40), checkpoint.reopened());
    assertEquals(3, result.history().epochs());
    assertEquals(40, result.checkpoint().origin().samples());
    assertEquals(7, result.checkpoint().origin().batchSize());
  }

  @Test
  void batchesLargerThanTheDataAreAllOfIt() {
    Checkpoint full = trainer(1000).fit(EndlessFitting.network(3), data).checkpoint();
    assertEquals(50, full.origin().batchSize());
    TrainingResult more = trainer(50).resume(EndlessFitting.network(1), data, full);
    assertEquals(0, more.history().epochs());
  }

  /** Version 1 said nothing of layers and data. */
  @Test
  void filesOfTheFirstVersionAreLoaded() throws IOException {
    CheckpointFile.save(checkpoint.withOrigin(null), file);
    String text = new String(Files.readAllBytes(file.toPath()), StandardCharsets.ISO_8859_1);
    String old = text.replace("\"chainrule.checkpoint\":\"2\"", "\"chainrule.checkpoint\":\"1\"");
    Files.write(file.toPath(), old.getBytes(StandardCharsets.ISO_8859_1));
    Checkpoint loaded = CheckpointFile.load(file);
    assertEquals(false, text.equals(old));
    assertNull(loaded.origin());
    assertArrayEquals(checkpoint.parameters(), loaded.parameters());
    String future =
        text.replace("\"chainrule.checkpoint\":\"2\"", "\"chainrule.checkpoint\":\"3\"");
    Files.write(file.toPath(), future.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "chainrule.checkpoint: expected a version up to 2, found 3",
        assertThrows(ModelFormatException.class, () -> CheckpointFile.load(file)).getMessage());
  }

  @Test
  void modelsAndCheckpointsAreToldApart() throws IOException {
    TestNetwork network = EndlessFitting.network(1);
    float[] before = network.parameters().clone();
    assertEquals(
        "file: expected a model, found a checkpoint, for CheckpointFile to load: " + LAYERS,
        assertThrows(ModelFormatException.class, () -> ModelFile.load(network, file)).getMessage());
    assertArrayEquals(before, network.parameters());
    ModelFile.save(network, file);
    assertEquals(
        "file: expected a checkpoint, found a model, for ModelFile to load: " + LAYERS,
        assertThrows(ModelFormatException.class, () -> CheckpointFile.load(file)).getMessage());
  }

  @Test
  void theEndOfAFitIsHandedOutWheneverItComes() {
    for (int every = 1; every < 9; every++) {
      List<Integer> epochs = new ArrayList<>();
      List<Checkpoint> all = new ArrayList<>();
      TrainerBuilder builder =
          Trainer.builder()
              .epochs(7)
              .checkpoints(
                  every,
                  it -> {
                    all.add(it);
                    epochs.add(it.epoch());
                  });
      builder.build().fit(EndlessFitting.network(3), data);
      List<Integer> expected = new ArrayList<>();
      for (int epoch = every; epoch < 7; epoch += every) {
        expected.add(epoch);
      }
      expected.add(7);
      assertEquals(expected, epochs);
      Checkpoint last = all.get(all.size() - 1);
      TrainingResult again = builder.build().resume(EndlessFitting.network(4), data, last);
      assertEquals(0, again.history().epochs());
      assertEquals(expected, epochs, "what has ended is not handed out again");
    }
  }

  @Test
  void aFitThatItsPatienceEndsHandsOutItsEnd() {
    List<Checkpoint> all = new ArrayList<>();
    TrainingResult result =
        Trainer.builder()
            .optimizer(new Sgd(2))
            .clipNorm(1)
            .epochs(500)
            .earlyStopping(2)
            .checkpoints(1000, all::add)
            .build()
            .fit(EndlessFitting.network(3), data);
    assertEquals(1, all.size());
    assertEquals(result.reason(), all.get(0).reason());
    assertEquals(result.checkpoint().epoch(), all.get(0).epoch());
    assertEquals(true, Arrays.equals(result.checkpoint().parameters(), all.get(0).parameters()));
  }

  @Test
  void whatWasNotMeasuredBeforeDoesNotLowerTheRate() {
    TrainerBuilder watching = Trainer.builder().optimizer(new Sgd(0.01)).epochs(2).batchSize(16);
    Checkpoint unwatched = watching.build().fit(EndlessFitting.network(3), data).checkpoint();
    watching.epochs(3).validation(data).reduceOnPlateau(0.5, 1);
    for (Trainer trainer :
        List.of(watching.build(), watching.metric(Metric.R2).watch(Metric.R2).build())) {
      TrainingResult rest = trainer.resume(EndlessFitting.network(5), data, unwatched);
      assertArrayEquals(new double[] {0.01}, rest.history().learningRate());
    }
  }
}
