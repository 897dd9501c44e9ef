package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import io.github.chainrule.dsl.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What is generated for one small network, to be read. {@code mvn test -Dgolden.refresh=true}
 * writes the files anew.
 */
class GoldenTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/github/chainrule/processor/emit/golden");

  @Test
  void sourceIsTheGoldenOne() throws IOException {
    ClassName annotation = ClassName.get("javax.annotation.processing", "Generated");
    for (JavaFile file :
        NetworkWriter.write(TinyNetwork.of(Precision.FLOAT), Optional.of(annotation))) {
      Path golden = GOLDEN.resolve(file.typeSpec().name() + ".java");
      if (Boolean.getBoolean("golden.refresh")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, file.toString());
      }
      assertEquals(Files.readString(golden), file.toString());
    }
  }
}
