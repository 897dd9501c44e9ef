package io.github.chainrule.samples.android.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With no rule but that of its entry point, a shrunk app computes the same bits. */
class ShrunkAppsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void r8LeavesTheBitsAsTheyAre(App app) throws Exception {
    Path shrunk = new R8Shrinker(app, folder).shrink();
    assertSameBits(app, shrunk);
  }

  @ParameterizedTest
  @EnumSource
  void proGuardLeavesTheBitsAsTheyAre(App app) throws Exception {
    Path shrunk = new ProGuardShrinker(app, folder).shrink();
    assertSameBits(app, shrunk);
  }

  private void assertSameBits(App app, Path shrunk) throws IOException, InterruptedException {
    Path whole = folder.resolve("whole.jar");
    app.classes().writeTo(whole);
    assertTrue(Files.size(shrunk) < Files.size(whole) / 4, shrunk::toString);
    List<String> printed = app.run(whole, folder);
    assertTrue(printed.size() >= 20, () -> app + " prints " + printed);
    assertEquals(printed, app.run(shrunk, folder));
  }
}
