package io.github.chainrule.runtime.f32.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Sweep;
import io.github.chainrule.runtime.io.ChildProcess;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checkpoints with faults. */
final class MutatedCheckpointsTest {
  private static final int FILES = Sweep.times(10_000);
  private static final long SEED = 20250101;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void mutatedCheckpointsAreLoadedOrRefusedWithinASmallHeap() throws Exception {
    ChildProcess child =
        new ChildProcess("-Xmx64m", MutatedCheckpoints.class, "" + FILES, "" + SEED);
    String output = child.output();
    System.out.print("Mutated checkpoints, seed " + SEED + ": " + output);
    Matcher result = Pattern.compile("(\\d+) loaded, (\\d+) refused,.*\\R").matcher(output);
    assertTrue(result.matches(), output);
    assertEquals(0, child.waitFor());
    assertTrue(Integer.parseInt(result.group(1)) > FILES / 100, output);
    assertTrue(Integer.parseInt(result.group(2)) > FILES / 2, output);
  }
}
