package io.github.chainrule.processor.endtoend;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Interfaces whose implementation compilers would warn of: what is generated is quiet under all
 * warnings of javac and the usual ones of Eclipse's compiler, and suppresses no more than it must.
 */
class QuietNetworksTest {

  private static final String IMPORTS =
      """
      package quiet;
      import io.github.chainrule.dsl.*;
      import io.github.chainrule.runtime.Layer;
      """;

  private static final String LAYERS =
      """
        @Dense(units = 3, activation = Activation.TANH) Layer hidden();
        @Dense(units = 2, activation = Activation.SOFTMAX) Layer output();
      """;

  private static final Pattern SUPPRESSED = Pattern.compile("@SuppressWarnings\\(([^)]*)\\)");

  /** What users write without a warning: the heading, and members besides two layers. */
  private static final Map<String, List<String>> NETWORKS = new TreeMap<>();

  static {
    add("Plain", "public interface Plain", "");
    add("Serial", "public interface Serial extends java.io.Serializable", "");
    add(
        "External",
        "public interface External extends java.io.Externalizable",
        """
        @Override default void writeExternal(java.io.ObjectOutput out) {}
        @Override default void readExternal(java.io.ObjectInput in) {}
        """);
    add(
        "Closeable",
        "public interface Closeable extends AutoCloseable",
        "@Override default void close() {}");
    add(
        "Generic",
        "public interface Generic extends Comparable<Generic>",
        "@Override default int compareTo(Generic other) { return 0; }");
    add(
        "Raw",
        "@SuppressWarnings(\"rawtypes\") public interface Raw extends Comparable",
        "@Override default int compareTo(Object other) { return 0; }");
    add("OldLayer", "interface OldLayer", "@Deprecated @Dense(units = 2) Layer old();");
    add(
        "DoomedLayer",
        "interface DoomedLayer",
        "@Deprecated(forRemoval = true) @Dense(units = 2) Layer old();");
    add("Heir", "interface Heir extends Base", "");
  }

  /** What no class around the layers is needed for. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "quiet/Base.java",
          "package quiet;"
              + "interface Base { @Deprecated default float[] predict(float[] x) { return x; } }",
          "quiet/Old.java",
          IMPORTS
              + "@Deprecated @Network(inputs = 1) interface Old {"
              + " @Deprecated @Dense(units = 1) Layer output(); }",
          "quiet/Doomed.java",
          IMPORTS
              + "@Deprecated(forRemoval = true) @Network(inputs = 1) interface Doomed {"
              + " @Deprecated @Dense(units = 1) Layer output(); }",
          "quiet/Outer.java",
          IMPORTS
              + "@Deprecated class Outer<T> { @Deprecated T t; @Deprecated static class Middle {"
              + " @Deprecated @Network(inputs = 1) interface Inner {"
              + " @Deprecated @Dense(units = 1) Layer output(); } } }",
          "quiet/Around.java",
          IMPORTS
              + "class Around<T> { T t; @Network(inputs = 1) interface Inner {"
              + " @Dense(units = 1) Layer output(); } }",
          "Unnamed.java",
          IMPORTS.replace("package quiet;", "")
              + "@Network(inputs = 1, precision = Precision.DOUBLE) interface Unnamed {"
              + " @Dense(units = 1) Layer output(); }");

  @TempDir Path folder;

  private static void add(String name, String heading, String members) {
    NETWORKS.put(name, List.of(heading, members));
  }

  private static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>(OTHERS);
    NETWORKS.forEach(
        (name, text) ->
            sources.put(
                "quiet/" + name + ".java",
                IMPORTS
                    + "@Network(inputs = 2) "
                    + text.get(0)
                    + " {\n"
                    + LAYERS
                    + text.get(1)
                    + "}\n"));
    return sources;
  }

  @Test
  void javacHasNoWarning() throws IOException {
    Map<String, String> sources = sources();
    // Eclipse's compiler knows of no such warning, and warns of its suppression.
    sources.put(
        "quiet/Interrupted.java",
        IMPORTS
            + "@SuppressWarnings(\"try\") @Network(inputs = 1)"
            + " interface Interrupted extends AutoCloseable {"
            + " @Override default void close() throws Exception {}"
            + " @Dense(units = 1) Layer output(); }");
    CompilerRun run =
        CompilerRun.of(
            ToolProvider.getSystemJavaCompiler(),
            sources,
            folder.resolve("javac"),
            "-Xlint:all,-processing",
            "-Werror");
    assertEquals(List.of(), run.messages());
    assertEquals(
        Map.of(
            "Doomed", List.of("all", "deprecation", "removal"),
            "DoomedLayer", List.of("all", "removal"),
            "External", List.of("all", "serial"),
            "Heir", List.of("all", "deprecation"),
            "Interrupted", List.of("all", "try"),
            "Old", List.of("all", "deprecation"),
            "OldLayer", List.of("all", "deprecation"),
            "Outer_Middle_Inner", List.of("all", "deprecation")),
        suppressed(run));
  }

  private static Map<String, List<String>> suppressed(CompilerRun run) throws IOException {
    return run.files("Network.java").entrySet().stream()
        .filter(it -> it.getValue().contains("@SuppressWarnings"))
        .collect(
            toMap(
                it -> it.getKey().replaceFirst("quiet/(.*)Network.java", "$1"),
                it -> warnings(it.getValue())));
  }

  private static List<String> warnings(String source) {
    return SUPPRESSED
        .matcher(source)
        .results()
        .map(MatchResult::group)
        .flatMap(text -> Arrays.stream(text.replaceAll("@\\w+|[^\\w,]", "").split(",", -1)))
        .toList();
  }

  @Test
  void eclipseHasNoWarning() throws IOException {
    CompilerRun run =
        CompilerRun.of(
            new EclipseCompiler(),
            sources(),
            folder.resolve("eclipse"),
            "-warn:+unused,raw,static-access,null,resource,dep-ann,fallthrough,finally");
    assertEquals(List.of(), run.messages());
  }
}
