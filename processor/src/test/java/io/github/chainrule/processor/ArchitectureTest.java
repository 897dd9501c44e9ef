package io.github.chainrule.processor;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which stage may know which: read from the imports of the compiler's own sources. */
class ArchitectureTest {

  private static final String ROOT = ArchitectureTest.class.getPackageName();
  private static final Path SOURCES = Path.of("src", "main", "java").resolve(path(ROOT));

  /** A qualified name of the project, or of a library, wherever it stands in the code. */
  private static final Pattern QUALIFIED =
      Pattern.compile("\\b((?:[a-z][a-z0-9]*\\.){2,})[A-Z]\\w*");

  private static final String DSL = "io.github.chainrule.dsl";

  /** What each package may name besides itself and the JDK's core; a directed acyclic graph. */
  private static final Map<String, Set<String>> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              entry("feature", Set.of()),
              entry("spec", Set.of(DSL, "diagnostic", "feature", "scalar")),
              entry("scalar", Set.of()),
              entry("program", Set.of(DSL, "scalar", "spec")),
              entry("layer", Set.of("program", "scalar", "spec")),
              entry("diff", Set.of(DSL, "program", "scalar", "spec")),
              entry("verify", Set.of(DSL, "diff", "program", "scalar", "spec")),
              entry("kernel", Set.of("scalar")),
              entry("lower", Set.of(DSL, "kernel", "lower.cost", "program", "scalar", "spec")),
              entry("lower.cost", Set.of(DSL, "kernel", "program")),
              entry("lower.plan", Set.of("kernel", "scalar")),
              entry(
                  "report",
                  Set.of(DSL, "diff", "feature", "kernel", "program", "scalar", "spec", "verify")),
              entry(
                  "emit",
                  Set.of(
                      DSL,
                      "feature",
                      "kernel",
                      "program",
                      "scalar",
                      "spec",
                      "verify",
                      "com.palantir.javapoet",
                      "javax.lang.model.element")),
              entry(
                  "diagnostic",
                  Set.of("javax.annotation.processing", "javax.lang.model.element", "javax.tools")),
              entry(
                  "read",
                  Set.of(
                      DSL,
                      "diagnostic",
                      "feature",
                      "scalar",
                      "spec",
                      "com.sun.source.tree",
                      "com.sun.source.util",
                      "javax.annotation.processing",
                      "javax.lang.model",
                      "javax.lang.model.element",
                      "javax.lang.model.type",
                      "javax.lang.model.util",
                      "javax.tools"))));

  private static final Set<String> CORE =
      Set.of(
          "java.io",
          "java.lang",
          "java.lang.annotation",
          "java.math",
          "java.nio.charset",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream");

  private static String path(String packageName) {
    return packageName.replace('.', '/');
  }

  @Test
  void everyPackageHasARule() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      Set<String> packages =
          folders
              .filter(folder -> Files.isDirectory(folder) && !folder.equals(SOURCES))
              .map(folder -> SOURCES.relativize(folder).toString().replace('/', '.'))
              .collect(toCollection(TreeSet::new));
      assertEquals(ALLOWED.keySet(), packages);
    }
  }

  @Test
  void everyPackageIsInTheOverview() throws IOException {
    String overview = Files.readString(Path.of("src", "main", "javadoc", "overview.html"));
    Set<String> left = new TreeSet<>(ALLOWED.keySet());
    left.removeIf(packageName -> overview.contains(ROOT + "." + packageName));
    assertEquals(Set.of(), left);
  }

  @Test
  void packagesNameNothingThatTheyMayNot() throws IOException {
    List<String> breaches = new ArrayList<>();
    for (String packageName : ALLOWED.keySet()) {
      for (Path file : files(SOURCES.resolve(path(packageName)))) {
        for (String named : packagesNamedBy(file)) {
          if (!isAllowed(packageName, named)) {
            breaches.add(SOURCES.relativize(file) + " names " + named);
          }
        }
      }
    }
    assertEquals(List.of(), breaches);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static Set<String> packagesNamedBy(Path file) throws IOException {
    return QUALIFIED
        .matcher(withoutTexts(Files.readString(file)))
        .results()
        .map(match -> match.group(1).replaceFirst("\\.$", ""))
        .collect(toCollection(TreeSet::new));
  }

  /** Takes out comments and string literals, which may name anything. */
  private static String withoutTexts(String source) {
    return source.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*|\"(?:\\\\.|[^\"\\\\\n])*\"", "");
  }

  private static boolean isAllowed(String packageName, String named) {
    String own = named.startsWith(ROOT + ".") ? named.substring(ROOT.length() + 1) : named;
    return own.equals(packageName)
        || CORE.contains(named)
        || ALLOWED.get(packageName).contains(own);
  }

  @Test
  void allButReadingAndEmittingKnowNeitherJavacNorJavaPoet() {
    List<String> stages =
        List.of(
            "feature",
            "spec",
            "scalar",
            "program",
            "layer",
            "diff",
            "verify",
            "lower",
            "lower.cost",
            "lower.plan",
            "kernel",
            "report");
    for (String stage : stages) {
      for (String allowed : ALLOWED.get(stage)) {
        assertTrue(ALLOWED.containsKey(allowed) || allowed.equals(DSL), stage + ": " + allowed);
      }
    }
  }

  @Test
  void rulesHaveNoCycle() {
    Set<String> resolved = new TreeSet<>();
    while (resolved.size() < ALLOWED.size()) {
      int before = resolved.size();
      ALLOWED.forEach(
          (name, uses) -> {
            if (uses.stream()
                .allMatch(use -> !ALLOWED.containsKey(use) || resolved.contains(use))) {
              resolved.add(name);
            }
          });
      assertTrue(resolved.size() > before, "a cycle among those not in " + resolved);
    }
  }

  @Test
  void runtimeIsKnownByNameOnly() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        for (String named : packagesNamedBy(file)) {
          assertTrue(!named.startsWith("io.github.chainrule.runtime"), file.toString());
        }
      }
    }
  }

  /**
   * A pass that treats kinds of statements or steps differently is a visitor, so that a new kind
   * makes the compiler ask for it. One kind may be looked for, no two told apart.
   */
  @Test
  void kindsOfStatementsAndStepsAreToldApartByVisitors() throws IOException {
    Pattern question = Pattern.compile("instanceof (?:Statement|TileStep)\\.(\\w+)");
    Map<String, Set<String>> asked = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        Set<String> kinds =
            question
                .matcher(withoutTexts(Files.readString(file)))
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
        if (kinds.size() > 1) {
          asked.put(SOURCES.relativize(file).toString(), kinds);
        }
      }
    }
    // What a comment stands before, and where a variable ends.
    asked.remove("kernel/Atoms.java");
    asked.remove("kernel/KernelSplit.java");
    // Whether the statements of a loop may be repeated further.
    asked.remove("kernel/Padding.java");
    assertEquals(Map.of(), asked);
  }
}
