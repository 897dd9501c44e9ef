package io.github.chainrule.samples.widths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.GradientCheck;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.samples.Printed;
import io.github.chainrule.samples.iris.Iris;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WidthsTest {
  @Test
  void candidatesDifferInWidthAlone() {
    List<Model> candidates = Widths.candidates(1);
    int[] widths = {8, 16, 32};
    assertEquals(widths.length, candidates.size());
    for (int k = 0; k < widths.length; k++) {
      Model model = candidates.get(k);
      assertTrue(model instanceof Iris, model::toString);
      assertEquals("hidden", model.layers().get(0).name());
      assertEquals(widths[k], model.layers().get(0).units());
      assertEquals("species", model.layers().get(1).name());
      assertEquals("CROSS_ENTROPY", model.loss().name());
      assertEquals((4 + 1 + 3) * widths[k] + 3, model.parameters().length);
      new GradientCheck(model).atRandomPoints(2, 1).assertPassed();
    }
  }

  @Test
  void everyWidthLearnsTheFlowers() throws IOException {
    String printed = Printed.by(Main::main);
    List<String> means =
        Pattern.compile("(?m)^ +(?:8|16|32) .* (0\\.\\d{4}) ")
            .matcher(printed)
            .results()
            .map(row -> row.group(1))
            .toList();
    assertEquals(3, means.size(), printed);
    means.forEach(mean -> assertTrue(Double.parseDouble(mean) > 0.9, printed));
  }
}
