package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import io.github.chainrule.processor.kernel.Run;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Cuts code that has some statements for each layer into methods: that of thousands of layers is
 * more than the 65,535 bytes that a method may have. Layers that repeat are written as a loop.
 */
final class LayerParts {

  /** So many layers fit into one method whatever they are; a constructor may be large. */
  private static final int MOST = 200;

  /** Of so many layers, the code is within the 6,000 bytes that generated methods keep to. */
  private static final int PART = 50;

  private final String name;
  private final List<CodeBlock> parts;

  /** Cuts code into methods of that name, numbered from one. */
  LayerParts(String name, List<LayerCode> layers) {
    this.name = name;
    this.parts = parts(layers);
  }

  static boolean areNeeded(int layers) {
    return layers > MOST;
  }

  private static List<CodeBlock> parts(List<LayerCode> layers) {
    List<CodeBlock> parts = new ArrayList<>();
    CodeBlock.Builder part = CodeBlock.builder();
    int written = 0;
    for (Run run : Run.all(layers)) {
      int more = run.isWorthALoop() ? run.period() : 1;
      if (written + more > PART) {
        parts.add(part.build());
        part = CodeBlock.builder();
        written = 0;
      }
      part.add(code(layers, run));
      written += more;
    }
    parts.add(part.build());
    return parts;
  }

  private static CodeBlock code(List<LayerCode> layers, Run run) {
    if (!run.isWorthALoop()) {
      return layers.get(run.start()).indexed();
    }
    CodeBlock.Builder loop =
        CodeBlock.builder()
            .beginControlFlow(
                "for (int $1L = 0; $1L < $2L; $1L++)", LayerCode.COUNTER, run.repetitions());
    for (int index = run.start(); index < run.start() + run.period(); index++) {
      loop.add(layers.get(index).repeated(run.distances(layers, index)));
    }
    return loop.endControlFlow().build();
  }

  /** The calls of a part for each. */
  CodeBlock calls(String arguments) {
    CodeBlock.Builder calls = CodeBlock.builder();
    for (int part = 1; part <= parts.size(); part++) {
      calls.addStatement("$L$L($L)", name, part, arguments);
    }
    return calls.build();
  }

  List<MethodSpec> methods(ParameterSpec... parameters) {
    List<MethodSpec> methods = new ArrayList<>();
    for (CodeBlock part : parts) {
      methods.add(
          MethodSpec.methodBuilder(name + (methods.size() + 1))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameters(List.of(parameters))
              .addCode(part)
              .build());
    }
    return methods;
  }
}
