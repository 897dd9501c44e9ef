package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.chainrule.exchange.keras.KerasOperators;
import io.github.chainrule.exchange.onnx.OnnxOperators;
import io.github.chainrule.exchange.rtneural.RtNeuralReader;
import io.github.chainrule.exchange.tflite.TfliteOperators;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The tables of the manual are those that readers go by; {@code -Dchainrule.refresh} writes them.
 */
final class ManualTest {
  private static final Path MANUAL = Path.of("README.md");
  private static final String BEGIN = "<!-- tables -->\n";
  private static final String END = "<!-- end of tables -->";

  @Test
  void theTablesAreThoseOfTheReaders() throws Exception {
    String text = Files.readString(MANUAL);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String tables =
        String.join(
            "\n",
            OnnxOperators.manual(),
            KerasOperators.manual(),
            TfliteOperators.manual(),
            RtNeuralReader.manual());
    if (System.getProperty("chainrule.refresh") != null) {
      Files.writeString(MANUAL, text.substring(0, begin) + tables + text.substring(end));
    } else {
      assertEquals(tables, text.substring(begin, end));
    }
  }
}
