package io.github.chainrule.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The three artifacts belong together by their version. */
class VersionsTest {

  private static final String CODE = "src/main/java/io/github/chainrule/";

  private static String first(Path file, String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
    matcher.find();
    return matcher.group(1);
  }

  @Test
  void allThreeSayTheProjectsVersion() throws IOException {
    String project = first(Path.of("../pom.xml"), "<version>([^<]*)</version>");
    List<Path> files =
        List.of(
            Path.of("../dsl/" + CODE + "dsl/Version.java"),
            Path.of("../runtime/" + CODE + "runtime/Version.java"),
            Path.of(CODE + "processor/read/Versions.java"));
    for (Path file : files) {
      assertEquals(project, first(file, "String \\w+ = \"([0-9][^\"]*)\";"), file.toString());
    }
  }

  private static AnnotatedSource version(String packageName, String version) {
    return AnnotatedSource.of(
        packageName + ".Version",
        "package %s; final class Version { static final String VERSION = \"%s\"; }"
            .formatted(packageName, version));
  }

  private static final String SECOND =
      """
      @Network(inputs = 0) interface B { @Dense(units = 0) Layer output(); }
      """;

  @Test
  void anotherRuntimeIsOneErrorThatNamesAllThree() {
    new TestCompiler()
        .check(
            version("io.github.chainrule.runtime", "0.0.9"),
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 1)
                // error: [Versions] A: chainrule-dsl is of version 0.1.0, chainrule-processor of 0.1.0
                //     and chainrule-runtime of 0.0.9; all three must be of the same
                interface A { @Dense(units = 1) Layer output(); }
                """
                    + SECOND));
  }

  @Test
  void annotationsThatSayNoVersionAreNamedUnknown() {
    new TestCompiler()
        .check(
            AnnotatedSource.of(
                "io.github.chainrule.dsl.Version",
                "package io.github.chainrule.dsl; final class Version {}"),
            AnnotatedSource.inDemo(
                "Networks",
                """
                @Network(inputs = 1)
                // error: [Versions] A: chainrule-dsl is of version unknown, chainrule-processor of 0.1.0
                //     and chainrule-runtime of 0.1.0; all three must be of the same
                interface A { @Dense(units = 1) Layer output(); }
                """
                    + SECOND));
  }
}
