package io.github.chainrule.runtime.f32.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.io.DescribedFile;
import io.github.chainrule.runtime.io.SafetensorsHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class ModelFileTest {
  private static final Map<String, String> NO_TEXT = Collections.emptyMap();
  private static final Map<String, float[]> NO_STATE = Collections.emptyMap();

  @Test
  void everyBitComesBackFromAStream() throws IOException {
    LayeredModel model =
        random(new LayeredModel().layer("a", 37, 41, true).layer("b", 41, 3, true));
    LayeredModel copy = new LayeredModel().layer("a", 37, 41, true).layer("b", 41, 3, true);
    ModelFile.load(copy, new ByteArrayInputStream(saved(model, NO_TEXT, NO_STATE)));
    assertBits(model.parameters(), copy.parameters());
  }

  @Test
  void everyBitComesBackFromAFile(@TempDir File directory) throws IOException {
    File file = new File(directory, "m");
    LayeredModel model = random(LayeredModel.small());
    LayeredModel copy = LayeredModel.small();
    ModelFile.save(LayeredModel.small(), file);
    ModelFile.save(model, file);
    ModelFile.load(copy, file);
    assertBits(model.parameters(), copy.parameters());
    assertEquals(List.of("m"), Arrays.asList(directory.list()));
  }

  @Test
  void textsAndStateComeBack(@TempDir File directory) throws IOException {
    Map<String, String> texts =
        Map.of("scale", "[1.5,2]", "quote\"\\\n\u0001", "äπ😀\u2028", "none", "");
    Map<String, float[]> state = Map.of("m", bits(11), "empty", new float[0]);
    Map<String, float[]> loaded = Map.of("m", new float[11], "empty", new float[0]);
    File file = new File(directory, "model.safetensors");
    ModelFile.save(LayeredModel.small(), attached(texts, state), file);
    assertEquals(texts, ModelFile.load(LayeredModel.small(), loaded, file).metadata());
    assertBits(state.get("m"), loaded.get("m"));
    assertEquals(texts, ModelFile.load(LayeredModel.small(), file).metadata());
  }

  @Test
  void sameContentIsTheSameBytes() throws IOException {
    Map<String, String> texts = new HashMap<>(Map.of("a", "1", "b", "2", "c", "3"));
    Map<String, float[]> state = new HashMap<>(Map.of("x", bits(2), "y", bits(3)));
    byte[] first = saved(LayeredModel.small(), texts, state);
    assertArrayEquals(first, saved(LayeredModel.small(), Map.copyOf(texts), Map.copyOf(state)));
  }

  @Test
  void filesAreReadAsTheFormatIsDescribed() throws IOException {
    LayeredModel model = LayeredModel.small();
    for (int k = 0; k < model.parameters().length; k++) {
      model.parameters()[k] = k + 0.5f;
    }
    byte[] bytes = saved(model, Map.of("note", "a \"b\" \u0007"), Map.of("step", new float[] {7f}));
    DescribedFile file = new DescribedFile(bytes);
    assertEquals(List.of("hidden.weight", "hidden.bias", "out.weight", "state/step"), file.names());
    assertEquals(Elements.TYPE.name(), file.type("hidden.weight"));
    assertEquals(List.of(2L, 3L), file.shape("hidden.weight"));
    assertEquals(List.of(2L), file.shape("hidden.bias"));
    assertEquals(List.of(1L, 2L), file.shape("out.weight"));
    // The parameters hold the weights of input 0 to both units, then of input 1, then of input 2.
    assertArrayEquals(new double[] {0.5, 2.5, 4.5, 1.5, 3.5, 5.5}, file.values("hidden.weight"));
    assertArrayEquals(new double[] {6.5, 7.5}, file.values("hidden.bias"));
    assertArrayEquals(new double[] {8.5, 9.5}, file.values("out.weight"));
    assertArrayEquals(new double[] {7}, file.values("state/step"));
    assertEquals("a \"b\" \u0007", file.metadata().get("note"));
    assertEquals(
        "hidden: 3 -> 2, TANH; out: 2 -> 1, TANH, no bias",
        file.metadata().get("chainrule.architecture"));
    assertEquals(
        float.class.getName().toUpperCase(java.util.Locale.ROOT),
        file.metadata().get("chainrule.precision"));
  }

  @Test
  void dataBeginAtAMultipleOfEight() throws IOException {
    for (int length = 0; length < 9; length++) {
      byte[] bytes = saved(LayeredModel.small(), Map.of("x", "x".repeat(length)), NO_STATE);
      assertEquals(0, bytes[0] % 8);
    }
  }

  @Test
  void headerTellsWhatIsInAFileWithoutAModel() throws IOException {
    byte[] bytes = saved(LayeredModel.small(), Map.of("x", "y"), Map.of("v", bits(5)));
    SafetensorsHeader header = SafetensorsHeader.read(new ByteArrayInputStream(bytes));
    assertEquals("y", header.metadata().get("x"));
    assertEquals(true, header.tensors().get("state/v").hasShape(5));
  }

  @Test
  void streamsStayOpen() throws IOException {
    byte[] bytes = saved(LayeredModel.small(), NO_TEXT, NO_STATE);
    InputStream in =
        new ByteArrayInputStream(bytes) {
          @Override
          public void close() {
            throw new AssertionError("closed");
          }
        };
    ModelFile.load(LayeredModel.small(), in);
  }

  @Test
  void arrivesInSmallPieces() throws IOException {
    LayeredModel model = random(new LayeredModel().layer("a", 70, 70, true));
    InputStream in =
        new ByteArrayInputStream(saved(model, NO_TEXT, NO_STATE)) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, 3));
          }
        };
    LayeredModel copy = new LayeredModel().layer("a", 70, 70, true);
    ModelFile.load(copy, in);
    assertBits(model.parameters(), copy.parameters());
  }

  @Test
  void reservedAndUnwritableTextsAreRefusedBeforeAnythingIsWritten() {
    assertRefused(Map.of("chainrule.x", ""), "metadata");
    assertRefused(Map.of("x", "half \ud800"), "UTF-8");
    assertRefused(Map.of("x", "x".repeat(1 << 20)), "header: expected at most 1048576 bytes");
  }

  @Test
  void nullAndEmptyNamesAreRefusedAlike() {
    Attachments none = Attachments.none();
    Map<String, float[]> state = new HashMap<>(Map.of("", new float[1]));
    Map<String, String> texts = new HashMap<>(Map.of("", "x"));
    String expected = ": expected names of at least one character, got \"\"";
    InputStream in = new ByteArrayInputStream(new byte[0]);
    LayeredModel model = LayeredModel.small();
    assertMessage("state" + expected, () -> none.withState(state));
    assertMessage("metadata" + expected, () -> none.withMetadata(texts));
    assertMessage("state" + expected, () -> ModelFile.load(model, state, in));
    state.put(null, state.remove(""));
    texts.put(null, texts.remove(""));
    assertMessage("state: a name", () -> none.withState(state));
    assertMessage("metadata: a name", () -> none.withMetadata(texts));
    assertMessage("state: a name", () -> ModelFile.load(model, state, in));
    state.put("v", state.remove(null));
    texts.put("v", texts.remove(null));
    state.put("v", null);
    texts.put("v", null);
    assertMessage("state: v", () -> none.withState(state));
    assertMessage("metadata: v", () -> none.withMetadata(texts));
    assertMessage("state: v", () -> ModelFile.load(model, state, in));
  }

  @Test
  void nullArgumentsAreNamed() {
    LayeredModel model = LayeredModel.small();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(new byte[0]);
    assertMessage("model", () -> ModelFile.save(null, out));
    assertMessage("attachments", () -> ModelFile.save(model, null, out));
    assertMessage("out", () -> ModelFile.save(model, (OutputStream) null));
    assertMessage("file", () -> ModelFile.save(model, (File) null));
    assertMessage("model", () -> ModelFile.load(null, in));
    assertMessage("state", () -> ModelFile.load(model, null, in));
    assertMessage("in", () -> ModelFile.load(model, (InputStream) null));
    assertMessage("file", () -> ModelFile.load(model, (File) null));
  }

  private static void assertMessage(String message, Executable executable) {
    assertEquals(message, assertThrows(RuntimeException.class, executable).getMessage());
  }

  private static void assertRefused(Map<String, String> texts, String message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ModelFile.save(LayeredModel.small(), attached(texts, NO_STATE), out));
    assertEquals(true, e.getMessage().contains(message), e.getMessage());
    assertEquals(0, out.size());
  }

  private static byte[] saved(
      LayeredModel model, Map<String, String> texts, Map<String, float[]> state)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.save(model, attached(texts, state), out);
    return out.toByteArray();
  }

  private static Attachments attached(Map<String, String> texts, Map<String, float[]> state) {
    return Attachments.none().withMetadata(texts).withState(state);
  }

  private static LayeredModel random(LayeredModel model) {
    float[] parameters = model.parameters();
    System.arraycopy(bits(parameters.length), 0, parameters, 0, parameters.length);
    return model;
  }

  /** Numbers of all bit patterns: also subnormal, infinite, and not a number with any payload. */
  private static float[] bits(int length) {
    Generator generator = new Generator(length);
    byte[] bytes = new byte[8 * length + 8];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = (byte) (256 * generator.uniform(0, 1));
    }
    float[] values = new float[length];
    for (int k = 0; k < length; k++) {
      values[k] = Elements.read(Elements.TYPE, bytes, 8 * k);
    }
    if (length > 10) {
      float[] special = {-0f, 0f / 0f, 1f / 0f, -1f / 0f, Float.MIN_VALUE, Float.MAX_VALUE};
      System.arraycopy(special, 0, values, 0, special.length);
    }
    return values;
  }

  private static void assertBits(float[] expected, float[] found) {
    byte[] a = new byte[8];
    byte[] b = new byte[8];
    assertEquals(expected.length, found.length);
    for (int k = 0; k < expected.length; k++) {
      Elements.write(expected[k], a, 0);
      Elements.write(found[k], b, 0);
      assertArrayEquals(a, b);
    }
  }
}
