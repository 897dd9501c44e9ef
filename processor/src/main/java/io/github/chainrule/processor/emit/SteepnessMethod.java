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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    List<Map.Entry<ActivationSpec, List<Integer>>> fewestFirst =
        layersOf.entrySet().stream()
            .sorted(Comparator.comparingInt(entry -> entry.getValue().size()))
            .toList();
    for (Map.Entry<ActivationSpec, List<Integer>> entry :
        fewestFirst.subList(0, fewestFirst.size() - 1)) {
      method
          .beginControlFlow("if ($L)", isAnyOf(entry.getValue()))
          .addCode(returning(entry.getKey(), INDENTATION))
          .endControlFlow();
    }
    return method.addCode(returning(fewestFirst.get(fewestFirst.size() - 1).getKey(), 4)).build();
  }

  private static String isAnyOf(List<Integer> layers) {
    return layers.stream().map(index -> "layer == " + index).collect(Collectors.joining(" || "));
  }

  private CodeBlock returning(ActivationSpec activation, int indentation) {
    CodeText text = new CodeText().add("return ");
    expressions.print(new Steepness(activation).of(v, y), text);
    return CodeBlock.of("$L;\n", text.toCode(indentation));
  }
}
