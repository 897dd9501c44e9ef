package io.github.chainrule.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.Surroundings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that implements the annotated interface and makes the evaluators.
 *
 * <p>It inherits the interface's member types and constants, in front of which imported names stand
 * back; what has a member's simple name is therefore written in full. That leaves one thing a user
 * cannot do: to have such a member and another called {@code io} or {@code java}, with which the
 * full names begin.
 */
final class NetworkClass {

  private final ClassFrame frame;
  private final ClassName self;

  NetworkClass(ClassFrame frame) {
    this.frame = frame;
    this.self = frame.generated().network();
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        frame
            .begin(GeneratedClass.NETWORK, new Headers(frame).network())
            .alwaysQualify(sorted(surroundings().members()))
            .addSuperinterface(frame.generated().annotatedInterface())
            .addSuperinterface(frame.runtime().type("Model"))
            .addField(layers())
            .addField(loss())
            .addField(frame.parametersField())
            .addField(evaluatorField())
            .addMethod(constructor())
            .addMethod(create())
            .addMethod(of());
    suppressWarnings(type);
    List<LayerSpec> layers = frame.lowered().network().layers();
    for (int index = 0; index < layers.size(); index++) {
      type.addMethod(
          returning(layers.get(index).name(), RuntimeNames.LAYER, "LAYERS.get(" + index + ")"));
    }
    return type.addMethod(returning("inputs", TypeName.INT, "INPUTS"))
        .addMethod(returning("outputs", TypeName.INT, "OUTPUTS"))
        .addMethod(returning("parameters", frame.numbers(), ClassFrame.PARAMETERS_FIELD))
        .addMethod(returning("layers", listOfLayers(), "LAYERS"))
        .addMethod(returning("loss", RuntimeNames.LOSS, "LOSS"))
        .addMethod(newEvaluator(GeneratedClass.FORWARD))
        .addMethod(newEvaluator(GeneratedClass.BACKPROP))
        .addMethod(newEvaluator(GeneratedClass.JACOBIAN))
        .addMethod(predict())
        .build();
  }

  private Surroundings surroundings() {
    return frame.lowered().network().name().surroundings();
  }

  private static String[] sorted(Set<String> names) {
    return names.stream().sorted().toArray(String[]::new);
  }

  private void suppressWarnings(TypeSpec.Builder type) {
    AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
    for (String warning : sorted(surroundings().warnings())) {
      suppressed.addMember("value", "$S", warning);
    }
    if (!surroundings().warnings().isEmpty()) {
      type.addAnnotation(suppressed.build());
    }
  }

  private static TypeName listOfLayers() {
    return ParameterizedTypeName.get(ClassName.get(List.class), RuntimeNames.LAYER);
  }

  private FieldSpec layers() {
    CodeBlock.Builder list = CodeBlock.builder();
    List<LayerSpec> layers = frame.lowered().network().layers();
    for (int index = 0; index < layers.size(); index++) {
      list.add(index == 0 ? "\n" : ",\n");
      list.add(layer(layers.get(index), frame.lowered().layout().blocks().get(index)));
    }
    return FieldSpec.builder(
            listOfLayers(), "LAYERS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "$T.unmodifiableList(\n$>$>$T.<$T>asList($>$>$L$<$<))$<$<",
            Collections.class,
            Arrays.class,
            RuntimeNames.LAYER,
            list.build())
        .build();
  }

  private static CodeBlock layer(LayerSpec layer, ParameterLayout.Block block) {
    return CodeBlock.of(
        "new $T($S, $S, $L, $L, $L, $L, $L)",
        RuntimeNames.DENSE_LAYER,
        layer.name(),
        layer.activation().name(),
        block.inputs(),
        block.units(),
        block.hasBias(),
        block.weightsOffset(),
        block.biasOffset());
  }

  private FieldSpec loss() {
    return FieldSpec.builder(
            RuntimeNames.LOSS, "LOSS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            "$T.of($S, $L)",
            RuntimeNames.LOSS,
            frame.lowered().network().loss().name(),
            frame.lowered().readsTargets())
        .build();
  }

  private FieldSpec evaluatorField() {
    return FieldSpec.builder(
            frame.generated().generated(GeneratedClass.FORWARD),
            "forward",
            Modifier.PRIVATE,
            Modifier.FINAL)
        .build();
  }

  private MethodSpec constructor() {
    return frame
        .constructor()
        .addModifiers(Modifier.PRIVATE)
        .addStatement(
            "this.forward = new $T(parameters)",
            frame.generated().generated(GeneratedClass.FORWARD))
        .build();
  }

  private MethodSpec create() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("create")
            .addJavadoc(
                "$L\n\n@param seed the same seed gives the same weights\n@return a new network\n",
                "Makes a network with random weights, by each layer's activation; biases are 0.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(self)
            .addParameter(TypeName.LONG, "seed")
            .addStatement("$T p = new $T[PARAMETERS]", frame.numbers(), number())
            .addStatement("$1T generator = new $1T(seed)", RuntimeNames.GENERATOR);
    List<LayerSpec> layers = frame.lowered().network().layers();
    for (int index = 0; index < layers.size(); index++) {
      method.addCode(
          initialised(
              layers.get(index).activation(), frame.lowered().layout().blocks().get(index)));
    }
    return method.addStatement("return new $T(p)", self).build();
  }

  private CodeBlock initialised(Activation activation, ParameterLayout.Block block) {
    return CodeBlock.of(
        "$T.$L(p, $L, $L, $L, generator);\n",
        frame.runtime().type("Initializer"),
        initializer(activation),
        block.weightsOffset(),
        block.inputs(),
        block.units());
  }

  private static String initializer(Activation activation) {
    return switch (activation) {
      case IDENTITY, SIGMOID, TANH, SOFTSIGN, HARD_SIGMOID, HARD_TANH, SOFTMAX -> "glorotUniform";
      case RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS -> "heNormal";
      case SELU -> "lecunNormal";
    };
  }

  private TypeName number() {
    return frame.runtime().number(Width.WORKING);
  }

  private MethodSpec of() {
    return MethodSpec.methodBuilder("of")
        .addJavadoc(
            "Makes a network of the given parameters.\n\n$L\n@return a new network\n",
            "@param parameters all of them; kept and shared, not copied")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(frame.numbers(), "parameters")
        .addStatement("return new $T(parameters)", self)
        .build();
  }

  private static MethodSpec returning(String name, TypeName type, String value) {
    return ClassFrame.override(name, type).addStatement("return $L", value).build();
  }

  private MethodSpec newEvaluator(GeneratedClass kind) {
    return ClassFrame.override("new" + kind.suffix(), frame.runtime().type(kind.runtimeType()))
        .addStatement("return new $T(p)", frame.generated().generated(kind))
        .build();
  }

  private MethodSpec predict() {
    return ClassFrame.override("predict", frame.numbers())
        .addParameter(frame.numbers(), "x")
        .addStatement("$T y = new $T[OUTPUTS]", frame.numbers(), number())
        .addStatement("forward.forward(x, y)")
        .addStatement("return y")
        .build();
  }
}
