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

/** Loads files with faults. */
final class MutatedFilesTest {
  private static final int FILES = Sweep.times(50_000);
  private static final long SEED = 20250101;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void mutatedFilesAreLoadedOrRefusedWithinASmallHeap() throws Exception {
    ChildProcess child =
        new ChildProcess("-Xmx64m", MutatedFiles.class, Integer.toString(FILES), "" + SEED);
    String output = child.output();
    System.out.print("Mutated files, seed " + SEED + ": " + output);
    Matcher result =
        Pattern.compile("(\\d+) loaded, (\\d+) refused, slowest ([0-9.]+) ms.*\\R").matcher(output);
    assertTrue(result.matches(), output);
    assertEquals(0, child.waitFor());
    // Both outcomes must have been met often; truncation alone refuses an eighth.
    assertTrue(Integer.parseInt(result.group(1)) > FILES / 100, output);
    assertTrue(Integer.parseInt(result.group(2)) > FILES / 2, output);
    assertTrue(Double.parseDouble(result.group(3)) < 1000, output);
  }
}
