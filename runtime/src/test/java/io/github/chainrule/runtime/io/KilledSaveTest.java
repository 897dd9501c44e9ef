package io.github.chainrule.runtime.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.Sweep;
import io.github.chainrule.runtime.f32.io.LayeredModel;
import io.github.chainrule.runtime.f32.io.ModelFile;
import java.io.File;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process while it saves, a few times. */
final class KilledSaveTest {
  private static final int KILLS = Sweep.times(10);
  private static final long SEED = 20250101;

  /** Longer than a save takes, so that a kill comes at any moment of one. */
  private static final int LONGEST_WAIT = 30_000_000;

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void fileLoadsAfterAKillAtAnyMoment(@TempDir File directory) throws Exception {
    File file = new File(directory, "model.safetensors");
    Generator random = new Generator(SEED);
    int number = 0;
    int within = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      // The new process begins with a number above all that the one before can have reached.
      int first = number + 1;
      ChildProcess child =
          new ChildProcess("-Xmx64m", EndlessSaving.class, file.getPath(), "" + first);
      assertTrue(child.waitForByte());
      TimeUnit.NANOSECONDS.sleep(random.nextInt(LONGEST_WAIT));
      child.kill();
      number = load(file);
      assertTrue(number >= first, "lost " + first + ", found " + number);
      within += directory.list().length > 1 ? 1 : 0;
      deleteLeftOver(directory, file);
    }
    System.out.printf(
        "Killed %d times, seed %d: %d amid a save, %d saves%n", KILLS, SEED, within, number);
  }

  private static int load(File file) throws Exception {
    LayeredModel model = EndlessSaving.model();
    Map<String, String> metadata = ModelFile.load(model, file).metadata();
    float number = model.parameters()[0];
    for (float parameter : model.parameters()) {
      assertEquals(number, parameter);
    }
    assertEquals(Integer.toString((int) number), metadata.get("number"));
    return (int) number;
  }

  private static void deleteLeftOver(File directory, File file) {
    for (File other : directory.listFiles()) {
      assertTrue(other.equals(file) || other.getName().endsWith(".tmp"), other.getName());
      assertTrue(other.equals(file) || other.delete());
    }
  }
}
