package io.github.chainrule.processor;

import static io.github.chainrule.processor.TestCompiler.assertDiagnostics;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GeneratedNameDiagnosticsTest {

  private static final AnnotatedSource IRIS =
      AnnotatedSource.inDemo(
          "Iris",
          """
          @Network(inputs = 4)
          interface Iris {
            @Dense(units = 3) Layer species();
          }
          """);

  private static final AnnotatedSource IRIS_WITH_TAKEN_NAME =
      AnnotatedSource.inDemo(
          "Iris",
          """
          @Network(inputs = 4)
          // error: [GeneratedName] Iris: the class IrisForward is to be generated, but there is one
          //     already; rename the class or the interface
          interface Iris {
            @Dense(units = 3) Layer species();
          }
          """);

  private static final String OWN_FORWARD =
      """
      package demo;
      public class IrisForward {}
      """;

  private static final String GENERATED_FORWARD =
      """
      package demo;
      @io.github.chainrule.runtime.GeneratedFrom("demo.Iris")
      public abstract class IrisForward implements io.github.chainrule.runtime.f32.Forward {}
      """;

  @Test
  void aMemberTypeCannotHaveTheNameOfAGeneratedClass() {
    assertDiagnostics(
        """
        interface Base { enum IrisForward { A } }
        @Network(inputs = 4)
        // error: [GeneratedName] Iris: the class IrisForward is to be generated, but there is one
        //     already; rename the class or the interface
        interface Iris extends Base {
          @Dense(units = 3) Layer species();
          int IrisNetwork = 1;
        }
        """);
  }

  @Test
  void aClassOfTheUserHasTheName() {
    assertDiagnostics(
        """
        @Network(inputs = 4)
        // error: [GeneratedName] Iris: the class IrisForward is to be generated, but there is one
        //     already; rename the class or the interface
        // error: [GeneratedName] Iris: the class IrisBackprop is to be generated, but there is one
        //     already; rename the class or the interface
        // error: [GeneratedName] Iris: the class IrisJacobian is to be generated, but there is one
        //     already; rename the class or the interface
        // error: [GeneratedName] Iris: the class IrisNetwork is to be generated, but there is one
        //     already; rename the class or the interface
        interface Iris {
          @Dense(units = 3) Layer species();
        }
        class IrisForward {}
        record IrisBackprop() {}
        interface IrisJacobian {}
        enum IrisNetwork {}
        class IrisModel {}
        class Other { class IrisForward {} }
        """);
  }

  @Test
  void twoNetworksHaveTheSameName() {
    assertDiagnostics(
        """
        @Network(inputs = 4)
        // error: [GeneratedNameShared] Outer_Iris: the names of its generated classes begin with
        //     Outer_Iris, and so do those of Outer.Iris; rename one of the interfaces
        interface Outer_Iris {
          @Dense(units = 3) Layer species();
        }
        class Outer {
          @Network(inputs = 4)
          // error: [GeneratedNameShared] Outer.Iris: the names of its generated classes begin with
          //     Outer_Iris, and so do those of Outer_Iris; rename one of the interfaces
          interface Iris {
            @Dense(units = 3) Layer species();
          }
        }
        @Network(inputs = 4)
        interface Iris {
          @Dense(units = 3) Layer species();
        }
        """);
  }

  @Test
  void theSameNameInAnotherPackageIsFree() {
    new TestCompiler()
        .check(
            IRIS,
            AnnotatedSource.of("third.IrisForward", "package third; class IrisForward {}"),
            AnnotatedSource.of("IrisForward", "class IrisForward {}"),
            AnnotatedSource.of(
                "other.Iris",
                """
                package other;
                @io.github.chainrule.dsl.Network(inputs = 4)
                interface Iris {
                  @io.github.chainrule.dsl.Dense(units = 3)
                  io.github.chainrule.runtime.Layer species();
                }
                """));
  }

  @Test
  void aClassOfTheUserOnTheClassPathHasTheName(@TempDir Path output) throws IOException {
    new TestCompiler()
        .withClasspath(classpathWith(output, AnnotatedSource.of("demo.IrisForward", OWN_FORWARD)))
        .check(IRIS_WITH_TAKEN_NAME);
  }

  @Test
  void aClassThatOnlyLooksGeneratedHasTheName(@TempDir Path output) throws IOException {
    String lookalike = GENERATED_FORWARD.replaceFirst("@.*\n", "");
    new TestCompiler()
        .withClasspath(classpathWith(output, AnnotatedSource.of("demo.IrisForward", lookalike)))
        .check(IRIS_WITH_TAKEN_NAME);
  }

  private static final AnnotatedSource OUTER_WITH_LEFTOVERS =
      AnnotatedSource.of(
          "demo.Outer",
          """
          package demo;
          import io.github.chainrule.runtime.GeneratedFrom;
          class Outer {
            @io.github.chainrule.dsl.Network(inputs = 4)
            interface Iris {
              @io.github.chainrule.dsl.Dense(units = 3)
              io.github.chainrule.runtime.Layer species();
            }
          }
          @GeneratedFrom("demo.Outer.Iris") class Outer_IrisForward {}
          @GeneratedFrom("demo.Outer.Iris") class Outer_IrisNetwork {}
          @GeneratedFrom("demo.Outer.Former") class FormerForward {}
          @GeneratedFrom("demo.Outer") class FormerNetwork {}
          """);

  @Test
  void classesThatAnotherCompilationMadeForAnotherInterfaceHaveTheName(@TempDir Path output)
      throws IOException {
    List<File> classpath = classpathWith(output, OUTER_WITH_LEFTOVERS);
    new TestCompiler()
        .withClasspath(classpath)
        .check(
            AnnotatedSource.inDemo(
                "Outer_Iris",
                """
                @Network(inputs = 4)
                // error: [GeneratedNameShared] Outer_Iris: the names of its generated classes begin
                //     with Outer_Iris, and so do those of Outer.Iris; rename one of the interfaces
                interface Outer_Iris {
                  @Dense(units = 3) Layer species();
                }
                """));
  }

  /** What is named in them is gone, or a network no longer. */
  @Test
  void classesOfAFormerInterfaceAreNoObstacle(@TempDir Path output) throws IOException {
    List<File> classpath = classpathWith(output, OUTER_WITH_LEFTOVERS);
    TestCompiler compiler = new TestCompiler();
    compiler
        .withClasspath(classpath)
        .check(
            AnnotatedSource.inDemo(
                "Former",
                """
                @Network(inputs = 4)
                interface Former {
                  @Dense(units = 3) Layer species();
                }
                """));
    assertEquals(1, compiler.networks().size());
  }

  @Test
  void aNameIsTooLongForAFile() {
    String longest = "I".repeat(241);
    String tooLong = "\u00f6".repeat(121);
    assertDiagnostics(
        """
        @Network(inputs = 4)
        interface %1$s {
          @Dense(units = 3) Layer species();
        }
        @Network(inputs = 4)
        // error: [GeneratedNameLength] %2$s: the class %2$sBackprop is to be generated, whose file
        //     has a name of 256 bytes, at most 255 are allowed by file systems; choose a shorter
        //     name
        interface %2$s {
          @Dense(units = 3) Layer species();
        }
        """
            .formatted(longest, tooLong));
  }

  @Test
  void aGeneratedClassOfAnEarlierBuildIsNoObstacle(@TempDir Path output) throws IOException {
    TestCompiler compiler = new TestCompiler(GeneratedNameDiagnosticsTest::emptyForward);
    compiler
        .withClasspath(
            classpathWith(output, AnnotatedSource.of("demo.IrisForward", GENERATED_FORWARD)))
        .check(IRIS);
    assertEquals(1, compiler.networks().size());
  }

  @Test
  void aSourceThatLooksGeneratedIsNotWrittenOver() {
    new TestCompiler(GeneratedNameDiagnosticsTest::emptyForward)
        .check(IRIS_WITH_TAKEN_NAME, AnnotatedSource.of("demo.IrisForward", GENERATED_FORWARD));
  }

  /** What the compiler would hand on if it knew of one class only. */
  private static CompiledNetwork emptyForward(NetworkSpec network) {
    TypeSpec forward =
        TypeSpec.classBuilder(network.name().generated("Forward"))
            .addModifiers(Modifier.ABSTRACT)
            .addSuperinterface(ClassName.get("io.github.chainrule.runtime.f32", "Forward"))
            .build();
    String packageName = network.name().packageName();
    return new CompiledNetwork(
        List.of(JavaFile.builder(packageName, forward).build()), Optional.empty(), List.of());
  }

  /** The test's own class path behind a directory that holds the classes of one source. */
  private static List<File> classpathWith(Path output, AnnotatedSource source) throws IOException {
    for (JavaFileObject file : new TestCompiler().check(source).generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        Path target = output.resolve(file.getName().replaceFirst("^/?CLASS_OUTPUT/", ""));
        Files.createDirectories(target.getParent());
        Files.write(target, file.openInputStream().readAllBytes());
      }
    }
    List<File> classpath = new ArrayList<>(List.of(output.toFile()));
    classpath.addAll(TestCompiler.classpath());
    return classpath;
  }
}
