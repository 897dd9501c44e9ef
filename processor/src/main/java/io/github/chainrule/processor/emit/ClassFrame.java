package io.github.chainrule.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InterfaceName;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * What all classes of a network begin with: modifiers, header, the sizes as constants and the array
 * of parameters.
 */
final class ClassFrame {

  /** The field that holds the parameters, and the array of that name in kernels. */
  static final String PARAMETERS_FIELD = "p";

  private static final String GENERATOR = "io.github.chainrule.processor.ChainruleProcessor";

  private final LoweredNetwork lowered;
  private final Optional<ClassName> generatedAnnotation;
  private final RuntimeNames runtime;
  private final GeneratedNames generated;

  ClassFrame(LoweredNetwork lowered, Optional<ClassName> generatedAnnotation) {
    this.lowered = lowered;
    this.generatedAnnotation = generatedAnnotation;
    this.runtime = new RuntimeNames(lowered.network().precision());
    this.generated = new GeneratedNames(lowered.network().name());
  }

  LoweredNetwork lowered() {
    return lowered;
  }

  RuntimeNames runtime() {
    return runtime;
  }

  GeneratedNames generated() {
    return generated;
  }

  TypeSpec.Builder begin(GeneratedClass kind, CodeBlock header) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(generated.generated(kind))
            .addJavadoc(header)
            .addModifiers(Modifier.FINAL);
    if (lowered.network().name().isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    InterfaceName name = lowered.network().name();
    type.addAnnotation(mark(RuntimeNames.ORIGIN, name.qualified(name.inPackage())));
    generatedAnnotation.ifPresent(annotation -> type.addAnnotation(mark(annotation, GENERATOR)));
    return type.addField(size(Modifier.PUBLIC, "INPUTS", lowered.network().inputs(), "inputs"))
        .addField(size(Modifier.PUBLIC, "OUTPUTS", lowered.network().outputs(), "outputs"))
        .addField(size(Modifier.PUBLIC, "PARAMETERS", lowered.layout().size(), "parameters"));
  }

  private static AnnotationSpec mark(ClassName annotation, String value) {
    return AnnotationSpec.builder(annotation).addMember("value", "$S", value).build();
  }

  /** A public constant. */
  static FieldSpec size(Modifier access, String name, int value, String what) {
    return FieldSpec.builder(TypeName.INT, name, access, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The number of $L.", what)
        .initializer("$L", value)
        .build();
  }

  /** A constant of the code's own. */
  static FieldSpec constant(String name, int value, String comment) {
    return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(comment)
        .initializer("$L", value)
        .build();
  }

  FieldSpec parametersField() {
    return FieldSpec.builder(numbers(), PARAMETERS_FIELD, Modifier.PRIVATE, Modifier.FINAL).build();
  }

  /** An evaluator's constructor, which checks the array of parameters and keeps it. */
  MethodSpec.Builder constructor() {
    return MethodSpec.constructorBuilder()
        .addParameter(numbers(), "parameters")
        .addStatement(
            "$T.length($S, parameters, PARAMETERS, $S)",
            runtime.internal("Arguments"),
            "parameters",
            "parameters")
        .addStatement("this.$L = parameters", PARAMETERS_FIELD);
  }

  static MethodSpec.Builder override(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returns);
  }

  /** The type of arrays of the working precision. */
  TypeName numbers() {
    return runtime.array(Width.WORKING);
  }
}
