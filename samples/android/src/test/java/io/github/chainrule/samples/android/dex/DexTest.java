package io.github.chainrule.samples.android.dex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.android.ClassFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations, runtime, apps and all networks become dex files as they are. */
class DexTest {
  /** Android's runtime compiles no method over 10,000 units; this is the margin. */
  private static final int LARGEST_METHOD = 8_000;

  /** Android 8 to 14 compile no method over 600 units that has no branch. */
  private static final int UNITS_WITHOUT_BRANCH = 600;

  @TempDir private static Path folder;

  private static ClassFiles all;
  private static DexReader dex;

  @BeforeAll
  static void dexByD8WithoutAWarning() throws IOException {
    all = ClassFiles.chainrule().and(ClassFiles.apps()).runnable();
    dex = new DexReader(Dexers.d8(all, folder));
  }

  @Test
  void d8AddsAndRemovesNoClass() {
    assertSameClasses(all, dex.classes());
  }

  @Test
  void nothingNeedsDesugaring() throws IOException {
    // Wide networks differ by their length alone, which takes dx its time.
    ClassFiles some = all.only(path -> !path.contains("/networks/Sizes"));
    assertSameClasses(some, new DexReader(Dexers.dx(some)).classes());
  }

  private static void assertSameClasses(ClassFiles classes, Set<String> dexed) {
    Set<String> added = new TreeSet<>(dexed);
    added.removeAll(classes.descriptors());
    Set<String> removed = classes.descriptors();
    removed.removeAll(dexed);
    assertEquals(Set.of(), added);
    assertEquals(Set.of(), removed);
  }

  /** Android has these since API level 24, and D8 passes them on as they are. */
  private static Set<String> functionsAndStreams(DexReader dex) {
    Set<String> types = dex.types();
    types.removeIf(type -> !type.matches("\\[*Ljava/util/(function|stream)/.*"));
    return types;
  }

  @Test
  void nothingRefersToFunctionsOrStreams() {
    assertEquals(Set.of(), functionsAndStreams(dex));
  }

  @Test
  void whatRefersToFunctionsOrStreamsIsFound(@TempDir Path other) throws IOException {
    ClassFiles broken = ClassFiles.of(FunctionsAndStreams.class);
    assertEquals(
        Set.of("Ljava/util/function/UnaryOperator;", "Ljava/util/stream/Stream;"),
        functionsAndStreams(new DexReader(Dexers.d8(broken, other))));
  }

  @Test
  void noMethodIsTooLongForAndroidToCompile() {
    for (DexMethod method : dex.methods()) {
      assertTrue(method.units() <= LARGEST_METHOD, method::toString);
    }
  }

  @Test
  void everyLongMethodHasABranch() {
    int large = 0;
    for (DexMethod method : dex.methods()) {
      // Constructors run once: it is no matter whether they are compiled.
      if (method.units() > UNITS_WITHOUT_BRANCH && !method.isConstructor()) {
        assertTrue(method.hasBranch(), method::toString);
        large++;
      }
    }
    assertTrue(large > 100, large + " methods are long");
  }
}
