package io.github.chainrule.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.runtime.f32.metrics.Metric;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keeps what the documents say true: their examples are excerpts of code that is compiled, here or
 * beside the samples of training and of Spark.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final List<Path> COMPILED =
      List.of(
          Path.of("src", "main", "java"),
          Path.of("src", "test", "java"),
          Path.of("target", "generated-sources", "annotations"),
          Path.of("..", "training", "src", "main", "java"),
          Path.of("..", "training", "src", "test", "java"),
          Path.of("..", "spark", "src", "test", "java"));
  private static final Path DECLARED = Path.of("dsl", "README.md");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "dsl/README.md",
        "samples/training/README.md",
        "samples/spark/README.md"
      })
  void everyJavaExampleIsAnExcerptOfACompiledFile(String document) throws IOException {
    List<String> examples = blocks("java", read(Path.of(document)));
    List<String> sources = sources();
    assertTrue(examples.size() >= 2, examples.size() + " examples");
    for (String example : examples) {
      assertTrue(
          sources.stream().anyMatch(source -> isExcerpt(example, source)),
          "in no compiled or generated source; bring the document up to date:\n" + example);
    }
  }

  @Test
  void everyPrintedTextOfTheSamplesReadmeIsPrintedByIris() throws IOException {
    List<String> texts = blocks("text", read(Path.of("samples", "README.md")));
    String printed = Printed.by(() -> io.github.chainrule.samples.iris.Main.main(new String[0]));
    assertEquals(1, texts.size());
    assertTrue(printed.contains(texts.get(0)), () -> "Iris prints something else:\n" + printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "dsl/README.md",
        "samples/README.md",
        "samples/training/README.md",
        "runtime/CHANGELOG.md",
        "processor/README.md",
        "runtime/README.md",
        "samples/android/README.md",
        "samples/android/apk/README.md",
        "samples/spark/README.md"
      })
  void everyLinkLeadsToAFile(String document) throws IOException {
    Path folder = ROOT.resolve(document).resolveSibling(".");
    for (MatchResult link : LINK.matcher(read(Path.of(document))).results().toList()) {
      assertTrue(Files.exists(folder.resolve(link.group(1))), document + ": " + link.group(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyActivationHasARow(Activation activation) throws IOException {
    assertTrue(read(DECLARED).contains("\n| `" + activation + "` | "));
  }

  @ParameterizedTest
  @EnumSource
  void everyLossHasARow(LossFunction loss) throws IOException {
    assertTrue(read(DECLARED).contains("\n| `" + loss + "` | "));
  }

  @Test
  void everyMetricHasARowInTheGuide() throws IOException {
    String guide = read(Path.of("samples", "training", "README.md"));
    for (Field field : Metric.class.getFields()) {
      assertTrue(guide.contains("`" + field.getName() + "`"), field.getName());
    }
  }

  private static String read(Path document) throws IOException {
    return Files.readString(ROOT.resolve(document)).replace("\r\n", "\n");
  }

  /** The contents of all fenced blocks of a language. */
  private static List<String> blocks(String language, String markdown) {
    Pattern block = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$");
    return block.matcher(markdown).results().map(result -> result.group(1)).toList();
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path root : COMPILED) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          sources.add(Files.readString(file).replace("\r\n", "\n"));
        }
      }
    }
    return sources;
  }

  /** Whether the lines stand in the source, all indented by the same number of spaces. */
  private static boolean isExcerpt(String lines, String source) {
    for (int depth = 0; depth <= 8; depth += 2) {
      String indented = lines.replaceAll("(?m)^(?=.)", " ".repeat(depth));
      if (("\n" + source).contains("\n" + indented)) {
        return true;
      }
    }
    return false;
  }
}
