package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.github.chainrule.processor.emit.TypedParts.Head;
import io.github.chainrule.processor.emit.TypedParts.Input;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the method that makes a data set of features, and of classes and numbers as targets. */
final class DatasetMethod {

  private final ClassFrame frame;
  private final TypedParts parts;
  private final ClassName checks;
  private final ClassName dataset;
  private final boolean hasTargets;

  DatasetMethod(ClassFrame frame, TypedParts parts) {
    this.frame = frame;
    this.parts = parts;
    this.checks = frame.runtime().internal("Features");
    this.dataset = frame.runtime().data("Dataset");
    this.hasTargets = frame.lowered().readsTargets();
  }

  MethodSpec write() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("dataset")
            .addJavadoc(
                "Makes a data set of samples, whose number is that of the first argument; all"
                    + " others hold as many.\n\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(dataset);
    for (Input input : parts.inputs()) {
      method.addParameter(input.typeOfMany(), input.argument());
      String rows = " of each sample" + (input.isTyped() ? "" : ", row by row");
      method.addJavadoc("@param $L $L$L\n", input.argument(), Headers.describe(input), rows);
    }
    if (hasTargets) {
      for (Head head : parts.heads()) {
        method.addParameter(parts.typeOfTargets(head), head.argument());
        method.addJavadoc("@param $L the target of each sample\n", head.argument());
      }
    }
    method.addJavadoc("@return the samples in their order\n");
    method.addCode(checks()).addStatement(array("x", "inputs", "INPUTS"));
    if (hasTargets) {
      method.addStatement(array("t", "outputs", outputs()));
    }
    method.beginControlFlow("for (int i = 0; i < n; i++)").addCode(sample()).endControlFlow();
    return hasTargets
        ? method.addStatement("return $T.of(x, INPUTS, t, $L)", dataset, outputs()).build()
        : method.addStatement("return $T.of(x, INPUTS)", dataset).build();
  }

  private String outputs() {
    return String.valueOf(frame.lowered().network().outputs());
  }

  private CodeBlock array(String name, String what, String width) {
    return CodeBlock.of(
        "$T $L = new $T[$T.product($S, n, $S, $L)]",
        frame.numbers(),
        name,
        frame.runtime().number(Width.WORKING),
        RuntimeNames.SIZES,
        "samples",
        what,
        width);
  }

  private CodeBlock checks() {
    CodeBlock.Builder code = CodeBlock.builder();
    Input first = parts.inputs().get(0);
    if (first.isTyped()) {
      code.addStatement("int n = $T.size($S, $L)", checks, first.argument(), first.argument());
    } else {
      code.addStatement(
          "int n = $T.rows($S, $L, $L)", checks, first.argument(), first.argument(), first.size());
    }
    for (Input input : parts.inputs()) {
      code.add(check(input.argument(), input.isTyped(), input.size(), "inputs"));
    }
    if (hasTargets) {
      for (Head head : parts.heads()) {
        code.add(check(head.argument(), head.hasClasses(), head.size(), "outputs"));
      }
    }
    return code.build();
  }

  private CodeBlock check(String argument, boolean isList, int width, String what) {
    return isList
        ? CodeBlock.builder()
            .addStatement("$T.elements($S, $L, n, $S)", checks, argument, argument, "samples")
            .build()
        : CodeBlock.builder()
            .addStatement(
                "$T.exactRows($S, $L, n, $L, $S)", checks, argument, argument, width, what)
            .build();
  }

  private CodeBlock sample() {
    CodeBlock.Builder code = CodeBlock.builder();
    FeatureCalls calls = new FeatureCalls(frame);
    for (Input input : parts.inputs()) {
      String value = input.argument() + ".get(i)";
      if (input.isTyped()) {
        code.add(calls.checkContent(input, value)).add(calls.put(input, value, "i * INPUTS"));
      } else {
        String at = FeatureCalls.plus("i * INPUTS", input.offset());
        code.add(row(input.argument(), input.size(), "x", at));
      }
    }
    for (Head head : hasTargets ? parts.heads() : List.<Head>of()) {
      String at = FeatureCalls.plus("i * " + outputs(), head.offset());
      if (head.hasClasses()) {
        code.addStatement(
            "$T.oneHot($L.get(i), $L, t, $L)", checks, head.argument(), head.size(), at);
      } else {
        code.add(row(head.argument(), head.size(), "t", at));
      }
    }
    return code.build();
  }

  private static CodeBlock row(String from, int width, String into, String at) {
    if (width == 1) {
      return CodeBlock.builder().addStatement("$L[$L] = $L[i]", into, at, from).build();
    }
    return CodeBlock.builder()
        .addStatement(
            "$T.arraycopy($L, i * $L, $L, $L, $L)", System.class, from, width, into, at, width)
        .build();
  }
}
