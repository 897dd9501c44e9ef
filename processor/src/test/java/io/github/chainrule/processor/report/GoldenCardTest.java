package io.github.chainrule.processor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.reference.ConvolutionalNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The card of a network with positions, a norm and a skip, to be looked at. {@code mvn test
 * -Dgolden.refresh=true} writes the file anew.
 */
class GoldenCardTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/github/chainrule/processor/report/golden/Activity.html");

  @Test
  void theCardIsTheGoldenOne() throws IOException {
    String card = CompilerAccess.card(ConvolutionalNetworks.activity());
    if (Boolean.getBoolean("golden.refresh")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, card);
    }
    assertEquals(Files.readString(GOLDEN), card);
  }
}
