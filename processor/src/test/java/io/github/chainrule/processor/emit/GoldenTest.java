package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.JavaFile;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.dsl.Emission;
import io.github.chainrule.dsl.LossFunction;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.processor.CompilerAccess;
import io.github.chainrule.processor.reference.Networks;
import io.github.chainrule.processor.spec.InterfaceName;
import io.github.chainrule.processor.spec.LossSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is generated for one small network, to be read. {@code mvn test -Dgolden.refresh=true}
 * writes the files anew.
 */
class GoldenTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/github/chainrule/processor/emit/golden");

  private static final NetworkSpec SPIRALS =
      new NetworkSpec(
          new InterfaceName("example", List.of("Spirals"), true),
          2,
          Precision.FLOAT,
          Emission.AUTO,
          List.of(
              Networks.layer("hidden", List.of(-1), 8, Activation.TANH, true),
              Networks.layer("arm", List.of(0), 3, Activation.SOFTMAX, true)),
          new LossSpec(LossFunction.CROSS_ENTROPY));

  @Test
  void sourceIsTheGoldenOne() throws IOException {
    for (JavaFile file : CompilerAccess.compileMarked(SPIRALS)) {
      Path golden = GOLDEN.resolve(file.typeSpec().name() + ".java");
      if (Boolean.getBoolean("golden.refresh")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, file.toString());
      }
      assertEquals(Files.readString(golden), file.toString());
    }
  }
}
