package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.exchange.draft.NameList;
import io.github.chainrule.exchange.draft.NetworkDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What converters write in ways of their own gives what ONNX Runtime makes of it. */
final class ExporterHabitsTest {
  private static final Path HABITS = RecordedModelsTest.MODELS.resolve("habits");

  /** Of single precision, where outputs are about 1. */
  private static final double TOLERANCE = 1e-5;

  static Stream<String> habits() throws Exception {
    try (Stream<Path> files = Files.list(HABITS)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("habits")
  void givesWhatTheRuntimeGives(String file) throws Exception {
    Path model = HABITS.resolve(file);
    NetworkDraft draft = RecordedModelsTest.draft(model);
    double error = ModelFolderTest.error(draft, null, RuntimeRecording.of(model, draft));
    assertTrue(error < TOLERANCE, () -> file + " is " + error + " away");
    assertTrue(CompilerSupport.has(draft), file);
  }

  @Test
  void classesAreThoseThatLabelsAreLookedUpIn() throws Exception {
    NetworkDraft draft = RecordedModelsTest.draft(HABITS.resolve("perceptron.onnx"));
    assertEquals(List.of("ash", "elm", "oak"), NameList.parse(draft.metadata().get("classes")));
    assertEquals(1, draft.heads().size());
  }
}
