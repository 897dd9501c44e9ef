package io.github.chainrule.processor.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other processors on the same processor path, before this one and after it. */
class OtherProcessorsTest {

  private static final String IRIS =
      """
      @Network(inputs = Sizes.INPUTS)
      public interface Iris {
        @Dense(units = 3) Layer species();
      }
      interface Sizes {
        int INPUTS = 4;
      }
      """;

  @TempDir Path folder;

  private ProjectFolder project(String other, boolean isFirst) throws IOException {
    List<File> jars = ProjectFolder.jars(other);
    assertFalse(jars.isEmpty(), other);
    ProjectFolder project = new ProjectFolder(folder);
    project
        .withProcessors(isFirst ? jars : ProjectFolder.processor())
        .withProcessors(isFirst ? ProjectFolder.processor() : jars);
    jars.forEach(project::withClasspath);
    project.write("Iris", IRIS);
    return project;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void autoValueHoldsANetworkThatIsGeneratedBesideIt(boolean isFirst) throws IOException {
    ProjectFolder project = project("auto-value", isFirst);
    project.write(
        "Trained",
        """
        @com.google.auto.value.AutoValue
        public abstract class Trained {
          abstract IrisNetwork network();
          abstract double loss();
          public static Object inputs(long seed) {
            Trained trained = new AutoValue_Trained(IrisNetwork.create(seed), 0.5);
            return trained.network().inputs();
          }
        }
        """);
    assertEquals("", project.compile(ProjectFolder.Compiler.JAVAC, "Iris", "Trained"));
    assertEquals(4, project.call("Trained", "inputs", 1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lombokMakesMembersThatUseAGeneratedNetwork(boolean isFirst) throws IOException {
    ProjectFolder project = project("lombok", isFirst);
    project.write(
        "Trained",
        """
        @lombok.Value
        public class Trained {
          @Network(inputs = 2)
          interface Inner {
            @Dense(units = 1) Layer y();
          }
          IrisNetwork network;
          Trained_InnerNetwork inner;
          public static Object inputs(long seed) {
            lombok.val trained =
                new Trained(IrisNetwork.create(seed), Trained_InnerNetwork.create(seed));
            return trained.getNetwork().inputs() + trained.getInner().inputs();
          }
        }
        """);
    project.compile(ProjectFolder.Compiler.JAVAC_PROCESS, "Iris", "Trained");
    assertEquals(6, project.call("Trained", "inputs", 1));
  }
}
