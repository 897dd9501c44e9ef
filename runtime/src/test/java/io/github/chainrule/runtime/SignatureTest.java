package io.github.chainrule.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static SignatureBuilder payment() {
    return new SignatureBuilder()
        .number("distance", "km")
        .flag("chip")
        .choice("channel", "WEB", "SHOP")
        .array("past", "s", 2)
        .number("device.age", "");
  }

  @Test
  void eachValueHasAName() {
    Signature signature = payment().classes("verdict", "NO", "YES").output("price", 1).build();
    assertEquals(
        List.of(
            "distance", "chip", "channel.WEB", "channel.SHOP", "past[0]", "past[1]", "device.age"),
        signature.inputNames());
    assertEquals(List.of("km", "", "", "", "s", "s", ""), signature.inputUnits());
    assertEquals(List.of("verdict.NO", "verdict.YES", "price"), signature.outputNames());
    assertEquals(
        "distance [km], chip (boolean), channel (WEB, SHOP), past[2] [s], device.age",
        signature.features());
    assertEquals("verdict (NO, YES)", signature.classes());
  }

  @Test
  void inputsAndStepsArePartOfTheName() {
    Signature signature =
        new SignatureBuilder()
            .input("motion", 2)
            .number("x", "")
            .choice("y", "A", "B")
            .input("raw", 0)
            .array("", "", 2)
            .output("direction", 2)
            .build();
    assertEquals(
        List.of(
            "motion.x@0",
            "motion.y.A@0",
            "motion.y.B@0",
            "motion.x@1",
            "motion.y.A@1",
            "motion.y.B@1",
            "raw[0]",
            "raw[1]"),
        signature.inputNames());
    assertEquals("motion: 2 x (x, y (A, B)); raw: [2]", signature.features());
    assertEquals(List.of("direction[0]", "direction[1]"), signature.outputNames());
    assertArrayEquals(new int[] {1, 2, 4, 5}, signature.inputsOf("motion.y"));
    assertArrayEquals(new int[] {0, 3}, signature.inputsOf("motion.x"));
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, signature.inputsOf("motion"));
    assertArrayEquals(new int[] {7}, signature.inputsOf("raw[1]"));
  }

  @Test
  void whatWasCollectedApartIsTheSame() {
    Signature apart =
        new SignatureBuilder().all(payment()).all(new SignatureBuilder().flag("z")).build();
    assertEquals(payment().flag("z").build().toString(), apart.toString());
    assertEquals(payment().flag("z").build().inputNames(), apart.inputNames());
  }

  @Test
  void unknownFeaturesAreRefusedWithTheKnown() {
    assertArrayEquals(new int[] {2, 3}, payment().build().inputsOf("channel"));
    assertArrayEquals(new int[] {6}, payment().build().inputsOf("device"));
    assertEquals(
        "feature: expected one of distance [km], chip (boolean), channel (WEB, SHOP), past[2] [s],"
            + " device.age, got dist",
        assertThrows(IllegalArgumentException.class, () -> payment().build().inputsOf("dist"))
            .getMessage());
    assertEquals(
        "feature: expected no name: there are none, got x",
        assertThrows(IllegalArgumentException.class, () -> Signature.none().inputsOf("x"))
            .getMessage());
  }
}
