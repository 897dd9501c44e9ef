package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.emit.TypedParts.Head;
import io.github.chainrule.processor.feature.EnumSpec;
import io.github.chainrule.processor.feature.Feature;
import io.github.chainrule.processor.scalar.Width;
import io.github.chainrule.processor.spec.GeneratedClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that holds a network's answer: of several outputs a part each, by its name; of a
 * single one what it says.
 */
final class ResultClass {

  /**
   * The field that a predictor writes; no layer has this name, which is one of a model's methods.
   */
  static final String OUTPUTS_FIELD = "outputs";

  private final ClassFrame frame;
  private final TypedParts parts;
  private final TypeName number;

  ResultClass(ClassFrame frame, TypedParts parts) {
    this.frame = frame;
    this.parts = parts;
    this.number = frame.runtime().number(Width.WORKING);
  }

  /** The constants of an enum, once it is known that they are still the same. */
  static CodeBlock checkedConstants(EnumSpec type) {
    return CodeBlock.of(
        "$T.checked($T.values(), $L)",
        RuntimeNames.ENUM_CONSTANTS,
        TypedParts.typeOf(type.name()),
        SignatureCode.texts(type.constants()));
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        frame
            .declare(GeneratedClass.RESULT, new Headers(frame).result())
            .addField(
                FieldSpec.builder(frame.numbers(), OUTPUTS_FIELD, Modifier.FINAL)
                    .initializer("new $T[$L]", number, frame.lowered().network().outputs())
                    .build());
    NameAllocator names = new NameAllocator();
    parts.heads().forEach(head -> names.newName(head.name()));
    for (Head head : parts.heads().stream().filter(Head::hasClasses).toList()) {
      String constants = names.newName(Feature.constant(head.name()) + "_CLASSES");
      type.addField(constants(head, constants)).addField(classes(head, constants));
    }
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addJavadoc("Makes a result for a predictor to write.\n")
            .addModifiers(Modifier.PUBLIC)
            .build());
    boolean isOnly = parts.heads().size() == 1;
    for (Head head : parts.heads()) {
      if (!head.hasClasses()) {
        type.addMethod(value(head, isOnly ? "value" : head.name()));
      } else if (isOnly) {
        type.addMethods(delegates(head));
      } else {
        type.addMethod(part(head));
      }
    }
    return type.addMethod(text()).build();
  }

  private TypeName probabilities(Head head) {
    return ParameterizedTypeName.get(frame.runtime().type("ClassProbabilities"), head.enumType());
  }

  private static FieldSpec constants(Head head, String name) {
    ArrayTypeName type = ArrayTypeName.of(head.enumType());
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("\n$>$>$L$<$<", checkedConstants(head.spec().classes().orElseThrow()))
        .build();
  }

  private FieldSpec classes(Head head, String constants) {
    return FieldSpec.builder(probabilities(head), head.name(), Modifier.PRIVATE, Modifier.FINAL)
        .initializer(
            "\n$>$>new $T<>($L, $L, $L)$<$<",
            frame.runtime().type("ClassProbabilities"),
            constants,
            OUTPUTS_FIELD,
            head.offset())
        .build();
  }

  private MethodSpec part(Head head) {
    return MethodSpec.methodBuilder(head.name())
        .addJavadoc("The classes of {@code $L}.\n\n", head.name())
        .addJavadoc("@return what the last answer says of them, and the next will\n")
        .addModifiers(Modifier.PUBLIC)
        .returns(probabilities(head))
        .addStatement("return $L", head.name())
        .build();
  }

  private List<MethodSpec> delegates(Head head) {
    ClassName type = head.enumType();
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(
        MethodSpec.methodBuilder("best")
            .addJavadoc("The most probable class.\n\n@return the class; of several the first\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(type)
            .addStatement("return this.$L.best()", head.name())
            .build());
    methods.add(
        MethodSpec.methodBuilder("probability")
            .addJavadoc("The probability of a class.\n\n")
            .addJavadoc("@param of the class\n@return its probability\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(number)
            .addParameter(type, "of")
            .addStatement("return this.$L.probability(of)", head.name())
            .build());
    methods.add(
        MethodSpec.methodBuilder("ranked")
            .addJavadoc("A class by its rank.\n\n")
            .addJavadoc("@param rank 0 for the most probable, 1 for the next, and so on\n")
            .addJavadoc("@return the class\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(type)
            .addParameter(TypeName.INT, "rank")
            .addStatement("return this.$L.ranked(rank)", head.name())
            .build());
    return methods;
  }

  private MethodSpec value(Head head, String name) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).returns(number);
    if (head.size() == 1) {
      return method
          .addJavadoc("The value of {@code $L}.\n\n@return the value\n", head.name())
          .addStatement("return $L[$L]", OUTPUTS_FIELD, head.offset())
          .build();
    }
    return method
        .addJavadoc("A value of {@code $L}.\n\n", head.name())
        .addJavadoc("@param index which, of $L\n@return the value\n", head.size())
        .addParameter(TypeName.INT, "index")
        .addStatement(
            "$T.index($S, index, $L)", frame.runtime().internal("Features"), "index", head.size())
        .addStatement("return $L[$L]", OUTPUTS_FIELD, FeatureCalls.plus("index", head.offset()))
        .build();
  }

  /** Without the sign of addition, of which newer compilers make what Android has to replace. */
  private MethodSpec text() {
    CodeBlock.Builder code = CodeBlock.builder().add("return ");
    boolean isFirst = true;
    for (Head head : parts.heads()) {
      code.add(isFirst ? "$S" : "\n.concat($S)", (isFirst ? "" : "; ") + head.name() + ": ");
      code.add(isFirst ? "$>$>" : "").add("\n.concat($T.valueOf($L))", String.class, text(head));
      isFirst = false;
    }
    return ClassFrame.override("toString", ClassName.get(String.class))
        .addStatement(code.add("$<$<").build())
        .build();
  }

  private CodeBlock text(Head head) {
    if (head.hasClasses()) {
      return CodeBlock.of("this.$L", head.name());
    }
    return head.size() == 1
        ? CodeBlock.of("$L[$L]", OUTPUTS_FIELD, head.offset())
        : CodeBlock.of(
            "$1T.toString($1T.copyOfRange($2L, $3L, $4L))",
            Arrays.class,
            OUTPUTS_FIELD,
            head.offset(),
            head.offset() + head.size());
  }
}
