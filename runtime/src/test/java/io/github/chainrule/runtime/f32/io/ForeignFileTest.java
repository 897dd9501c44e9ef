package io.github.chainrule.runtime.f32.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.io.HandmadeFile;
import io.github.chainrule.runtime.io.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files put together byte by byte from the format's description, for a layer of 3 inputs. */
final class ForeignFileTest {
  private static final String HEADER =
      "{\"layer.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
          + "\"layer.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]}}";

  private static final byte[] DATA = HandmadeFile.floats(1, 2, 3, 4, 5, 6, 7, 8);

  private final LayeredModel model = new LayeredModel().layer("layer", 3, 2, true);

  @Test
  void fileWrittenByHandLoads() throws IOException {
    load(HEADER, DATA);
    assertParameters(1, 4, 2, 5, 3, 6, 7, 8);
  }

  /**
   * Made by {@code safetensors.numpy.save} of the format's own library, version 0.8.0: weights in
   * float32, biases in float16.
   */
  @Test
  void fileOfTheFormatsOwnLibraryLoads() throws IOException {
    try (InputStream in = HandmadeFile.class.getResourceAsStream("numpy.safetensors")) {
      assertEquals(Map.of("note", "from numpy \"π\"\n"), ModelFile.load(model, in).metadata());
    }
    assertParameters(1, 4, 2, 5, 3, 6, 7, -0.5);
  }

  @Test
  void orderBlanksAndEscapesDoNotMatter() throws IOException {
    String header =
        "{ \"layer.bias\" :\t{\"shape\":[ 2 ] , \"data_offsets\":[0,8],\n\"dtype\":\"F32\"},\r"
            + "\"l\\u0061yer.weight\":{\"dtype\":\"F32\",\"data_offsets\":[8,32],\"shape\":[2,3]},"
            + "\"__metadata__\":{\"f\\/\":\"\\b\\f\\n\\r\\t\\\"\\\\\\ud83D\\uDE00\"}}   ";
    Map<String, String> metadata = load(header, DATA);
    assertParameters(3, 6, 4, 7, 5, 8, 1, 2);
    assertEquals(Map.of("f/", "\b\f\n\r\t\"\\\ud83d\ude00"), metadata);
  }

  @Test
  void everyTypeIsRead() throws IOException {
    String header =
        "{\"layer.weight\":{\"dtype\":\"BF16\",\"shape\":[2,3],\"data_offsets\":[0,12]},"
            + "\"layer.bias\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[12,16]},"
            + "\"state/v\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[16,32]}}";
    byte[] data =
        HandmadeFile.join(
            HandmadeFile.shorts(0x3f80, 0x4000, 0x4040, 0x4080, 0xc0a0, 0x40c0),
            HandmadeFile.shorts(0xb800, 0x0001),
            HandmadeFile.doubles(1.0 / 3.0, 1e300 * 1e300));
    float[] v = new float[2];
    load(header, data, Map.of("v", v));
    assertParameters(1, 4, 2, -5, 3, 6, -0.5, 0x1p-24);
    assertArrayEquals(new float[] {1f / 3f, 1f / 0f}, v);
  }

  @Test
  void emptyStateAndEmptyTensorsAreRead() throws IOException {
    String empty = "{\"state/e\":{\"dtype\":\"F16\",\"shape\":[0,9],\"data_offsets\":[24,24]},";
    load(empty + HEADER.substring(1), DATA);
    assertParameters(1, 4, 2, 5, 3, 6, 7, 8);
  }

  @Test
  void otherStateIsPassedOver() throws IOException {
    String more = "{\"state/e\":{\"dtype\":\"F16\",\"shape\":[10000],\"data_offsets\":[32,20032]},";
    load(more + HEADER.substring(1), HandmadeFile.join(DATA, new byte[20000]));
    assertParameters(1, 4, 2, 5, 3, 6, 7, 8);
  }

  @Test
  void architectureOfAnotherModelIsNamed() {
    String header =
        "{\"__metadata__\":{\"chainrule.architecture\":\"a: 1 -> 2, RELU\"}," + HEADER.substring(1);
    assertMessage(
        "architecture: expected layer: 3 -> 2, TANH, found a: 1 -> 2, RELU", header, DATA);
  }

  @Test
  void missingUnexpectedAndWronglyShapedTensorsAreNamed() {
    assertMessage(
        "layer.bias: expected shape [2], found no such tensor",
        HEADER.replace("layer.bias", "layer.biases"),
        DATA);
    assertMessage(
        "layer.weight: expected shape [2, 3], found [3, 2]", HEADER.replace("2,3", "3,2"), DATA);
    assertMessage(
        "layer.weight: expected shape [2, 3], found [6]", HEADER.replace("2,3", "6"), DATA);
    assertMessage(
        "second.bias: expected no such tensor, found shape [1]",
        with("second.bias", "F32", "[1]", 4),
        HandmadeFile.join(DATA, new byte[4]));
    assertMessage(
        "second.weight: expected no such tensor, found shape [1, 2]",
        with("second.weight", "F16", "[1,2]", 4),
        HandmadeFile.join(DATA, new byte[4]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "mask BOOL [3] 3",
        "other F32 [] 4",
        "other BF16 [2] 4",
        "layer.steps I64 [] 8",
        "quantised.weight U8 [4,2] 8",
        "scaled.weight F8_E4M3 [4,2] 8",
        "packed.weight F4 [4,2] 4",
        "convolution.weight F32 [1,2,1,1] 8",
        "empty.bias F32 [0] 0",
        "huge.weight F32 [4294967296,4294967296,0] 0",
        "state/step I64 [1] 8",
        "state/of.weight F32 [2] 8",
        "future FP3 [5,7] 20000",
      })
  void whatNobodyAsksForLiesBeside(String name, String dtype, String shape, int bytes)
      throws IOException {
    load(with(name, dtype, shape, bytes), HandmadeFile.join(DATA, new byte[bytes]));
    assertParameters(1, 4, 2, 5, 3, 6, 7, 8);
  }

  @Test
  void parametersAndStateOfOtherTypesAreNamed() {
    assertMessage(
        "layer.bias: expected dtype F16, BF16, F32 or F64, found I32",
        HEADER.replace("F32\",\"shape\":[2],", "I32\",\"shape\":[2],"),
        DATA);
    assertMessage(
        "state/v: expected dtype F16, BF16, F32 or F64, found BOOL",
        with("state/v", "BOOL", "[4]", 4),
        HandmadeFile.join(DATA, new byte[4]),
        Map.of("v", new float[4]));
  }

  /** The header of the layer and one more tensor. */
  private static String with(String name, String dtype, String shape, int bytes) {
    String more =
        "},\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[32,%d]}}"
            .formatted(name, dtype, shape, 32 + bytes);
    return HEADER.replace("}}", more);
  }

  @Test
  void missingAndWronglyShapedStateIsNamed() {
    assertMessage(
        "state/v: expected shape [3], found no such tensor",
        HEADER,
        DATA,
        Map.of("v", new float[3]));
    assertMessage(
        "state/v: expected shape [3], found [1]",
        HEADER.replace(
            "}}", "},\"state/v\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[32,36]}}"),
        HandmadeFile.join(DATA, new byte[4]),
        Map.of("v", new float[3]));
  }

  @Test
  void truncatedAndOverlongFilesAreRefused() {
    byte[] file = HandmadeFile.file(HEADER, DATA);
    for (int length = 0; length < file.length; length++) {
      byte[] part = Arrays.copyOf(file, length);
      assertThrows(ModelFormatException.class, () -> ModelFile.load(model, stream(part)));
      assertParameters(0, 0, 0, 0, 0, 0, 0, 0);
    }
    assertMessage(
        "layer.bias: expected 8 bytes of data, found 7 bytes before the end of the file",
        HEADER,
        Arrays.copyOf(DATA, 31));
    assertMessage(
        "file: expected its end after the last tensor, found more bytes",
        HEADER,
        Arrays.copyOf(DATA, 33));
  }

  @Test
  void stateStaysAsItIsIfTheFileIsRefused() {
    String header =
        HEADER.replace(
            "}}", "},\"state/v\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[32,36]}}");
    float[] v = {9f};
    assertThrows(
        ModelFormatException.class,
        () -> load(header, HandmadeFile.join(DATA, new byte[5]), Map.of("v", v)));
    assertEquals(9f, v[0]);
  }

  private Map<String, String> load(String header, byte[] data) throws IOException {
    return load(header, data, Collections.emptyMap());
  }

  private Map<String, String> load(String header, byte[] data, Map<String, float[]> state)
      throws IOException {
    return ModelFile.load(model, state, stream(HandmadeFile.file(header, data))).metadata();
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private void assertParameters(double... expected) {
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], model.parameters()[k]);
    }
  }

  private void assertMessage(String message, String header, byte[] data) {
    assertMessage(message, header, data, Collections.emptyMap());
  }

  private void assertMessage(
      String message, String header, byte[] data, Map<String, float[]> state) {
    ModelFormatException e =
        assertThrows(ModelFormatException.class, () -> load(header, data, state));
    assertEquals(message, e.getMessage());
    assertParameters(0, 0, 0, 0, 0, 0, 0, 0);
  }
}
