package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;

/**
 * Cuts code that has some statements for each layer into methods: that of thousands of layers is
 * more than the 65,535 bytes that a method may have.
 */
final class LayerParts {

  /** So many layers fit into one method whatever they are; a constructor may be large. */
  private static final int MOST = 200;

  /** Of so many layers, the code is within the 6,000 bytes that generated methods keep to. */
  private static final int PART = 50;

  private final int layers;

  LayerParts(int layers) {
    this.layers = layers;
  }

  boolean areNeeded() {
    return layers > MOST;
  }

  private int count() {
    return (layers + PART - 1) / PART;
  }

  /** The calls of a part for each. */
  CodeBlock calls(String name, String arguments) {
    CodeBlock.Builder calls = CodeBlock.builder();
    for (int part = 1; part <= count(); part++) {
      calls.addStatement("$L$L($L)", name, part, arguments);
    }
    return calls.build();
  }

  /** The parts: methods of that name, numbered from one. */
  List<MethodSpec> methods(
      String name, List<ParameterSpec> parameters, IntFunction<CodeBlock> ofLayer) {
    List<MethodSpec> methods = new ArrayList<>();
    for (int part = 0; part < count(); part++) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(name + (part + 1))
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addParameters(parameters);
      for (int layer = part * PART; layer < Math.min(layers, (part + 1) * PART); layer++) {
        method.addCode(ofLayer.apply(layer));
      }
      methods.add(method.build());
    }
    return methods;
  }
}
