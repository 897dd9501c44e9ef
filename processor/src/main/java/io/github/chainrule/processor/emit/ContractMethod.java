package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;

/**
 * A public method of an evaluator: its parameters in order and, before anything else happens, the
 * checks of them.
 */
final class ContractMethod {

  private final ClassFrame frame;
  private final MethodSpec.Builder method;
  private final CodeBlock.Builder checks = CodeBlock.builder();

  ContractMethod(ClassFrame frame, String name, TypeName returns) {
    this.frame = frame;
    this.method = ClassFrame.override(name, returns);
  }

  /**
   * An array for one sample.
   *
   * @param length the expected length, an expression
   * @param what what the elements are, for the message
   */
  ContractMethod array(String name, String length, String what) {
    checks.addStatement(
        "$T.length($S, $L, $L, $S)",
        frame.runtime().internal("Arguments"),
        name,
        name,
        length,
        what);
    return unchecked(name);
  }

  /** An array of n rows. */
  ContractMethod rows(String name, String width, String what) {
    checks.addStatement(
        "$T.rows($S, $L, n, $L, $S)",
        frame.runtime().internal("Arguments"),
        name,
        name,
        width,
        what);
    return unchecked(name);
  }

  /** An argument that is written, which may be neither the parameters nor one of the others. */
  ContractMethod written(String name, String... others) {
    checks.addStatement(
        "$T.written($S, $L, $L, $L)",
        frame.runtime().internal("Arguments"),
        name,
        name,
        String.join(", ", others),
        ClassFrame.PARAMETERS_FIELD);
    return this;
  }

  /** An array that is not looked at. */
  ContractMethod unchecked(String name) {
    method.addParameter(frame.numbers(), name);
    return this;
  }

  /** An argument that may be anything. */
  ContractMethod also(TypeName type, String name) {
    method.addParameter(type, name);
    return this;
  }

  /** The number of samples. */
  ContractMethod samples() {
    method.addParameter(TypeName.INT, "n");
    method.addStatement("$T.samples(n)", frame.runtime().internal("Arguments"));
    return this;
  }

  MethodSpec does(CodeBlock body) {
    return method.addCode(checks.build()).addCode(body).build();
  }
}
