package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.processor.kernel.Local;
import io.github.chainrule.processor.program.Steepness;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.ActivationSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the method that tells how steep a layer's activation is, a case for each activation. */
final class SteepnessMethod {

  private static final int INDENTATION = 8;

  private final ClassFrame frame;
  private final ExpressionPrinter expressions;
  private final Local v = new Local("v", Width.WORKING);
  private final Local y = new Local("y", Width.WORKING);

  SteepnessMethod(ClassFrame frame) {
    this.frame = frame;
    this.expressions = new ExpressionPrinter(frame.runtime());
  }

  MethodSpec write() {
    Map<ActivationSpec, List<Integer>> layersOf = new LinkedHashMap<>();
    List<LayerSpec> layers = frame.lowered().network().layers();
    for (int index = 0; index < layers.size(); index++) {
      layersOf.computeIfAbsent(layers.get(index).activation(), it -> new ArrayList<>()).add(index);
    }
    TypeName number = frame.runtime().number(Width.WORKING);
    MethodSpec.Builder method =
        ClassFrame.override("steepness", number)
            .addParameter(TypeName.INT, "layer")
            .addParameter(number, "v")
            .addParameter(number, "y")
            .addStatement(
                "$T.layer(layer, $L)", frame.runtime().internal("Arguments"), layers.size());
    if (layersOf.size() == 1) {
      return method.addCode(returning(layersOf.keySet().iterator().next(), 4)).build();
    }
    method.addCode("switch (layer) {$>\n");
    int left = layersOf.size();
    for (Map.Entry<ActivationSpec, List<Integer>> entry : layersOf.entrySet()) {
      method.addCode(--left == 0 ? CodeBlock.of("default:\n") : cases(entry.getValue()));
      method.addCode("$>$L$<", returning(entry.getKey(), INDENTATION));
    }
    return method.addCode("$<}\n").build();
  }

  private static CodeBlock cases(List<Integer> layers) {
    CodeBlock.Builder code = CodeBlock.builder();
    layers.forEach(layer -> code.add("case $L:\n", layer));
    return code.build();
  }

  private CodeBlock returning(ActivationSpec activation, int indentation) {
    CodeText text = new CodeText().add("return ");
    expressions.print(new Steepness(activation).of(v, y), text);
    return CodeBlock.of("$L;\n", text.toCode(indentation));
  }
}
