package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaCompiler;
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

  private CompilerRun compile(JavaCompiler compiler, String output, String... options)
      throws IOException {
    return CompilerRun.of(compiler, SOURCES, folder.resolve(output), options);
  }

  private static String reportTo(Path cards) {
    return "-Achainrule.report=" + cards;
  }

  private static JavaCompiler javac() {
    return ToolProvider.getSystemJavaCompiler();
  }

  @Test
  void pagesAreNamedLikeTheInterfacesTheyAreOf() throws IOException {
    Path cards = folder.resolve("new/cards");
    CompilerRun run = compile(javac(), "out", reportTo(cards));
    assertEquals(List.of(), run.messages());
    Map<String, String> pages = CompilerRun.files(cards, ".html");
    assertEquals(Set.of("Iris.html", "demo.Outer_Iris.html"), pages.keySet());
    assertTrue(pages.get("demo.Outer_Iris.html").contains("<h1>Outer.Iris</h1>"));
  }

  @Test
  void eclipseWritesWhatJavacWritesAndTheSourcesAreTheSameWithout() throws IOException {
    CompilerRun javac = compile(javac(), "javac", reportTo(folder.resolve("javac/cards")));
    CompilerRun eclipse =
        compile(new EclipseCompiler(), "eclipse", reportTo(folder.resolve("eclipse/cards")));
    CompilerRun without = compile(javac(), "without");
    assertEquals(2, javac.files(".html").size());
    assertEquals(javac.files(".html"), eclipse.files(".html"));
    assertEquals(javac.files(".java"), without.files(".java"));
    assertEquals(Map.of(), without.files(".html"));
    for (CompilerRun run : List.of(javac, eclipse, without)) {
      assertTrue(run.hasSucceeded());
      assertEquals(List.of(), run.messages());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsAnErrorOnEachNetwork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    CompilerRun run = compile(javac(), "out", reportTo(file));
    assertFalse(run.hasSucceeded());
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
        run.messages());
  }

  /** Early JDKs 17 refuse to make a folder where a link to one is. */
  @Test
  void aFolderMayBeALinkToOne() throws IOException {
    Path cards = Files.createDirectory(folder.resolve("cards"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), cards);
    assertEquals(List.of(), compile(javac(), "out", reportTo(link)).messages());
    Map<String, String> pages = CompilerRun.files(cards, ".html");
    assertEquals(Set.of("Iris.html", "demo.Outer_Iris.html"), pages.keySet());
  }

  private static final Map<String, String> TYPED =
      Map.of(
          "demo/Fraud.java",
          """
          package demo;
          import io.github.chainrule.dsl.*;
          import io.github.chainrule.runtime.Layer;
          @Network interface Fraud {
            record Payment(@Unit("km") float distance, boolean chip, @Length(2) double[] past) {}
            record Place(Payment last, Verdict before) {}
            enum Verdict { GENUINE, FRAUD }
            @Input(features = Payment.class, steps = 5) Layer payments();
            @Input(features = Place.class) Layer place();
            @GlobalMaxPool(from = "payments") Layer most();
            @Dense(from = {"most", "place"}) @Classes(Verdict.class) Layer verdict();
          }
          """);

  @Test
  void cardsTellFeaturesWithTheirUnitsAndClasses() throws IOException {
    Map<JavaCompiler, CompilerRun> runs = new LinkedHashMap<>();
    for (JavaCompiler compiler : List.of(javac(), new EclipseCompiler())) {
      String output = "typed" + runs.size();
      Path cards = folder.resolve(output + "/cards");
      runs.put(compiler, CompilerRun.of(compiler, TYPED, folder.resolve(output), reportTo(cards)));
    }
    List<CompilerRun> both = List.copyOf(runs.values());
    assertEquals(List.of(), both.get(0).messages());
    assertEquals(both.get(0).files(".html"), both.get(1).files(".html"));
    assertEquals(both.get(0).files(".java"), both.get(1).files(".java"));
    String text = both.get(0).files(".html").values().iterator().next().replaceAll("<[^>]*>+", " ");
    String card = text.replaceAll("\\s+", " ");
    for (String row :
        List.of(
            "payments.distance float km 0 5 × 1",
            "payments.past double[2] 2 5 × 2",
            "place.last.distance float km 20 1",
            "place.before Verdict 24 2 GENUINE, FRAUD",
            "verdict Verdict 0 2 GENUINE, FRAUD")) {
      assertTrue(card.contains(row), row + " in " + card);
    }
  }

  @Test
  void aFolderMustBeNamed() throws IOException {
    CompilerRun run = compile(javac(), "out", "-Achainrule.report");
    assertFalse(run.hasSucceeded());
    assertEquals(
        List.of(
            "3: [CardNotWritten] Iris: could not write the network card Iris.html: no folder is"
                + " given",
            "5: [CardNotWritten] Outer.Iris: could not write the network card demo.Outer_Iris.html:"
                + " no folder is given"),
        run.messages());
  }
}
