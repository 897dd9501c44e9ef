package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiles sources in memory with the processor and remembers the networks that reach the stages
 * after the reader, which here generate nothing.
 */
final class TestCompiler {

  private final List<NetworkSpec> networks = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private Compiler javac = Compiler.javac();

  private TestCompiler(List<Processor> processors) {
    this.processors.addAll(processors);
  }

  /** A compiler with this processor only. */
  static TestCompiler of(Processor processor) {
    return new TestCompiler(List.of(processor));
  }

  TestCompiler() {
    this(network -> new CompiledNetwork(List.of(), Optional.empty(), List.of()));
  }

  TestCompiler(CompilerStage stage) {
    processors.add(
        new ChainruleProcessor(
            environment ->
                network -> {
                  networks.add(network);
                  return stage.compile(network);
                }));
  }

  /** Lets another processor run in the same compilation. */
  TestCompiler alongside(Processor processor) {
    processors.add(processor);
    return this;
  }

  TestCompiler withClasspath(List<File> classpath) {
    javac = javac.withClasspath(classpath);
    return this;
  }

  /** What the tests themselves run with: the annotations, the runtime, and the processor. */
  static List<File> classpath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(File::new)
        .toList();
  }

  /** Asserts that the compiler says of one file of package demo what the file expects. */
  static void assertDiagnostics(String text) {
    new TestCompiler().check(AnnotatedSource.inDemo("Networks", text));
  }

  /** The one network in one file of package demo, which must compile without a word. */
  static NetworkSpec read(String text) {
    TestCompiler compiler = new TestCompiler();
    compiler.check(AnnotatedSource.inDemo("Networks", text));
    assertEquals(1, compiler.networks().size(), "networks that were read");
    return compiler.networks().get(0);
  }

  /**
   * Asserts that the compiler says of these files what they expect, nothing more and nothing less.
   */
  Compilation check(AnnotatedSource... sources) {
    Compilation compilation =
        javac
            .withProcessors(processors)
            .compile(Arrays.stream(sources).map(AnnotatedSource::toFile).toList());
    List<String> expected =
        Arrays.stream(sources).flatMap(source -> source.expectations().stream()).toList();
    List<String> found = compilation.diagnostics().stream().map(TestCompiler::describe).toList();
    assertEquals(lines(expected), lines(found));
    return compilation;
  }

  /** The networks that were read without a mistake, in the order in which they came. */
  List<NetworkSpec> networks() {
    return List.copyOf(networks);
  }

  private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
    String file = diagnostic.getSource() == null ? "nowhere" : diagnostic.getSource().getName();
    String kind = diagnostic.getKind().name().toLowerCase(Locale.ROOT);
    String message = diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    return file.replaceFirst("^/", "")
        + ":"
        + diagnostic.getLineNumber()
        + ": "
        + kind
        + ": "
        + message;
  }

  /** In the order of the source; several diagnostics of one line in alphabetical order. */
  private static String lines(List<String> diagnostics) {
    return diagnostics.stream().sorted().reduce("", (all, next) -> all + next + "\n");
  }
}
