package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.palantir.javapoet.JavaFile;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.processor.ChainruleProcessor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A processor path that was written by hand and lacks a jar; javac runs in a process of its own.
 */
class ProcessorPathTest {
  private static final File PROCESSOR = Build.locationOf(ChainruleProcessor.class);
  private static final File JAVAPOET = Build.locationOf(JavaFile.class);
  private static final File DSL = Build.locationOf(Network.class);

  @TempDir private Path folder;

  @Test
  void missingJarsAreNamed() throws IOException {
    missing("chainrule-dsl", List.of(PROCESSOR, JAVAPOET));
    missing("javapoet", List.of(PROCESSOR, DSL));
    missing("chainrule-dsl, javapoet", List.of(PROCESSOR));
  }

  private void missing(String jars, List<File> path) throws IOException {
    String messages = assertThrows(AssertionError.class, () -> compile(path)).getMessage();
    String expected = "error: [ProcessorPath] " + jars + ": missing on the processor path";
    assertTrue(messages.contains(expected), messages);
    assertFalse(messages.contains("\tat "), messages);
  }

  @Test
  void allThreeDo() throws IOException {
    String messages = compile(List.of(PROCESSOR, DSL, JAVAPOET));
    assertFalse(messages.contains("error"), messages);
  }

  private String compile(List<File> path) throws IOException {
    ProjectFolder project = new ProjectFolder(folder).withProcessors(path);
    project.write("One", "@Network(inputs = 1) interface One { @Dense(units = 1) Layer only(); }");
    return project.compile(ProjectFolder.Compiler.JAVAC_PROCESS, "One");
  }
}
