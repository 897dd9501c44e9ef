package io.github.chainrule.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.chainrule.exchange.draft.NameList;
import io.github.chainrule.exchange.draft.NetworkDraft;
import io.github.chainrule.exchange.export.OnnxModels;
import io.github.chainrule.exchange.write.InterfaceWriter;
import io.github.chainrule.exchange.write.JavaName;
import io.github.chainrule.exchange.write.NamedTypes;
import io.github.chainrule.runtime.f32.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file calls its features and classes becomes types, and these are what x and y are. */
final class NamedTypesTest {
  private static final JavaName NAME = JavaName.of("demo.Imported");
  private static final Path HABITS = RecordedModelsTest.MODELS.resolve("habits");

  /** As somebody would write it. */
  private static final String USE =
      """
      package demo;

      public final class Use {
        public static String best(ImportedNetwork network) {
          ImportedInput flower = new ImportedInput();
          flower.sepalLength = 0.5f;
          flower.xYNumber2 = -2;
          ImportedResult result = ImportedPredictor.of(network).predict(flower);
          return result.best() + " " + result.probability(ImportedClass.SETOSA);
        }

        public static int index() {
          return ImportedFeatures.PETAL_WIDTH;
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void namesBecomeFieldsWithUnitsAndConstants() throws Exception {
    NetworkDraft draft = RecordedModelsTest.draft(HABITS.resolve("named.onnx"));
    NamedTypes types = NamedTypes.of(draft, NAME, "named.onnx");
    assertEquals(
        """
        package demo;

        import io.github.chainrule.dsl.Unit;

        /** What {@link Imported} reads, named and ordered as in {@code named.onnx}. */
        public class ImportedInput {
          /** {@code sepal length (cm)} of the file. */
          @Unit("cm")
          public float sepalLength;

          /** {@code petal width [cm]} of the file. */
          @Unit("cm")
          public float petalWidth;

          /** {@code class} of the file. */
          public float classNumber2;

          /** {@code INPUTS} of the file. */
          public float inputsNumber2;

          /** {@code x-y} of the file. */
          public float xY;

          /** {@code x y} of the file. */
          public float xYNumber2;
        }
        """,
        types.features().orElseThrow().source());
    String classes = types.classes().orElseThrow().source();
    for (String constant : List.of("SETOSA,", "VERSI_COLOR,", "VERSI_COLOR_2,", "CLASS_3\n")) {
      assertTrue(classes.contains("  " + constant), classes);
    }
    String network = InterfaceWriter.write(draft, NAME, "named.onnx", true);
    assertTrue(network.contains("@Network(features = ImportedInput.class)"), network);
    assertTrue(network.contains("@Dense\n  @Classes(ImportedClass.class)\n"), network);
  }

  @Test
  void typesAreWhatTheNetworkReadsAndGives() throws Exception {
    NetworkDraft draft = RecordedModelsTest.draft(HABITS.resolve("named.onnx"));
    CompiledModel compiled = CompiledModel.of(draft, folder);
    float[] y = compiled.outputs(new float[] {0.5f, 0, 0, 0, 0, -2}, 1);

    NamedTypes types = NamedTypes.of(draft, NAME, "named.onnx");
    List<NamedTypes.TypeText> sources = new ArrayList<>(types.all());
    sources.add(new NamedTypes.TypeText(JavaName.of("demo.Use"), USE));
    String network = InterfaceWriter.write(draft, NAME, "named.onnx", true);
    Class<?> type = CompiledModel.compile(network, NAME, folder.resolve("again"), sources);
    Object own =
        type.getMethod("of", float[].class).invoke(null, (Object) compiled.model().parameters());
    Class<?> use = type.getClassLoader().loadClass("demo.Use");
    int best = 0;
    for (int i = 1; i < y.length; i++) {
      best = y[i] > y[best] ? i : best;
    }
    String[] names = {"SETOSA", "VERSI_COLOR", "VERSI_COLOR_2", "CLASS_3"};
    assertEquals(names[best] + " " + y[0], use.getMethod("best", type).invoke(null, own));
    assertEquals(1, use.getMethod("index").invoke(null));
  }

  @Test
  void exportedNamesComeBack() throws Exception {
    NetworkDraft draft = RecordedModelsTest.draft(HABITS.resolve("named.onnx"));
    Model model = CompiledModel.of(draft, folder).model();
    Path file = folder.resolve("again.onnx");
    OnnxModels.write(model, file.toFile());
    NetworkDraft again = RecordedModelsTest.draft(file);
    List<String> features = NameList.parse(again.metadata().get(NameList.FEATURES));
    assertEquals("sepalLength [cm]", features.get(0));
    Model second = CompiledModel.of(again, folder.resolve("second")).model();
    assertEquals(model.signature().features(), second.signature().features());
    assertEquals(model.signature().classes(), second.signature().classes());
    assertArrayEquals(model.parameters(), second.parameters());
  }

  @Test
  void namesOfAnotherNumberAreLeftOut() throws Exception {
    NetworkDraft draft = RecordedModelsTest.draft(HABITS.resolve("named_by_others.onnx"));
    NamedTypes types = NamedTypes.of(draft, NAME, "named_by_others.onnx");
    assertTrue(types.features().isEmpty());
    assertTrue(types.classes().isPresent());
    String network = InterfaceWriter.write(draft, NAME, "named.onnx", true);
    assertTrue(network.contains("@Network(inputs = 6)"), network);
  }

  @Test
  void listsAreReadAsPeopleWriteThem() {
    List<String> names = List.of("a", "b c");
    for (String text :
        List.of(
            "a,b c",
            "a\nb c",
            "[\"a\", \"b c\"]",
            "['a', 'b c']",
            "{0: 'a', 1: 'b c'}",
            NameList.print(names))) {
      assertEquals(names, NameList.parse(text), text);
    }
    for (String none : List.of("", "alone", "[1, [2]]", "{'x': 'a'}", "[", "{}")) {
      assertEquals(List.of(), NameList.parse(none), none);
    }
  }
}
