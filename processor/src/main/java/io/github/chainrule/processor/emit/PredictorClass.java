package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.emit.TypedParts.Input;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that answers about features. */
final class PredictorClass {

  private final ClassFrame frame;
  private final TypedParts parts;
  private final ClassName self;
  private final ClassName features;
  private final ClassName result;
  private final ClassName scaling;
  private final ClassName forward;

  PredictorClass(ClassFrame frame, TypedParts parts) {
    this.frame = frame;
    this.parts = parts;
    this.self = frame.generated().generated(GeneratedClass.PREDICTOR);
    this.features = frame.generated().generated(GeneratedClass.FEATURES);
    this.result = frame.generated().generated(GeneratedClass.RESULT);
    this.scaling = frame.runtime().data("ModelScaling");
    this.forward = frame.runtime().type("Forward");
  }

  TypeSpec write() {
    return frame
        .declare(GeneratedClass.PREDICTOR, new Headers(frame).predictor())
        .addField(forward, "forward", Modifier.PRIVATE, Modifier.FINAL)
        .addField(
            FieldSpec.builder(scaling, "scaling", Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("Null if nothing is scaled, so that shrinkers leave out what scales.")
                .build())
        .addField(
            FieldSpec.builder(frame.numbers(), "x", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T[$T.INPUTS]", frame.runtime().number(Width.WORKING), features)
                .build())
        .addMethod(constructor())
        .addMethod(of())
        .addMethod(ofScaled())
        .addMethod(predict())
        .addMethod(predictInto())
        .build();
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(forward, "forward")
        .addParameter(scaling, "scaling")
        .addStatement("this.forward = forward")
        .addStatement("this.scaling = scaling")
        .build();
  }

  private MethodSpec of() {
    return MethodSpec.methodBuilder("of")
        .addJavadoc(
            "$L\n\n@param $L\n@return a new predictor\n",
            "Asks a network that needs no scaling.",
            "network the network; its parameters are shared, not copied")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(frame.generated().network(), "network")
        .addStatement("$T.present($S, network)", RuntimeNames.SETTINGS, "network")
        .addStatement("return new $T(network.newForward(), null)", self)
        .build();
  }

  private MethodSpec ofScaled() {
    return MethodSpec.methodBuilder("of")
        .addJavadoc(
            "$L\n\n@param $L\n@param $L\n@return a new predictor\n",
            "Asks a network that was trained on scaled samples.",
            "network the network; its parameters are shared, not copied",
            "scaling the scaling of its inputs and outputs")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(frame.generated().network(), "network")
        .addParameter(scaling, "scaling")
        .addStatement("$T.present($S, scaling)", RuntimeNames.SETTINGS, "scaling")
        .addStatement("scaling.requireFit(network)")
        .addStatement("return new $T(network.newForward(), scaling)", self)
        .build();
  }

  private MethodSpec.Builder asking(String text) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("predict")
            .addJavadoc("$L\n\n", text)
            .addModifiers(Modifier.PUBLIC);
    for (Input input : parts.inputs()) {
      method.addParameter(input.type(), input.argument());
      method.addJavadoc("@param $L $L\n", input.argument(), Headers.describe(input));
    }
    return method;
  }

  private String arguments() {
    return parts.inputs().stream().map(Input::argument).collect(Collectors.joining(", "));
  }

  private MethodSpec predict() {
    return asking("Answers for one sample.")
        .addJavadoc("@return a new result\n")
        .returns(result)
        .addStatement("$T result = new $T()", result, result)
        .addStatement("predict($L, result)", arguments())
        .addStatement("return result")
        .build();
  }

  private MethodSpec predictInto() {
    return asking("Answers for one sample, without allocation.")
        .addJavadoc("@param result receives the answer\n")
        .addParameter(result, "result")
        .addStatement("$T.present($S, result)", RuntimeNames.SETTINGS, "result")
        .addStatement("$T.write($L, x, 0)", features, arguments())
        .beginControlFlow("if (scaling != null)")
        .addStatement("scaling.applyToInputs(x, 1)")
        .endControlFlow()
        .addStatement("forward.forward(x, result.$L)", ResultClass.OUTPUTS_FIELD)
        .beginControlFlow("if (scaling != null)")
        .addStatement("scaling.invertOutputs(result.$L, 1)", ResultClass.OUTPUTS_FIELD)
        .endControlFlow()
        .build();
  }
}
