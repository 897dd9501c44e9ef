package io.github.chainrule.samples.benchmarks.compiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CompilingTest {

  @Test
  void sourceIsThatOfANetworkThatCompiles() throws IOException {
    Source source = Source.of("4-16-3");
    assertEquals(5 * 16 + 17 * 3, source.parameters());
    assertTrue(Compiling.classBytes(source) > 10_000);
  }
}
