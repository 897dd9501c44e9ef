package io.github.chainrule.processor.endtoend;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import io.github.chainrule.processor.ChainruleProcessor;
import io.github.chainrule.runtime.f32.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names beyond ASCII, in sources of any encoding: the compiler takes what is generated to be of the
 * same encoding, which may lack their characters.
 */
class SourceEncodingTest {

  /** An umlaut, a letter that takes two units of UTF-16, a dollar. */
  private static final List<String> LAYERS =
      List.of("gr\u00f6\u00dfe", "\ud835\udc65", "$", "\u5c64_$1");

  @TempDir Path folder;

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(unit -> unit < 128 ? Character.toString(unit) : String.format("\\u%04x", unit))
        .collect(joining());
  }

  private static String network(String name) {
    StringBuilder source = new StringBuilder("@Network(inputs = 2) public interface " + name);
    source.append(" {\n");
    for (String layer : LAYERS) {
      source.append("@Dense(units = 2) Layer ").append(layer).append("();\n");
    }
    return source.append("}\n").toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252", "UTF-8"})
  void layersKeepTheirNames(String encoding) throws IOException {
    for (ProjectFolder.Compiler compiler :
        List.of(ProjectFolder.Compiler.JAVAC, ProjectFolder.Compiler.ECLIPSE)) {
      ProjectFolder project =
          new ProjectFolder(folder.resolve(compiler.name()))
              .withProcessors(ProjectFolder.processor())
              .withOptions("-encoding", encoding, "-Achainrule.report=" + folder.resolve("cards"));
      project.write("Names", escaped(network("Names")));
      project.write(
          "User",
          """
          public class User {
            public static Object layers(long seed) {
              StringBuilder text = new StringBuilder();
              for (Layer layer : NamesNetwork.create(seed).layers()) {
                text.append(layer.name()).append(' ');
              }
              return text.toString();
            }
          }
          """);
      project.compile(compiler, "Names", "User");
      assertEquals(String.join(" ", LAYERS) + " ", project.call("User", "layers", 1));
      project.generated().forEach(SourceEncodingTest::assertAscii);
      String card = Files.readString(folder.resolve("cards").resolve("demo.Names.html"));
      for (String layer : LAYERS) {
        assertTrue(card.contains(layer), layer);
      }
    }
  }

  private static void assertAscii(String file, String source) {
    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(source), file);
  }

  /** In memory, since not every platform has files of such names. */
  @Test
  void interfacesAndPackagesMayHaveAnyName() throws Exception {
    String packageName = "p\u00e4ckchen";
    String nested = "\ud835\udcdd";
    String source =
        "package "
            + packageName
            + ";\nimport io.github.chainrule.dsl.*;\n"
            + "import io.github.chainrule.runtime.Layer;\npublic interface Gr\u00f6\u00dfe {\n"
            + network(nested)
            + network("$")
            + "}\n";
    Build build =
        Build.ofSources(
            List.of(JavaFileObjects.forSourceString(packageName + ".Gr\u00f6\u00dfe", source)),
            new ChainruleProcessor());
    build.sources().forEach(SourceEncodingTest::assertAscii);
    for (String name : List.of(nested, "$")) {
      Class<?> type = build.load(packageName + ".Gr\u00f6\u00dfe_" + name + "Network");
      Model network = (Model) type.getMethod("create", long.class).invoke(null, 1L);
      assertEquals(LAYERS.get(1), network.layers().get(1).name());
      assertEquals(2, network.predict(new float[2]).length);
    }
  }
}
