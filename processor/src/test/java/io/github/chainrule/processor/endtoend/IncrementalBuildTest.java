package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Builds that keep what they made before, and compile what has changed. */
class IncrementalBuildTest {

  private static final List<String> IRIS_SOURCES =
      List.of("IrisBackprop.java", "IrisForward.java", "IrisJacobian.java", "IrisNetwork.java");

  private static final String BEFORE =
      """
      @Network(inputs = 2)
      public interface Iris {
        @Dense(units = 3) Layer species();
      }
      """;

  private static final String AFTER =
      """
      @Network(inputs = 4)
      public interface Iris {
        @Dense(units = 5, activation = Activation.TANH) Layer hidden();
        @Dense(units = 2) Layer outcome();
      }
      """;

  private static final String USER =
      """
      public class User {
        public static Object layers(long seed) {
          IrisNetwork iris = IrisNetwork.create(seed);
          StringBuilder text = new StringBuilder();
          for (Layer layer : iris.layers()) {
            text.append(layer.inputs()).append(layer.name()).append(layer.units());
          }
          float[] x = new float[iris.inputs()];
          float[] g = new float[iris.parameters().length];
          iris.newBackprop().gradient(x, iris.predict(x), g);
          return text.append(' ').append(g.length).toString();
        }
      }
      """;

  @TempDir Path folder;

  private ProjectFolder project() throws IOException {
    return new ProjectFolder(folder).withProcessors(ProjectFolder.processor());
  }

  @ParameterizedTest
  @CsvSource({"JAVAC, Iris", "JAVAC, Iris User", "ECLIPSE, Iris User"})
  void changedInterfaceReplacesItsClasses(ProjectFolder.Compiler compiler, String compiledAgain)
      throws IOException {
    ProjectFolder project = project();
    project.write("Iris", BEFORE);
    project.write("User", USER);
    project.compile(compiler, "Iris", "User");
    assertEquals("2species3 9", project.call("User", "layers", 1));
    Map<String, String> before = project.generated();
    assertEquals(IRIS_SOURCES, List.copyOf(before.keySet()));

    project.write("Iris", AFTER);
    project.compile(compiler, compiledAgain.split(" ", -1));
    assertEquals("4hidden55outcome2 37", project.call("User", "layers", 1));
    Map<String, String> after = project.generated();
    assertEquals(IRIS_SOURCES, List.copyOf(after.keySet()));
    after.forEach((file, source) -> assertNotEquals(before.get(file), source, file));
  }

  /** Tools that put generated sources on the source path have javac read them before they are. */
  @Test
  void changedInterfaceReplacesSourcesOnTheSourcePath() throws IOException {
    ProjectFolder project =
        project().withOptions("-sourcepath", folder.resolve("generated").toString());
    project.write("Iris", BEFORE);
    project.write("User", USER);
    project.compile(ProjectFolder.Compiler.JAVAC, "Iris", "User");

    project.write("Iris", AFTER);
    project.compile(ProjectFolder.Compiler.JAVAC, "Iris", "User");
    assertEquals("4hidden55outcome2 37", project.call("User", "layers", 1));
  }

  /** The nested interface gets the name that a top-level one had before it. */
  @Test
  void sourcesOfAnotherNetworkOnTheSourcePathAreNotReplaced() throws IOException {
    ProjectFolder project =
        project()
            .withOptions(
                "-sourcepath",
                folder.resolve("generated") + File.pathSeparator + folder.resolve("sources"));
    project.write("Outer_Iris", BEFORE.replace("Iris", "Outer_Iris"));
    project.compile(ProjectFolder.Compiler.JAVAC, "Outer_Iris");
    Map<String, String> before = project.generated();

    project.write("Outer", "class Outer { " + BEFORE + "}");
    AssertionError refused =
        assertThrows(
            AssertionError.class, () -> project.compile(ProjectFolder.Compiler.JAVAC, "Outer"));
    assertTrue(
        refused.getMessage().contains("[GeneratedNameShared] Outer.Iris"), refused::toString);
    assertEquals(before, project.generated());
  }

  /** The interface that hands them down is in no file of this compilation. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "JAVAC_PROCESS")
  void layersAreInheritedFromClassFiles(ProjectFolder.Compiler compiler) throws IOException {
    ProjectFolder library =
        new ProjectFolder(folder.resolve("library")).withProcessors(ProjectFolder.processor());
    library.write("Iris", AFTER);
    library.compile(compiler, "Iris");
    ProjectFolder project = project().withClasspath(folder.resolve("library/classes").toFile());
    project.write(
        "Wider",
        "@Network public interface Wider extends Iris { @Dense(units = 9) Layer last(); }");
    project.write("User", USER.replace("IrisNetwork", "WiderNetwork"));
    project.compile(compiler, "Wider", "User");
    assertEquals("4hidden55outcome22last9 64", project.call("User", "layers", 1));

    project.write(
        "Wider",
        "@Network(inputs = 0) public interface Wider extends Iris {"
            + " @Dense(from = \"nothing\", units = 9) Layer last(); }");
    AssertionError refused =
        assertThrows(AssertionError.class, () -> project.compile(compiler, "Wider"));
    assertTrue(refused.getMessage().contains("[NetworkInputs]"), refused::toString);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "JAVAC_PROCESS")
  void unchangedInterfaceGivesTheSameBytesBesideAChangedOne(ProjectFolder.Compiler compiler)
      throws IOException {
    ProjectFolder project = project();
    project.write("Iris", BEFORE);
    project.write("Same", BEFORE.replace("Iris", "Same"));
    project.compile(compiler, "Iris", "Same");
    Map<String, byte[]> before = project.classFiles();
    assertEquals(2 * (1 + IRIS_SOURCES.size()), before.size());

    project.write("Iris", AFTER);
    project.compile(compiler, "Same");
    project.classFiles().forEach((file, bytes) -> assertArrayEquals(before.get(file), bytes, file));
  }
}
