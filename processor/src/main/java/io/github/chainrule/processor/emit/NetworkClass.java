package io.github.chainrule.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.InputSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;
import io.github.chainrule.processor.spec.Surroundings;
import io.github.chainrule.processor.spec.Surroundings.Serialization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that implements the annotated interface and makes the evaluators.
 *
 * <p>It inherits the interface's constants and member types, in front of which imported names stand
 * back. A constant does so only where a variable may stand, so the class calls no static method: it
 * names types only where nothing but a type may stand. There, what has the simple name of a member
 * type is written in full.
 */
final class NetworkClass {

  private static final String INPUTS_FIELD = "INPUT_LAYERS";

  /** What is mentioned outside of the class's braces, where no member is seen. */
  private static final Set<String> HEADER =
      Set.of("DropoutModel", "Generated", "GeneratedFrom", "Model", "SuppressWarnings");

  private final ClassFrame frame;
  private final ClassName self;
  private final Optional<ManyLayers> many;

  NetworkClass(ClassFrame frame) {
    this.frame = frame;
    this.self = frame.generated().network();
    this.many = ManyLayers.of(frame);
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        frame
            .begin(GeneratedClass.NETWORK, new Headers(frame).network())
            .alwaysQualify(hidden())
            .addSuperinterface(frame.generated().annotatedInterface())
            .addSuperinterface(frame.runtime().type(isMasked() ? "DropoutModel" : "Model"))
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
    if (hasInputMethods()) {
      type.addField(inputLayers());
      List<InputSpec> parts = network().parts();
      for (int index = 0; index < parts.size(); index++) {
        String value = INPUTS_FIELD + ".get(" + index + ")";
        type.addMethod(returning(parts.get(index).name(), RuntimeNames.LAYER, value));
      }
    }
    if (isSerialized()) {
      serialize(type);
    }
    if (isMasked()) {
      type.addMethod(newEvaluator(GeneratedClass.TRAINING));
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
        .addMethod(copy())
        .addMethod(text())
        .addMethods(many.map(ManyLayers::methods).orElse(List.of()))
        .build();
  }

  private Surroundings surroundings() {
    return frame.lowered().network().name().surroundings();
  }

  private boolean isSerialized() {
    return surroundings().serialization() == Serialization.BY_FIELDS;
  }

  /** The simple names that mean something else between the class's braces. */
  private String[] hidden() {
    String own = frame.lowered().network().name().simpleNames().get(0);
    return surroundings().memberTypes().stream()
        .filter(name -> !HEADER.contains(name) && !name.equals(own))
        .flatMap(NetworkClass::withNested)
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }

  /** JavaPoet goes by the simple name of a type alone, also of one inside another. */
  private static Stream<String> withNested(String name) {
    ClassName nested = RuntimeNames.LAYER_BUILDER;
    return name.equals(nested.topLevelClassName().simpleName())
        ? Stream.of(name, nested.simpleName())
        : Stream.of(name);
  }

  private void suppressWarnings(TypeSpec.Builder type) {
    AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
    surroundings().warnings().stream()
        .sorted()
        .forEach(warning -> suppressed.addMember("value", "$S", warning));
    if (!surroundings().warnings().isEmpty()) {
      type.addAnnotation(suppressed.build());
    }
  }

  private static TypeName listOfLayers() {
    return ParameterizedTypeName.get(ClassName.get(List.class), RuntimeNames.LAYER);
  }

  private FieldSpec layers() {
    if (many.isPresent()) {
      return constant("LAYERS", many.get().list());
    }
    List<CodeBlock> layers = new ArrayList<>();
    for (int index = 0; index < network().layers().size(); index++) {
      layers.add(described(index));
    }
    return list("LAYERS", layers);
  }

  private CodeBlock described(int layer) {
    return LayerDescription.of(frame.lowered(), layer).literal(this::layerName);
  }

  private String layerName(int layer) {
    return network().layers().get(layer).name();
  }

  private FieldSpec inputLayers() {
    return list(INPUTS_FIELD, network().parts().stream().map(LayerDescription::of).toList());
  }

  private static FieldSpec list(String name, List<CodeBlock> elements) {
    return constant(
        name,
        CodeBlock.of(
            "new $T($>$>\n$L$<$<)", RuntimeNames.LAYER_LIST, CodeBlock.join(elements, ",\n")));
  }

  private static FieldSpec constant(String name, CodeBlock list) {
    return FieldSpec.builder(
            listOfLayers(), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(list)
        .build();
  }

  private NetworkSpec network() {
    return frame.lowered().network();
  }

  /** Whether methods of the interface declare the inputs. */
  private boolean hasInputMethods() {
    return network().declaresInputs();
  }

  private boolean isMasked() {
    return frame.lowered().training().isPresent();
  }

  private FieldSpec loss() {
    return FieldSpec.builder(
            RuntimeNames.LOSS, "LOSS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(
            CodeBlock.join(
                List.of(
                    CodeBlock.of(
                        "$T.of($S, $L)",
                        RuntimeNames.LOSS,
                        lossName(),
                        frame.lowered().readsTargets()),
                    LayerDescription.heads(network())),
                ""))
        .build();
  }

  /** The name of the only output's loss, or all of them in words. */
  private String lossName() {
    List<HeadSpec> heads = network().heads();
    return heads.size() == 1 && heads.get(0).weight() == 1
        ? heads.get(0).loss().name()
        : network().lossText();
  }

  /** It is no part of a written network, and {@code readResolve} makes another. */
  private FieldSpec evaluatorField() {
    FieldSpec.Builder field =
        FieldSpec.builder(frame.runtime().internal("SharedForward"), "forward", Modifier.PRIVATE);
    if (isSerialized()) {
      field.addModifiers(Modifier.TRANSIENT);
    }
    return field.addModifiers(Modifier.FINAL).build();
  }

  private void serialize(TypeSpec.Builder type) {
    type.addField(
        FieldSpec.builder(
                TypeName.LONG,
                "serialVersionUID",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .addJavadoc("$L", "What is written is the parameters, and nothing else.")
            .initializer("1L")
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("readResolve")
            .addModifiers(Modifier.PRIVATE)
            .returns(ClassName.OBJECT)
            .addStatement("return new $T($L)", self, ClassFrame.PARAMETERS_FIELD)
            .build());
  }

  /** The evaluator checks the parameters. */
  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(frame.numbers(), "parameters")
        .addStatement(
            "this.forward = new $T(this, new $T(parameters))",
            frame.runtime().internal("SharedForward"),
            frame.generated().generated(GeneratedClass.FORWARD))
        .addStatement("this.$L = parameters", ClassFrame.PARAMETERS_FIELD)
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
            .addStatement("$1T initializer = new $1T(seed)", frame.runtime().type("Initializer"));
    method.addCode(many.map(ManyLayers::initialization).orElseGet(this::initialization));
    return method.addStatement("return new $T(p)", self).build();
  }

  private CodeBlock initialization() {
    return IntStream.range(0, network().layers().size())
        .mapToObj(layer -> InitializerCalls.of(frame.lowered().layout(), layer))
        .map(code -> code.literal(this::layerName))
        .collect(CodeBlock.joining(""));
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
        .addStatement("return forward.predict(x)")
        .build();
  }

  /** The layers, one a line. */
  private MethodSpec text() {
    return ClassFrame.override("toString", ClassName.get(String.class))
        .addStatement("return $L", summary())
        .build();
  }

  private MethodSpec copy() {
    return ClassFrame.override("copy", self)
        .addStatement("return new $T($L.clone())", self, ClassFrame.PARAMETERS_FIELD)
        .build();
  }

  /**
   * The lines of the summary, with characters between them: tools ask for text blocks otherwise.
   */
  private CodeBlock summary() {
    String text = SummaryText.of(frame.lowered().network(), frame.lowered().layout());
    return Arrays.stream(text.split("\n", -1))
        .map(line -> CodeBlock.of("$S", line))
        .collect(CodeBlock.joining("\n+ '\\n' + "));
  }
}
