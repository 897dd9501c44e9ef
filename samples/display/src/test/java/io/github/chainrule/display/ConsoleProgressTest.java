package io.github.chainrule.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.train.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private ConsoleProgress progress() {
    return new ConsoleProgress(new PrintStream(shown, true, StandardCharsets.UTF_8));
  }

  private static Progress at(int epoch, int epochs, double loss, double validationLoss) {
    Map<String, Object> values =
        Map.of("epoch", epoch, "epochs", epochs, "loss", loss, "validationLoss", validationLoss);
    return (Progress)
        Proxy.newProxyInstance(
            Progress.class.getClassLoader(),
            new Class<?>[] {Progress.class},
            (proxy, method, arguments) -> values.get(method.getName()));
  }

  private String lastLine() {
    String all = shown.toString(StandardCharsets.UTF_8);
    return all.substring(all.lastIndexOf('\r') + 1);
  }

  @Test
  void batchesAndEpochsMoveTheBar() {
    try (ConsoleProgress progress = progress()) {
      progress.batchEnded(at(1, 2, 0.5, Double.NaN));
      assertEquals("Learning 0/2 [>" + " ".repeat(29) + "] loss 0.5000", lastLine());
      progress.epochEnded(at(2, 2, 0.25, 0.375));
      assertEquals(
          "Learning 2/2 [" + "=".repeat(30) + "] loss 0.2500, validation 0.3750", lastLine());
    }
    assertTrue(lastLine().endsWith(System.lineSeparator()));
  }

  @Test
  void lineIsNotShownAgainAtOnce() {
    try (ConsoleProgress progress = progress()) {
      progress.batchEnded(at(1, 1000, 0.5, Double.NaN));
      int before = shown.size();
      long start = System.nanoTime();
      progress.batchEnded(at(1, 1000, 0.4, Double.NaN));
      if (System.nanoTime() - start < 50_000_000) {
        assertEquals(before, shown.size());
      }
    }
  }

  @Test
  void nothingIsShownOfNothing() {
    progress().close();
    assertEquals(0, shown.size());
  }
}
