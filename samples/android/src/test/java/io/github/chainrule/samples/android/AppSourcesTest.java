package io.github.chainrule.samples.android;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the app without Android's SDK, which builds it. */
class AppSourcesTest {
  private static final Path APP = Path.of("app");
  private static final Path MAIN = APP.resolve("src/main");
  private static final Path SOURCES = MAIN.resolve("java/io/github/chainrule/samples/android");

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  /** All that a pattern's first group matches. */
  private static Set<String> found(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** Gradle 8.13 deprecated to set a property by a space. */
  @Test
  void propertiesOfTheBuildAreAssigned() throws IOException {
    String build = read(APP.resolve("build.gradle"));
    Set<String> assigned = found("(?m)^ +(\\w+) = \\S", build);
    assertTrue(assigned.containsAll(List.of("namespace", "compileSdk", "minSdk")), () -> build);
    assertEquals(
        Set.of("id", "implementation", "compileOnly", "annotationProcessor", "proguardFiles"),
        found("(?m)^ +(\\w+) +[^ ={]", build));
  }

  @Test
  void classesOfTheManifestExist() throws IOException {
    Set<String> classes =
        found("android:name=\"\\.(\\w+)\"", read(MAIN.resolve("AndroidManifest.xml")));
    assertEquals(Set.of("GestureApplication", "MainActivity"), classes);
    for (String name : classes) {
      assertTrue(Files.exists(SOURCES.resolve(name + ".java")), name);
    }
  }

  /** Android makes a screen again and again. */
  @Test
  void screensHaveNoThreadAndNoLearnerOfTheirOwn() throws IOException {
    String screen = read(SOURCES.resolve("MainActivity.java"));
    for (String owned : List.of("Executor", "new GestureLearner", "new GestureSession", "File")) {
      assertFalse(screen.contains(owned), owned);
    }
  }

  @Test
  void resourcesThatAreNamedExist() throws IOException {
    String values = read(MAIN.resolve("res/values/strings.xml"));
    values += read(MAIN.resolve("res/values/styles.xml"));
    Set<String> defined = found("<(?:string|string-array|style) name=\"(\\w+)\"", values);
    String users = read(MAIN.resolve("AndroidManifest.xml"));
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        users += read(source);
      }
    }
    assertEquals(defined, found("(?:R\\.\\w+\\.|\"@(?:string|style)/)(\\w+)", users));
  }

  /** The page is light, and the status bar lies on it. */
  @Test
  void iconsOfTheStatusBarAreDarkWhereAndroidCanDoThat() throws IOException {
    Path style = Path.of("styles.xml");
    String light = read(MAIN.resolve("res/values-v23").resolve(style));
    assertTrue(light.contains("\"android:windowLightStatusBar\">true<"), light);
    String name = "<style name=\"(\\w+)\"";
    assertEquals(found(name, read(MAIN.resolve("res/values").resolve(style))), found(name, light));
  }
}
