package io.github.chainrule.samples.payments;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.Printed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentsTest {
  @TempDir private Path folder;

  /** By how the table is made, the distance counts most. */
  @Test
  void refusalsCostLessThanFraudsAndTheDistanceCountsMost() throws IOException {
    String printed = Printed.by(Main::main, folder.toString());
    MatchResult cost =
        Pattern.compile("cost (\\d+); of letting all pass (\\d+)")
            .matcher(printed)
            .results()
            .findFirst()
            .orElseThrow();
    assertTrue(Integer.parseInt(cost.group(1)) < 0.75 * Integer.parseInt(cost.group(2)), printed);
    assertTrue(printed.contains("verdict.FRAUD\n  distance "), printed);
    assertTrue(printed.contains("\nFRAUD: fraud with a probability of "), printed);
  }
}
