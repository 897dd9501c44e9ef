package io.github.chainrule.samples.android.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.samples.android.dex.Dexers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How large the apps are on Android, which the README states, too. What is Chainrule's is at least
 * what it says: the app's own classes, which are taken off, are not shrunk.
 */
class SizesTest {
  private static final Path REPORT = Path.of("target", "android-sizes.txt");

  private static final List<String> lines = new ArrayList<>();

  @TempDir private Path folder;

  private static int limit(App app) {
    return switch (app) {
      case INFERENCE -> 10_500;
      case TRAINING -> 73_000;
    };
  }

  @ParameterizedTest
  @EnumSource
  void dexFileIsSmallAndAsLargeAsTheReadmeSays(App app) throws IOException {
    int whole = new R8Shrinker(app, folder).dex().length;
    int own = Dexers.d8(app.own(), folder).length;
    lines.add(String.format(Locale.ROOT, "%s: %,d bytes, own classes %,d", app, whole, own));
    assertTrue(whole <= limit(app), () -> app + " has " + whole + " bytes");

    MatchResult row = row(app);
    assertStated(row.group(1), whole);
    assertStated(row.group(2), whole - own);
  }

  /** What only the method of a builder makes is gone with the method. */
  @Test
  void appCarriesNoPartThatItDoesNotName() throws IOException {
    R8Shrinker shrinker = new R8Shrinker(App.TRAINING, folder);
    shrinker.dex();
    String parts =
        "ParallelEvaluator|Validation|MetricReport|OutputsTask|FrozenLayers"
            + "|Scaling|ModelScaling|Sgd|ConfusionMatrix|WeightedTask|WeightedBlock|ClassWeights"
            + "|Watch|Plateau|SourceFeed|SampleSource|LossModel|Predictor|CrossValidation";
    Pattern part = Pattern.compile("\\.(" + parts + ")(\\$\\w+)?(\\.\\S+\\(| -> )");
    String mapping = shrinker.mapping();
    assertTrue(mapping.contains(".BatchEvaluator -> "), mapping);
    assertEquals(List.of(), mapping.lines().filter(line -> part.matcher(line).find()).toList());
  }

  /** The two figures in the app's row of the table. */
  private static MatchResult row(App app) throws IOException {
    String name = app.name().toLowerCase(Locale.ROOT);
    Pattern row =
        Pattern.compile("(?m)^\\| " + name + ",.* \\| ([0-9.]+) kB \\| ([0-9.]+) kB \\|$");
    Matcher matcher = row.matcher(Files.readString(Path.of("README.md")));
    assertTrue(matcher.find(), () -> "no row of " + app + " in the README");
    return matcher.toMatchResult();
  }

  /** To a twentieth, for compilers differ. */
  private static void assertStated(String kilobytes, int bytes) {
    assertEquals(bytes, 1000 * Double.parseDouble(kilobytes), bytes / 20.0);
  }

  @AfterAll
  static void report() throws IOException {
    Files.write(REPORT, lines);
  }
}
