package io.github.chainrule.samples.xor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.Printed;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class XorTest {
  @Test
  void learnsTheFourRows() {
    XorNetwork network = XorNetwork.create(0);
    double loss = Main.learn(network);
    float[] y = Main.answers(network);
    assertTrue(loss < 0.01, "loss " + loss);
    assertEquals(0, y[0], 0.02);
    assertEquals(1, y[1], 0.02);
    assertEquals(1, y[2], 0.02);
    assertEquals(0, y[3], 0.02);
  }

  @Test
  void mainPrintsTheSourceItRunsOnAndTheAnswers() {
    String printed = Printed.by(() -> Main.main(new String[0]));
    assertTrue(printed.contains("public final class XorBackprop implements Backprop {"), printed);
    assertTrue(printed.contains("XOR after 1000 steps: loss 0.00"), printed);
    assertTrue(printed.contains("  0 xor 1 = 0.99"), printed);
  }

  @Test
  void mainPrintsTheSourceOfAnyGeneratedClass() {
    String printed = Printed.by(() -> Main.main(new String[] {"Forward"}));
    assertTrue(printed.contains("public final class XorForward implements Forward {"), printed);
    assertThrows(UncheckedIOException.class, () -> Main.main(new String[] {"Nothing"}));
  }
}
