package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.feature.Component;
import io.github.chainrule.processor.feature.Feature;
import io.github.chainrule.processor.feature.FeatureKind;
import io.github.chainrule.processor.feature.FeatureSpec;
import io.github.chainrule.processor.feature.FeatureVisitor;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes the methods for one type of features: {@code check}, which finds what is missing, and
 * {@code put}, which writes the values. Those of many features are made of parts, since Android
 * compiles no long method that has no branch.
 */
final class FeatureMethods {

  private static final int STATEMENTS_OF_A_METHOD = 40;

  private final ClassFrame frame;
  private final FeatureSpec type;
  private final ClassName checks;
  private final NameAllocator names = new NameAllocator();
  private final String object;

  FeatureMethods(ClassFrame frame, FeatureSpec type) {
    this.frame = frame;
    this.type = type;
    this.checks = frame.runtime().internal("Features");
    names.newName("x");
    names.newName("at");
    names.newName("k");
    this.object = names.newName(TypedParts.decapitalised(type.name().simpleName()));
  }

  void addTo(TypeSpec.Builder methods) {
    ParameterSpec of = ParameterSpec.builder(TypedParts.typeOf(type.name()), object).build();
    if (!type.references().isEmpty()) {
      add(methods, "check", List.of(of), type.references().stream().map(this::check).toList());
    }
    List<ParameterSpec> all =
        List.of(
            of,
            ParameterSpec.builder(frame.numbers(), "x").build(),
            ParameterSpec.builder(TypeName.INT, "at").build());
    add(methods, "put", all, type.features().stream().map(this::put).toList());
  }

  private static void add(
      TypeSpec.Builder methods,
      String name,
      List<ParameterSpec> parameters,
      List<CodeBlock> statements) {
    if (statements.size() <= STATEMENTS_OF_A_METHOD) {
      methods.addMethod(method(name, parameters, statements));
      return;
    }
    String arguments =
        parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    List<CodeBlock> calls = new ArrayList<>();
    List<MethodSpec> ofParts = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += STATEMENTS_OF_A_METHOD) {
      int to = Math.min(statements.size(), from + STATEMENTS_OF_A_METHOD);
      String part = name + ofParts.size();
      calls.add(CodeBlock.builder().addStatement("$L($L)", part, arguments).build());
      ofParts.add(method(part, parameters, statements.subList(from, to)));
    }
    methods.addMethod(method(name, parameters, calls)).addMethods(ofParts);
  }

  private static MethodSpec method(
      String name, List<ParameterSpec> parameters, List<CodeBlock> statements) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameters(parameters)
        .addCode(CodeBlock.join(statements, ""))
        .build();
  }

  private CodeBlock check(List<Component> path) {
    String name = path.stream().map(Component::name).collect(Collectors.joining("."));
    String access = path.stream().map(Component::access).collect(Collectors.joining("."));
    String full = type.name().simpleName() + "." + name;
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("$T.present($S, $L.$L)", checks, full, object, access);
    type.features().stream()
        .filter(it -> it.path().equals(path) && it.kind() instanceof FeatureKind.Array)
        .forEach(
            it ->
                code.addStatement(
                    "$T.length($S, $L.$L.length, $L)",
                    checks,
                    full,
                    object,
                    access,
                    it.kind().size()));
    return code.build();
  }

  private CodeBlock put(Feature feature) {
    String at = FeatureCalls.plus("at", feature.offset());
    String value = object + "." + feature.access();
    return feature.kind().accept(new Put(feature, at, value));
  }

  /** The statements that write one feature. */
  private final class Put implements FeatureVisitor<CodeBlock> {

    private final Feature feature;

    /** The index of its first value, an expression. */
    private final String at;

    /** The feature, an expression. */
    private final String value;

    Put(Feature feature, String at, String value) {
      this.feature = feature;
      this.at = at;
      this.value = value;
    }

    @Override
    public CodeBlock number(FeatureKind.Numeric number) {
      return statement("x[$L] = $L$L", at, cast(number.type()), value);
    }

    @Override
    public CodeBlock flag(FeatureKind.Flag flag) {
      return statement("x[$L] = $L ? 1 : 0", at, value);
    }

    @Override
    public CodeBlock choice(FeatureKind.Choice choice) {
      return statement("$T.oneHot($L, $L, x, $L)", checks, value, choice.size(), at);
    }

    @Override
    public CodeBlock array(FeatureKind.Array array) {
      int last = feature.path().size() - 1;
      String name = names.newName(feature.path().get(last).name());
      TypeName element = array.type().equals("float") ? TypeName.FLOAT : TypeName.DOUBLE;
      return CodeBlock.builder()
          .addStatement("$T $L = $L", ArrayTypeName.of(element), name, value)
          .beginControlFlow("for (int k = 0; k < $L; k++)", array.size())
          .addStatement("x[$L + k] = $L$L[k]", at, cast(array.type()), name)
          .endControlFlow()
          .build();
    }

    private CodeBlock statement(String format, Object... arguments) {
      return CodeBlock.builder().addStatement(format, arguments).build();
    }
  }

  /** Only what is wider than the network must be narrowed. */
  private String cast(String from) {
    return from.equals("double") && frame.runtime().isFloat(Width.WORKING) ? "(float) " : "";
  }
}
