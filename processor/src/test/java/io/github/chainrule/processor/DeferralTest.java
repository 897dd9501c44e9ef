package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What happens to networks that mention names the compiler does not know, or not yet. */
final class DeferralTest {

  @Test
  void aNetworkWaitsForASupertype() {
    TestCompiler compiler =
        new TestCompiler()
            .alongside(
                new GeneratingProcessor(
                    1,
                    "demo.Later",
                    "package demo; interface Later { default int answer() { return 42; } }"));
    compiler.check(
        AnnotatedSource.inDemo(
            "Iris",
            """
            @Network(inputs = 4)
            interface Iris extends Later {
              @Dense(units = 3) Layer species();
            }
            """));
    assertEquals(1, compiler.networks().size());
  }

  @Test
  void aNetworkWaitsForAConstant() {
    TestCompiler compiler =
        new TestCompiler()
            .alongside(
                new GeneratingProcessor(
                    2, "demo.Sizes", "package demo; interface Sizes { int HIDDEN = 7; }"));
    compiler.check(
        AnnotatedSource.inDemo(
            "Iris",
            """
            @Network(inputs = 4)
            interface Iris {
              @Dense(units = Sizes.HIDDEN) Layer species();
            }
            """));
    assertEquals(7, compiler.networks().get(0).outputs());
  }

  @Test
  void problemsOfAWaitingNetworkAreReportedOnce() {
    new TestCompiler()
        .alongside(
            new GeneratingProcessor(
                1, "demo.Sizes", "package demo; interface Sizes { int HIDDEN = 0; }"))
        .check(
            AnnotatedSource.inDemo(
                "Iris",
                """
                // error: [NetworkInputs] Iris: inputs must be at least 1, found 0
                @Network(inputs = 0)
                interface Iris {
                  // error: [LayerUnits] species: units must be at least 1, found 0
                  @Dense(units = Sizes.HIDDEN) Layer species();
                }
                """));
  }

  @Test
  void whatStaysUnknownIsTheCompilersToReport() {
    TestCompiler compiler = new TestCompiler();
    compiler.check(
        AnnotatedSource.inDemo(
            "Networks",
            """
            @Network(inputs = 4)
            interface A extends Nowhere { // error: cannot find symbol
              @Dense(units = 3) Layer species();
            }
            @Network(inputs = 4)
            interface B {
              @Dense(units = 3) Nowhere hidden(); // error: cannot find symbol
              @Dense(units = Nowhere.SIZE) Layer species(); // error: cannot find symbol
            }
            @Network(inputs = 4)
            interface C {
              @Dense(units = 3) Layer species();
            }
            """));
    assertEquals(1, compiler.networks().size());
  }

  @Test
  void problemsBesideWhatStaysUnknownAreReportedToo() {
    new TestCompiler()
        .check(
            AnnotatedSource.inDemo(
                "Networks",
                """
                // error: [NetworkInputs] A: inputs must be at least 1, found 0
                @Network(inputs = 0)
                interface A extends Nowhere { // error: cannot find symbol
                  // error: [LayerUnits] hidden: units must be at least 1, found 0
                  @Dense(units = 0) Layer hidden();
                  @Dense(units = Nowhere.SIZE) Layer species(); // error: cannot find symbol
                }
                """));
  }

  @Test
  void unknownNamesInOwnMethodsDoNotMatter() {
    TestCompiler compiler = new TestCompiler();
    compiler.check(
        AnnotatedSource.inDemo(
            "Iris",
            """
            @Network(inputs = 4)
            interface Iris {
              @Dense(units = 3) Layer species();
              default IrisForward forward() { return null; } // error: cannot find symbol
            }
            """));
    assertEquals(1, compiler.networks().size());
  }

  @Test
  void aMissingValueIsTheCompilersToReport() {
    new TestCompiler()
        .check(
            AnnotatedSource.inDemo(
                "Iris",
                """
                @Network(inputs = 3)
                interface Iris {
                  // error: annotation @io.github.chainrule.dsl.Slice is missing a default value for the
                  //     element 'units'
                  @Slice(offset = 0) Layer species();
                }
                """));
  }

  @Test
  void aMissingRuntimeIsReportedByName() {
    List<File> classpath =
        TestCompiler.classpath().stream().filter(entry -> entry.getPath().contains("dsl")).toList();
    assertTrue(!classpath.isEmpty(), "the annotations are on the class path");
    new TestCompiler()
        .withClasspath(classpath)
        .check(
            AnnotatedSource.of(
                "demo.Iris",
                """
                package demo;
                import io.github.chainrule.dsl.*;
                import io.github.chainrule.runtime.Layer; // error: package io.github.chainrule.runtime does not exist
                // error: [RuntimeMissing] Iris: found no io.github.chainrule.runtime.Layer; add
                //     chainrule-runtime to the compile class path
                @Network(inputs = 4)
                interface Iris {
                  @Dense(units = 3) Layer species(); // error: cannot find symbol
                }
                """));
  }

  /** Stands for another processor: writes one source in one round. */
  @SupportedAnnotationTypes("*")
  private static final class GeneratingProcessor extends AbstractProcessor {

    private final int atRound;
    private final String qualifiedName;
    private final String source;
    private int round;

    GeneratingProcessor(int atRound, String qualifiedName, String source) {
      this.atRound = atRound;
      this.qualifiedName = qualifiedName;
      this.source = source;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
      round++;
      if (round < atRound) {
        write("demo.Round" + round, "package demo; class Round" + round + " {}");
      } else if (round == atRound) {
        write(qualifiedName, source);
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
