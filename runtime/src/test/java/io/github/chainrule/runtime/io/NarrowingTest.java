package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.chainrule.runtime.f32.io.LayeredModel;
import io.github.chainrule.runtime.f32.io.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Files of one precision in models of the other. */
final class NarrowingTest {
  private final LayeredModel inFloat = new LayeredModel().layer("a", 1, 2, false);
  private final io.github.chainrule.runtime.f64.io.LayeredModel inDouble =
      new io.github.chainrule.runtime.f64.io.LayeredModel().layer("a", 1, 2, false);

  @Test
  void floatsComeBackFromADoubleModel() throws IOException {
    inFloat.parameters()[0] = 0.1f;
    inFloat.parameters()[1] = Float.MIN_VALUE;
    ByteArrayOutputStream floats = new ByteArrayOutputStream();
    ModelFile.save(inFloat, floats);
    io.github.chainrule.runtime.f64.io.ModelFile.load(inDouble, stream(floats));
    assertEquals((double) 0.1f, inDouble.parameters()[0]);
    ByteArrayOutputStream doubles = new ByteArrayOutputStream();
    io.github.chainrule.runtime.f64.io.ModelFile.save(inDouble, doubles);
    inFloat.parameters()[0] = 0f;
    inFloat.parameters()[1] = 0f;
    ModelFile.load(inFloat, stream(doubles));
    assertEquals(0.1f, inFloat.parameters()[0]);
    assertEquals(Float.MIN_VALUE, inFloat.parameters()[1]);
  }

  @Test
  void doublesAreRoundedToTheNearestFloat() throws IOException {
    loadFloats(0.1, -1.0 / 0.0);
    assertEquals(0.1f, inFloat.parameters()[0]);
    assertEquals(Float.NEGATIVE_INFINITY, inFloat.parameters()[1]);
  }

  @Test
  void doublesBeyondTheRangeOfFloatAreRefused() {
    ModelFormatException e =
        assertThrows(ModelFormatException.class, () -> loadFloats(0.1, -3.5e38));
    assertEquals(
        "a.weight: expected numbers in the range of float, found a larger one", e.getMessage());
    assertEquals(0f, inFloat.parameters()[0]);
  }

  private void loadFloats(double... values) throws IOException {
    inDouble.parameters()[0] = values[0];
    inDouble.parameters()[1] = values[1];
    ByteArrayOutputStream doubles = new ByteArrayOutputStream();
    io.github.chainrule.runtime.f64.io.ModelFile.save(inDouble, doubles);
    ModelFile.load(inFloat, stream(doubles));
  }

  private static ByteArrayInputStream stream(ByteArrayOutputStream bytes) {
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
