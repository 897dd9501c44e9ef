package io.github.chainrule.runtime.f32.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.io.HandmadeFile;
import io.github.chainrule.runtime.io.ModelFormatException;
import io.github.chainrule.runtime.io.Names;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters from a file in which the layers have other names, and others lie beside them. */
final class NamedLayersTest {
  private static final Names NAMES = Names.of("hidden", "policy_net.0").and("out", "action_net");

  @TempDir private Path folder;
  private File file;

  /** As a module would save a policy and a critic. */
  @BeforeEach
  void writeAForeignFile() throws IOException {
    String header =
        "{"
            + tensor("policy_net.0.weight", "2,3", 0, 24)
            + ","
            + tensor("policy_net.0.bias", "2", 24, 32)
            + ","
            + tensor("action_net.weight", "1,2", 32, 40)
            + ","
            + tensor("value_net.0.weight", "2,3", 40, 64)
            + "}";
    byte[] data = HandmadeFile.floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 0, 0, 0, 0, 0);
    file = folder.resolve("foreign.safetensors").toFile();
    Files.write(file.toPath(), HandmadeFile.file(header, data));
  }

  private static String tensor(String name, String shape, int begin, int end) {
    return "\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
        .formatted(name, shape, begin, end);
  }

  @Test
  void layersAreFoundByTheNamesThatAreGiven() throws IOException {
    LayeredModel model = LayeredModel.small();
    Attachments loaded = ModelFile.load(model, NAMES, file);
    assertEquals(0, loaded.state().size());
    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6, 7, 8, 9, 10}, model.parameters());
  }

  @Test
  void aNameThatIsNotThereIsAnsweredWithThoseOfTheSameShape() {
    LayeredModel model = LayeredModel.small();
    Names wrong = Names.of("hidden", "policy.0").and("out", "action_net");
    ModelFormatException refusal =
        assertThrows(ModelFormatException.class, () -> ModelFile.load(model, wrong, file));
    assertEquals(
        "policy.0.weight: expected shape [2, 3], found no such tensor; did you mean"
            + " policy_net.0.weight or value_net.0.weight",
        refusal.getMessage());
    assertArrayEquals(new float[10], model.parameters());
  }

  @Test
  void aLayerThatTheModelLacksIsRefused() {
    LayeredModel model = LayeredModel.small();
    Names wrong = NAMES.and("output", "value_net.0");
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> ModelFile.load(model, wrong, file));
    assertEquals("names: expected layers of the model, got [output]", refusal.getMessage());
  }

  @Test
  void aLayerHasOneName() {
    assertThrows(
        IllegalArgumentException.class, () -> NAMES.and("hidden", "value_net.0").byLayer());
  }
}
