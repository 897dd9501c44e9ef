package io.github.chainrule.samples.textbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.Printed;
import org.junit.jupiter.api.Test;

/** Every tolerance is half a unit of the last printed digit. */
class ExampleTest {
  private final Example example = new Example();

  @Test
  void forwardPassGivesThePrintedOutputsAndError() {
    assertEquals(-0.2449, example.outputOfG(), 0.5e-4);
    assertEquals(0.42, example.outputOfF(), 0.5e-2);
    assertEquals(0.17, example.error(), 0.5e-2);
  }

  @Test
  void errorTermsAreThoseOfTheBook() {
    assertEquals(-0.14, example.errorTerm(example.f()), 0.5e-2);
    assertEquals(-0.066, example.errorTerm(example.g()), 0.5e-3);
  }

  @Test
  void oneStepGivesTheWeightsOfTheBook() {
    example.step();
    assertEquals(0.3066, example.bias(example.g()), 0.5e-4);
    assertEquals(0.5940, example.weight(example.g(), 0), 0.5e-4);
    assertEquals(-0.0993, example.weight(example.g(), 1), 0.5e-4);
    assertEquals(-0.1859, example.bias(example.f()), 0.5e-4);
    assertEquals(0.4965, example.weight(example.f(), 0), 0.5e-4);
  }

  @Test
  void mainPrintsTheSameFigures() {
    String printed = Printed.by(() -> Main.main(new String[0]));
    assertTrue(printed.contains("  y_g   -0.2449\n  y_f   0.4201\n  error 0.1682\n"), printed);
    assertTrue(printed.contains("  F  -0.1413\n  G  -0.0664\n"), printed);
    assertTrue(printed.contains("  G  0.3066  0.5940  -0.0993\n  F  -0.1859  0.4965\n"), printed);
  }

  @Test
  void mainPrintsARowAStepUntilTheGradientIsBelowTheBound() {
    String printed = Printed.by(() -> Main.main(new String[] {"0.16"}));
    String[] lines = printed.split("\n", -1);
    // The empty text behind the last line break comes last.
    String last = lines[lines.length - 2];
    String before = lines[lines.length - 3];
    assertTrue(printed.contains("\n     0 -0.2449  0.4201  0.1682    0.170824\n"), printed);
    assertTrue(gradientNorm(last) < 0.16, last);
    assertTrue(gradientNorm(before) >= 0.16, before);
  }

  @Test
  void boundThatCannotBeReachedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Main.main(new String[] {"0"}));
  }

  private static double gradientNorm(String row) {
    return Double.parseDouble(row.substring(row.lastIndexOf(' ') + 1));
  }
}
