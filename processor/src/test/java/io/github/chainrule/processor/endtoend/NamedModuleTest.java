package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network in a named module: its code may name only what the module reads. */
class NamedModuleTest {

  @TempDir Path folder;

  /** The module with the annotation is part of both compilations. */
  @ParameterizedTest
  @CsvSource({"'', 0", "requires java.compiler;, 4"})
  void classesAreMarkedAsGeneratedWhereTheirModuleReadsThatAnnotation(String reads, int marked)
      throws IOException {
    ProjectFolder project =
        new ProjectFolder(folder)
            .withProcessors(ProjectFolder.processor())
            .withModules("java.compiler");
    project.writeModule(
        "requires static io.github.chainrule.dsl; requires io.github.chainrule.runtime;" + reads);
    assertEquals(marked, marks(project));
  }

  /** Whoever reads an exported network reads the runtime, too, but not the annotations. */
  @ParameterizedTest
  @CsvSource({"'', 0", "requires java.compiler;, 0", "requires transitive java.compiler;, 4"})
  void anExportedNetworkIsQuiet(String reads, int marked) throws IOException {
    ProjectFolder project =
        new ProjectFolder(folder)
            .withProcessors(ProjectFolder.processor())
            .withModules("java.compiler")
            .withOptions("-Xlint:all,-processing", "-Werror");
    project.writeModule(
        "requires static io.github.chainrule.dsl;"
            + " requires transitive io.github.chainrule.runtime; exports demo;"
            + reads);
    assertEquals(marked, marks(project));
  }

  /** Compiles a network, without a word, and counts the classes with the annotation. */
  private static long marks(ProjectFolder project) throws IOException {
    project.write(
        "Iris",
        """
        @Network(inputs = 1)
        public interface Iris extends java.io.Serializable {
          @Dense(units = 1) Layer output();
        }
        """);
    assertEquals("", project.compile(ProjectFolder.Compiler.JAVAC, "../module-info", "Iris"));
    return project.generated().values().stream()
        .filter(source -> source.contains("@Generated("))
        .count();
  }
}
