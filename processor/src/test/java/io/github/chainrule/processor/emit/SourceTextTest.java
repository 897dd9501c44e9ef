package io.github.chainrule.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceTextTest {

  @Test
  void everyFullNameOfALineIsLookedAt() {
    ClassName layer = ClassName.get("io.github.chainrule.runtime", "Layer");
    TypeSpec type =
        TypeSpec.classBuilder("A")
            .alwaysQualify("List", "Layer")
            .addField(
                FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(List.class), layer), "layers")
                    .build())
            .build();
    JavaFile file = JavaFile.builder("demo", type).build();
    assertEquals(
        Optional.of("io.github.chainrule.runtime.Layer"), SourceText.misread(file, Set.of("io")));
    assertEquals(Optional.of("java.util.List"), SourceText.misread(file, Set.of("java")));
    assertEquals(Optional.empty(), SourceText.misread(file, Set.of("demo")));
  }
}
