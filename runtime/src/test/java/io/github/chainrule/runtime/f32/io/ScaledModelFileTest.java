package io.github.chainrule.runtime.f32.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.data.ModelScaling;
import io.github.chainrule.runtime.f32.data.Scaling;
import io.github.chainrule.runtime.io.DescribedFile;
import io.github.chainrule.runtime.io.HandmadeFile;
import io.github.chainrule.runtime.io.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model, architecture and scaling in one file. */
final class ScaledModelFileTest {
  private static final String SHIFT = "\"chainrule.scaling.inputs.shift\":\"[1,-2.5e3]\"";
  private static final String SCALE = "\"chainrule.scaling.inputs.scale\":\"[ 1.0 ,\\t4 ]\"";

  private final LayeredModel model = new LayeredModel().layer("layer", 2, 1, false);

  @Test
  void everyBitOfTheScalingComesBack(@TempDir File directory) throws IOException {
    long seed = 17;
    Generator generator = new Generator(seed);
    File file = new File(directory, "m");
    for (int trial = 0; trial < 50; trial++) {
      Scaling inputs = Scaling.of(finite(generator, 3), finite(generator, 3));
      Scaling outputs = Scaling.of(new double[] {-0.0}, finite(generator, 1));
      ModelScaling saved = ModelScaling.ofInputs(inputs).andOutputs(outputs);
      ModelFile.save(LayeredModel.small(), Attachments.of(saved), file);
      ModelScaling loaded = ModelFile.load(LayeredModel.small(), file).scaling();
      assertBits("seed " + seed, inputs, loaded.inputs());
      assertBits("seed " + seed, outputs, loaded.outputs());
    }
  }

  @Test
  void scalingOfTheLargestAndLeastNumbersComesBack() throws IOException {
    float[] extremes = {Float.MAX_VALUE, Float.MIN_VALUE, -Float.MAX_VALUE, 3 * Float.MIN_VALUE};
    Scaling saved = Scaling.minMax(extremes, 2);
    ModelScaling kept = ModelScaling.ofInputs(saved);
    Scaling loaded = load(saved(Attachments.of(kept))).scaling().inputs();
    assertBits("extremes", saved, loaded);
    loaded.apply(extremes, 2);
    assertArrayEquals(new float[] {1f, 0f, 0f, 1f}, extremes, 1e-6f);
  }

  @Test
  void unitsAreCheckedLikeTheOtherConstants() {
    String message = "chainrule.scaling.inputs.unit: expected ";
    String unit = SCALE + ",\"chainrule.scaling.inputs.unit\":\"[1,3]\"";
    assertRefused(message + "powers of two, found 3.0", SHIFT, unit);
    assertRefused(message + "powers of two, found -2.0", SHIFT, unit.replace("3", "-2"));
    assertRefused(message + "powers of two, found 0.0", SHIFT, unit.replace("3", "0"));
    assertRefused(message + "a list of 2 numbers, found 1", SHIFT, unit.replace(",3", ""));
  }

  @Test
  void scalingOfOnePartLeavesTheOtherUnscaled() throws IOException {
    Scaling two = Scaling.of(new double[2], new double[] {1, 2});
    ModelScaling inputs = load(saved(Attachments.of(ModelScaling.ofInputs(two)))).scaling();
    assertEquals("inputs: scaled, outputs: not scaled", inputs.toString());
    Scaling one = Scaling.of(new double[1], new double[] {2});
    ModelScaling outputs = load(saved(Attachments.of(ModelScaling.ofOutputs(one)))).scaling();
    assertEquals("inputs: not scaled, outputs: scaled", outputs.toString());
  }

  @Test
  void fileWithoutScalingGivesNone() throws IOException {
    ModelScaling scaling = load(saved(Attachments.none())).scaling();
    assertFalse(scaling.hasInputs());
    assertFalse(scaling.hasOutputs());
    assertEquals(
        "the inputs are not scaled",
        assertThrows(IllegalStateException.class, scaling::inputs).getMessage());
    assertEquals(
        "the outputs are not scaled",
        assertThrows(IllegalStateException.class, scaling::outputs).getMessage());
  }

  @Test
  void scalingTextsAndStateComeBackTogether() throws IOException {
    Scaling two = Scaling.of(new double[2], new double[] {1, 2});
    Map<String, String> texts = Map.of("note", "x");
    Attachments saved =
        Attachments.of(ModelScaling.ofInputs(two))
            .withMetadata(texts)
            .withState(Map.of("v", new float[] {3f}));
    float[] v = new float[1];
    Attachments loaded = ModelFile.load(model, Map.of("v", v), stream(saved(saved)));
    assertEquals(texts, loaded.metadata());
    assertEquals(3f, v[0]);
    assertEquals(v, loaded.state().get("v"));
    assertArrayEquals(two.scale(), loaded.scaling().inputs().scale());
  }

  @Test
  void constantsAreListsOfNumbersInTheMetadata() throws IOException {
    Scaling two = Scaling.of(new double[] {0.1, -0.0}, new double[] {1e-5, 3});
    DescribedFile file = new DescribedFile(saved(Attachments.of(ModelScaling.ofInputs(two))));
    assertEquals("[0.1,-0.0]", file.metadata().get("chainrule.scaling.inputs.shift"));
    assertEquals("[1.0E-5,3.0]", file.metadata().get("chainrule.scaling.inputs.scale"));
    assertEquals(null, file.metadata().get("chainrule.scaling.outputs.shift"));
  }

  @Test
  void scalingOfAnotherWidthIsNotSaved() {
    Scaling three = Scaling.of(new double[3], new double[] {1, 2, 3});
    assertNotSaved(
        ModelScaling.ofInputs(three), "scaling: expected 2 columns (inputs of the model), got 3");
    assertNotSaved(
        ModelScaling.ofOutputs(three), "scaling: expected 1 columns (outputs of the model), got 3");
  }

  private void assertNotSaved(ModelScaling scaling, String message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ModelFile.save(model, Attachments.of(scaling), out));
    assertEquals(message, e.getMessage());
    assertEquals(0, out.size());
  }

  @Test
  void scalingWrittenByHandIsRead() throws IOException {
    Scaling inputs = load(file(SHIFT + "," + SCALE)).scaling().inputs();
    assertArrayEquals(new double[] {1, -2500}, inputs.shift());
    assertArrayEquals(new double[] {1, 4}, inputs.scale());
    assertEquals(7f, model.parameters()[0]);
  }

  @Test
  void scalingThatDoesNotFitIsRefusedAndChangesNothing() {
    String shift = "chainrule.scaling.inputs.shift: expected ";
    assertRefused(shift + "a list of 2 numbers, found 1", SHIFT.replace("1,", ""), SCALE);
    assertRefused(
        shift + "a list of 2 numbers, found more than 2", SHIFT.replace("1,", "1,1,"), SCALE);
    assertRefused(shift + "a list of 2 numbers, found none", "\"x\":\"\"", SCALE);
    assertRefused(shift + "a list of 2 numbers, found \"1,2\"", replaced("1,2"), SCALE);
    assertRefused(shift + "a list of 2 numbers, found \"\"", replaced(""), SCALE);
    assertRefused(shift + "finite decimal numbers, found \"\"", replaced("[1,]"), SCALE);
    assertRefused(shift + "finite decimal numbers, found \"NaN\"", replaced("[NaN,1]"), SCALE);
    assertRefused(shift + "finite decimal numbers, found \"1e999\"", replaced("[1e999,1]"), SCALE);
    assertRefused(shift + "finite decimal numbers, found \"0x1p3\"", replaced("[1,0x1p3]"), SCALE);
    assertRefused(shift + "finite decimal numbers, found \"1d\"", replaced("[1,1d]"), SCALE);
    assertRefused(shift + "finite decimal numbers, found \"1-2\"", replaced("[1-2,1]"), SCALE);
    String scale = "chainrule.scaling.inputs.scale: expected ";
    assertRefused(scale + "a list of 2 numbers, found none", SHIFT, "\"x\":\"\"");
    assertRefused(scale + "numbers other than 0, found 0.0", SHIFT, SCALE.replace("4", "1e-999"));
    assertRefused(
        "chainrule.scaling.outputs.shift: expected a list of 1 number, found more than 1",
        SHIFT.replace("inputs", "outputs"),
        "\"x\":\"\"");
  }

  private static String replaced(String list) {
    return "\"chainrule.scaling.inputs.shift\":\"" + list + "\"";
  }

  private void assertRefused(String message, String shift, String scale) {
    ModelFormatException e =
        assertThrows(ModelFormatException.class, () -> load(file(shift + "," + scale)));
    assertEquals(message, e.getMessage());
    assertEquals(0f, model.parameters()[0]);
  }

  private Attachments load(byte[] file) throws IOException {
    return ModelFile.load(model, stream(file));
  }

  private byte[] saved(Attachments attachments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.save(model, attachments, out);
    return out.toByteArray();
  }

  private static byte[] file(String metadata) {
    String header =
        "{\"__metadata__\":{"
            + metadata
            + "},\"layer.weight\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}";
    return HandmadeFile.file(header, HandmadeFile.floats(7, 8));
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  /** Finite numbers of all magnitudes. */
  private static double[] finite(Generator generator, int length) {
    double[] values = new double[length];
    for (int k = 0; k < length; k++) {
      double fraction = generator.uniform(1, 2) * (generator.nextInt(2) == 0 ? 1 : -1);
      values[k] = Math.scalb(fraction, generator.nextInt(2090) - 1070);
      values[k] = Math.abs(values[k]) <= Double.MAX_VALUE ? values[k] : Double.MIN_VALUE;
    }
    return values;
  }

  private static void assertBits(String message, Scaling expected, Scaling found) {
    for (int k = 0; k < expected.columns(); k++) {
      assertEquals(bits(expected.shift()[k]), bits(found.shift()[k]), message);
      assertEquals(bits(expected.scale()[k]), bits(found.scale()[k]), message);
      assertEquals(bits(expected.unit()[k]), bits(found.unit()[k]), message);
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
