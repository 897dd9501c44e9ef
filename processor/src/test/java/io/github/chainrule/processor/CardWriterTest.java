package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.dsl.Network;
import io.github.chainrule.runtime.Layer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the option the compiler leaves a page for each network, without it none. */
class CardWriterTest {

  private static final Map<String, String> SOURCES =
      Map.of(
          "Iris.java",
          """
          import io.github.chainrule.dsl.*;
          import io.github.chainrule.runtime.Layer;
          @Network(inputs = 2) interface Iris {
            @Dense(units = 1) Layer output();
          }
          """,
          "demo/Outer.java",
          """
          package demo;
          import io.github.chainrule.dsl.*;
          import io.github.chainrule.runtime.Layer;
          class Outer {
            @Network(inputs = 2) interface Iris {
              @Dense(units = 3, activation = Activation.TANH) Layer hidden();
              @Dense(units = 1) Layer output();
            }
          }
          """);

  @TempDir Path folder;

  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  private boolean compile(JavaCompiler compiler, Path output, String... options)
      throws IOException, URISyntaxException {
    List<File> written = new ArrayList<>();
    for (Map.Entry<String, String> source : new TreeMap<>(SOURCES).entrySet()) {
      Path file = folder.resolve("sources").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      written.add(Files.writeString(file, source.getValue()).toFile());
    }
    Files.createDirectories(output);
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocation(StandardLocation.CLASS_PATH, classpath());
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output.toFile()));
      files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(output.toFile()));
      List<String> all = new ArrayList<>(List.of("--release", "17"));
      all.addAll(List.of(options));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, files, diagnostics, all, null, files.getJavaFileObjectsFromFiles(written));
      task.setProcessors(List.of(new ChainruleProcessor()));
      return task.call();
    }
  }

  private static List<File> classpath() throws URISyntaxException {
    List<File> places = new ArrayList<>();
    for (Class<?> type : List.of(Network.class, Layer.class)) {
      places.add(new File(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    return places;
  }

  private static JavaCompiler javac() {
    return ToolProvider.getSystemJavaCompiler();
  }

  private static Map<String, String> files(Path folder, String ending) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(ending)).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private List<String> messages() {
    return diagnostics.getDiagnostics().stream()
        .map(it -> it.getLineNumber() + ": " + it.getMessage(Locale.ROOT))
        .sorted()
        .toList();
  }

  @Test
  void pagesAreNamedLikeTheInterfacesTheyAreOf() throws Exception {
    Path cards = folder.resolve("new/cards");
    assertTrue(compile(javac(), folder.resolve("out"), "-Achainrule.report=" + cards));
    assertEquals(Set.of("Iris.html", "demo.Outer_Iris.html"), files(cards, ".html").keySet());
    assertTrue(files(cards, "demo.Outer_Iris.html").toString().contains("<h1>Outer.Iris</h1>"));
  }

  @Test
  void eclipseWritesWhatJavacWritesAndTheSourcesAreTheSameWithout() throws Exception {
    Path javac = folder.resolve("javac");
    Path eclipse = folder.resolve("eclipse");
    Path without = folder.resolve("without");
    assertTrue(compile(javac(), javac, "-Achainrule.report=" + javac.resolve("cards")));
    assertTrue(
        compile(new EclipseCompiler(), eclipse, "-Achainrule.report=" + eclipse.resolve("cards")));
    assertTrue(compile(javac(), without));
    assertEquals(2, files(javac, ".html").size());
    assertEquals(files(javac, ".html"), files(eclipse, ".html"));
    assertEquals(files(javac, ".java"), files(without, ".java"));
    assertEquals(Map.of(), files(without, ".html"));
    assertEquals(List.of(), messages());
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnErrorOnEachNetwork() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertTrue(!compile(javac(), folder.resolve("out"), "-Achainrule.report=" + file));
    assertEquals(
        List.of(
            "3: [CardNotWritten] Iris: could not write the network card "
                + file
                + "/Iris.html: java.nio.file.FileAlreadyExistsException: "
                + file,
            "5: [CardNotWritten] Outer.Iris: could not write the network card "
                + file
                + "/demo.Outer_Iris.html: java.nio.file.FileAlreadyExistsException: "
                + file),
        messages());
  }

  @Test
  void aFolderMayBeALinkToOne() throws Exception {
    Path cards = Files.createDirectory(folder.resolve("cards"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), cards);
    assertTrue(compile(javac(), folder.resolve("out"), "-Achainrule.report=" + link), this::all);
    assertEquals(Set.of("Iris.html", "demo.Outer_Iris.html"), files(cards, ".html").keySet());
  }

  private String all() {
    return messages().toString();
  }

  @Test
  void aFolderMustBeNamed() throws Exception {
    assertTrue(!compile(javac(), folder.resolve("out"), "-Achainrule.report"));
    assertEquals(
        List.of(
            "3: [CardNotWritten] Iris: could not write the network card Iris.html: no folder is"
                + " given",
            "5: [CardNotWritten] Outer.Iris: could not write the network card demo.Outer_Iris.html:"
                + " no folder is given"),
        messages());
  }
}
