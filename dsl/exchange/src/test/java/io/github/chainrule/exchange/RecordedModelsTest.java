package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.pass.Simplification;
import io.github.chainrule.exchange.write.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model of the resources, with what was recorded where it was made. */
final class RecordedModelsTest {
  static final Path MODELS = Path.of("src/test/resources/models");

  @TempDir private Path folder;

  static Stream<String> models() throws Exception {
    try (Stream<Path> files = Files.list(MODELS)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".safetensors") && !name.startsWith("refused"))
          .sorted()
          .toList()
          .stream();
    }
  }

  static NetworkDraft draft(Path file) throws RefusalException {
    return Simplification.of(
        file.getFileName().toString(), ModelReader.read(file), List.of(), Map.of());
  }

  static Recording recording(NetworkDraft draft, Path file) throws Exception {
    String name = file.getFileName().toString();
    Path recorded = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".safetensors");
    return Recording.of(draft, SafetensorsReader.read(Files.readAllBytes(recorded)).tensors());
  }

  @ParameterizedTest
  @MethodSource("models")
  void givesWhatWasRecorded(String model) throws Exception {
    NetworkDraft draft = draft(MODELS.resolve(model));
    Recording recording = recording(draft, MODELS.resolve(model));
    if (CompilerSupport.has(draft)) {
      float[] y =
          CompiledModel.of(draft, folder)
              .outputs(floats(recording.x().data()), recording.samples());
      for (int i = 0; i < y.length; i++) {
        double expected = recording.y().at(i);
        assertEquals(expected, y[i], 1e-5 * Math.max(1, Math.abs(expected)), "output " + i);
      }
    }
  }

  static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
