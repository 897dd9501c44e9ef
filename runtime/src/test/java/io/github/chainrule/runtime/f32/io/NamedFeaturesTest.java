package io.github.chainrule.runtime.f32.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Signature;
import io.github.chainrule.runtime.SignatureBuilder;
import io.github.chainrule.runtime.io.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A file is of the features and classes that it was saved with. */
class NamedFeaturesTest {
  private static SignatureBuilder features() {
    return new SignatureBuilder().number("distance", "km").number("ratio", "").flag("chip");
  }

  private static Signature signature() {
    return features().classes("out", "NO", "YES").build();
  }

  private static byte[] saved(Signature signature) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ModelFile.save(LayeredModel.small().named(signature), file);
    return file.toByteArray();
  }

  private static void load(Signature into, byte[] file) throws IOException {
    LayeredModel model = LayeredModel.small().named(into);
    assertTrue(ModelFile.load(model, new ByteArrayInputStream(file)).metadata().isEmpty());
  }

  private static void refused(String message, Signature into) throws IOException {
    byte[] file = saved(signature());
    assertEquals(
        message, assertThrows(ModelFormatException.class, () -> load(into, file)).getMessage());
  }

  @Test
  void filesOfTheSameNamesAreLoaded() throws IOException {
    load(signature(), saved(signature()));
  }

  @Test
  void filesOrModelsWithoutNamesAreLoadedAsBefore() throws IOException {
    load(signature(), saved(Signature.none()));
    load(Signature.none(), saved(signature()));
    load(features().build(), saved(signature()));
  }

  @Test
  void otherNamesOrdersAndUnitsAreRefusedWithBothLists() throws IOException {
    String found = ", found distance [km], ratio, chip (boolean)";
    refused(
        "features: expected ratio, distance [km], chip (boolean)" + found,
        new SignatureBuilder().number("ratio", "").number("distance", "km").flag("chip").build());
    refused(
        "features: expected distance [mi], ratio, chip (boolean)" + found,
        new SignatureBuilder().number("distance", "mi").number("ratio", "").flag("chip").build());
    refused(
        "features: expected distance [km], ratio, chip (boolean), late (boolean)" + found,
        features().flag("late").build());
    refused(
        "classes: expected out (YES, NO), found out (NO, YES)",
        features().classes("out", "YES", "NO").build());
  }

  /** Of a long list only what is near the first difference fits a message. */
  @Test
  void longListsAreShownFromBeforeTheDifference() throws IOException {
    SignatureBuilder one = new SignatureBuilder();
    SignatureBuilder other = new SignatureBuilder();
    for (int k = 0; k < 400; k++) {
      one.number("feature" + k, "");
      other.number(k == 300 ? "renamed" : "feature" + k, "");
    }
    byte[] file = saved(one.build());
    Signature renamed = other.build();
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> load(renamed, file));
    String before = "..., feature296, feature297, feature298, feature299, ";
    assertTrue(refused.expected().startsWith(before + "renamed, "), refused.expected());
    assertTrue(refused.found().startsWith(before + "feature300, "), refused.found());
  }
}
