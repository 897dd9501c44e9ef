package io.github.chainrule.samples.payments;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.metrics.ConfusionMatrix;
import io.github.chainrule.runtime.f32.metrics.Report;
import io.github.chainrule.samples.Printed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentsTest {
  @TempDir private Path folder;

  @Test
  void whatJudgesTheNetworkNamesItsClasses() {
    FraudNetwork network = FraudNetwork.create(1);
    Dataset data = new PaymentTable(100, 1).dataset();
    assertTrue(Report.of(network, data).toString().contains("\nFRAUD "));
    String matrix = ConfusionMatrix.of(network, data).toString();
    assertTrue(matrix.startsWith("actual \\ predicted\tGENUINE\tFRAUD\nGENUINE\t"), matrix);
  }

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
