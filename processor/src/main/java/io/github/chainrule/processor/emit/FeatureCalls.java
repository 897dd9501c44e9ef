package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.github.chainrule.processor.emit.TypedParts.Input;

/** Writes how an input of one sample is checked and put into x. */
final class FeatureCalls {

  private final ClassName arguments;
  private final ClassName checks;

  FeatureCalls(ClassFrame frame) {
    this.arguments = frame.runtime().internal("Arguments");
    this.checks = frame.runtime().internal("Features");
  }

  /** Checks an argument of one sample. */
  CodeBlock check(Input input) {
    String argument = input.argument();
    CodeBlock.Builder code = CodeBlock.builder();
    if (!input.isTyped()) {
      code.addStatement(
          "$T.length($S, $L, $L, $S)", arguments, argument, argument, input.size(), "inputs");
    } else if (input.spec().steps() == 0) {
      code.addStatement("$T.present($S, $L)", checks, argument, argument);
    }
    return code.add(checkContent(input, argument)).build();
  }

  /**
   * Checks what is in a sample that is there.
   *
   * @param value the sample, an expression
   */
  CodeBlock checkContent(Input input, String value) {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean hasReferences =
        input.isTyped() && !input.spec().features().get().references().isEmpty();
    int steps = input.spec().steps();
    if (steps == 0) {
      return hasReferences ? code.addStatement("check($L)", value).build() : code.build();
    }
    code.addStatement(
        "$T.elements($S, $L, $L, $S)", checks, input.argument(), value, steps, "steps");
    if (hasReferences) {
      code.beginControlFlow("for (int step = 0; step < $L; step++)", steps)
          .addStatement("check($L.get(step))", value)
          .endControlFlow();
    }
    return code.build();
  }

  /**
   * Puts an input into its place.
   *
   * @param value the sample, an expression
   * @param begin where x begins, an expression
   */
  CodeBlock put(Input input, String value, String begin) {
    CodeBlock.Builder code = CodeBlock.builder();
    String at = plus(begin, input.offset());
    if (!input.isTyped()) {
      return code.addStatement(
              "$T.arraycopy($L, 0, x, $L, $L)", System.class, value, at, input.size())
          .build();
    }
    if (input.spec().steps() == 0) {
      return code.addStatement("put($L, x, $L)", value, at).build();
    }
    return code.beginControlFlow("for (int step = 0; step < $L; step++)", input.spec().steps())
        .addStatement(
            "put($L.get(step), x, $L + $L * step)", value, at, input.spec().extent().channels())
        .endControlFlow()
        .build();
  }

  static String plus(String begin, int offset) {
    return offset == 0 ? begin : begin + " + " + offset;
  }
}
