package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.emit.TypedParts.Input;
import io.github.chainrule.processor.feature.EnumSpec;
import io.github.chainrule.processor.feature.Feature;
import io.github.chainrule.processor.feature.FeatureKind;
import io.github.chainrule.processor.feature.FeatureSpec;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.InputSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class that knows where each feature lies in x, and fills x from features. */
final class FeaturesClass {

  private final ClassFrame frame;
  private final TypedParts parts;
  private final ClassName checks;

  FeaturesClass(ClassFrame frame, TypedParts parts) {
    this.frame = frame;
    this.parts = parts;
    this.checks = frame.runtime().internal("Features");
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        frame
            .declare(GeneratedClass.FEATURES, new Headers(frame).features())
            .addField(
                ClassFrame.size(
                    Modifier.PUBLIC, "INPUTS", frame.lowered().network().inputs(), "inputs"));
    parts.inputs().forEach(input -> addConstants(type, input));
    enums().forEach(it -> type.addStaticBlock(checked(it)));
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    if (frame.lowered().network().hasFeatures()) {
      type.addMethod(names());
    }
    type.addMethod(writeMethod()).addMethod(new DatasetMethod(frame, parts).write());
    for (FeatureSpec features : types().values()) {
      new FeatureMethods(frame, features).addTo(type);
    }
    return type.build();
  }

  /** The types of features, each once. */
  private Map<String, FeatureSpec> types() {
    Map<String, FeatureSpec> types = new LinkedHashMap<>();
    for (Input input : parts.inputs()) {
      input.spec().features().ifPresent(it -> types.putIfAbsent(it.name().toString(), it));
    }
    return types;
  }

  /** The enums whose constants the code counts on, each once. */
  private Set<EnumSpec> enums() {
    Set<EnumSpec> enums = new LinkedHashSet<>();
    for (FeatureSpec type : types().values()) {
      for (Feature feature : type.features()) {
        if (feature.kind() instanceof FeatureKind.Choice choice) {
          enums.add(choice.choices());
        }
      }
    }
    if (frame.lowered().readsTargets()) {
      parts.heads().forEach(head -> head.spec().classes().ifPresent(enums::add));
    }
    return enums;
  }

  private static CodeBlock checked(EnumSpec type) {
    return CodeBlock.builder().addStatement("$L", ResultClass.checkedConstants(type)).build();
  }

  private static void addConstants(TypeSpec.Builder type, Input input) {
    InputSpec spec = input.spec();
    if (!input.isTyped()) {
      return;
    }
    if (spec.steps() > 0) {
      String what = spec.steps() + " steps have this many values each.";
      type.addField(constant(spec.stepConstant(), spec.extent().channels(), what));
    }
    for (Feature feature : spec.features().get().features()) {
      String where = spec.steps() > 0 ? " of the first step" : "";
      String text = Prose.escaped(describe(feature) + where) + ".";
      type.addField(constant(spec.constant(feature), input.offset() + feature.offset(), text));
    }
  }

  private static FieldSpec constant(String name, int value, String text) {
    return FieldSpec.builder(TypeName.INT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("$L", text)
        .initializer("$L", value)
        .build();
  }

  private static String describe(Feature feature) {
    String unit = feature.unit().isEmpty() ? "" : " in " + feature.unit();
    String values =
        feature.kind() instanceof FeatureKind.Choice choice
            ? ": a place for each of " + String.join(", ", choice.choices().constants())
            : feature.kind().size() == 1 ? "" : ", of " + feature.kind().size() + " elements";
    return "The index of " + feature.name() + unit + values;
  }

  private MethodSpec names() {
    return MethodSpec.methodBuilder("names")
        .addJavadoc(
            "The names of the inputs.\n\n@return a name for each value of x, unmodifiable\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(List.class, String.class))
        .addStatement(
            "return $T.$L.inputNames()", frame.generated().network(), NetworkClass.SIGNATURE_FIELD)
        .build();
  }

  private MethodSpec writeMethod() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("write")
            .addJavadoc("Writes a sample into an array, as the network reads it.\n\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    for (Input input : parts.inputs()) {
      method.addParameter(input.type(), input.argument());
      method.addJavadoc("@param $L $L\n", input.argument(), Headers.describe(input));
    }
    method
        .addJavadoc(
            "@param x receives {@code INPUTS} values\n@param offset where in x they begin\n")
        .addParameter(frame.numbers(), "x")
        .addParameter(TypeName.INT, "offset")
        .addStatement("$T.room(x, offset, INPUTS)", checks);
    FeatureCalls calls = new FeatureCalls(frame);
    parts.inputs().forEach(it -> method.addCode(calls.check(it)));
    parts.inputs().forEach(it -> method.addCode(calls.put(it, it.argument(), "offset")));
    return method.build();
  }
}
