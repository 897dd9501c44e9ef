package io.github.chainrule.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.dsl.Activation;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.ParameterLayout;
import io.github.chainrule.processor.spec.Surroundings;
import java.util.ArrayList;
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
  private final LayerParts parts;

  NetworkClass(ClassFrame frame) {
    this.frame = frame;
    this.self = frame.generated().network();
    this.parts = new LayerParts(network().layers().size());
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        frame
            .begin(GeneratedClass.NETWORK, new Headers(frame).network())
            .alwaysQualify(sorted(surroundings().members()))
            .addSuperinterface(frame.generated().annotatedInterface())
            .addSuperinterface(frame.runtime().type("Model"))
            .addField(layers())
            .addField(frame.parametersField())
            .addField(evaluatorField())
            .addMethod(constructor())
            .addMethod(create())
            .addMethod(of());
    suppressWarnings(type);
    List<LayerSpec> layers = network().layers();
    for (int index = 0; index < layers.size(); index++) {
      type.addMethod(
          returning(layers.get(index).name(), RuntimeNames.LAYER, "LAYERS.get(" + index + ")"));
    }
    return type.addMethod(returning("inputs", TypeName.INT, "INPUTS"))
        .addMethod(returning("outputs", TypeName.INT, "OUTPUTS"))
        .addMethod(returning("parameters", frame.numbers(), ClassFrame.PARAMETERS_FIELD))
        .addMethod(returning("layers", listOfLayers(), "LAYERS"))
        .addMethod(newEvaluator(GeneratedClass.FORWARD))
        .addMethod(newEvaluator(GeneratedClass.BACKPROP))
        .addMethod(newEvaluator(GeneratedClass.JACOBIAN))
        .addMethod(predict())
        .addMethods(methodsOfParts())
        .build();
  }

  private NetworkSpec network() {
    return frame.lowered().network();
  }

  private List<MethodSpec> methodsOfParts() {
    if (!parts.areNeeded()) {
      return List.of();
    }
    List<MethodSpec> methods = new ArrayList<>(List.of(allLayers()));
    methods.addAll(
        parts.methods(
            "addLayers",
            List.of(ParameterSpec.builder(ArrayTypeName.of(RuntimeNames.LAYER), "layers").build()),
            index -> CodeBlock.of("layers[$L] = $L;\n", index, layer(index))));
    methods.addAll(
        parts.methods(
            "initialize",
            List.of(
                ParameterSpec.builder(frame.numbers(), "p").build(),
                ParameterSpec.builder(RuntimeNames.GENERATOR, "generator").build()),
            this::initialised));
    return methods;
  }

  private Surroundings surroundings() {
    return network().name().surroundings();
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
    FieldSpec.Builder field =
        FieldSpec.builder(
            listOfLayers(), "LAYERS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    return parts.areNeeded()
        ? field.initializer("$T.unmodifiableList(allLayers())", Collections.class).build()
        : field
            .initializer(
                "$T.unmodifiableList(\n$>$>$T.<$T>asList($>$>$L$<$<))$<$<",
                Collections.class,
                Arrays.class,
                RuntimeNames.LAYER,
                layersInLine())
            .build();
  }

  private CodeBlock layersInLine() {
    CodeBlock.Builder list = CodeBlock.builder();
    for (int index = 0; index < network().layers().size(); index++) {
      list.add(index == 0 ? "\n" : ",\n");
      list.add(layer(index));
    }
    return list.build();
  }

  private MethodSpec allLayers() {
    TypeName array = ArrayTypeName.of(RuntimeNames.LAYER);
    return MethodSpec.methodBuilder("allLayers")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(listOfLayers())
        .addStatement(
            "$T layers = new $T[$L]", array, RuntimeNames.LAYER, network().layers().size())
        .addCode(parts.calls("addLayers", "layers"))
        .addStatement("return $T.asList(layers)", Arrays.class)
        .build();
  }

  private CodeBlock layer(int index) {
    LayerSpec layer = network().layers().get(index);
    ParameterLayout.Block block = frame.lowered().layout().blocks().get(index);
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
    if (parts.areNeeded()) {
      method.addCode(parts.calls("initialize", "p, generator"));
    } else {
      for (int index = 0; index < network().layers().size(); index++) {
        method.addCode(initialised(index));
      }
    }
    return method.addStatement("return new $T(p)", self).build();
  }

  private CodeBlock initialised(int index) {
    Activation activation = network().layers().get(index).activation();
    ParameterLayout.Block block = frame.lowered().layout().blocks().get(index);
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
