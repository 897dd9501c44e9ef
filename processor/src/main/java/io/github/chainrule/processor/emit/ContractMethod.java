package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.processor.spec.Codes;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.function.BiConsumer;

/**
 * A public method of an evaluator: its parameters in order and, before anything else happens, the
 * checks of them.
 */
final class ContractMethod {

  private final ClassFrame frame;
  private final MethodSpec.Builder method;
  private final CodeBlock.Builder checks = CodeBlock.builder();

  /** The checks of what is in x, after those of all lengths. */
  private final CodeBlock.Builder codes = CodeBlock.builder();

  ContractMethod(ClassFrame frame, String name, TypeName returns) {
    this.frame = frame;
    this.method = ClassFrame.override(name, returns);
  }

  /** The input of one sample, and codes in it. */
  ContractMethod input() {
    forEachBlock(
        (codes, block) ->
            codes.addStatement("$T.check($L)", frame.runtime().internal("Codes"), block));
    return array("x", "INPUTS", "inputs");
  }

  /** The inputs of n samples, and codes in them. */
  ContractMethod inputs() {
    forEachBlock(
        (codes, block) ->
            codes.addStatement(
                "$T.check($L, n, INPUTS)", frame.runtime().internal("Codes"), block));
    return rows("x", "INPUTS", "inputs");
  }

  /** The target of one sample, which not every loss reads. */
  ContractMethod target() {
    return frame.lowered().readsTargets() ? array("t", "OUTPUTS", "outputs") : unchecked("t");
  }

  /** The targets of n samples, which not every loss reads. */
  ContractMethod targets() {
    return frame.lowered().readsTargets() ? rows("t", "OUTPUTS", "outputs") : unchecked("t");
  }

  private void forEachBlock(BiConsumer<CodeBlock.Builder, CodeBlock> check) {
    NetworkSpec network = frame.lowered().network();
    for (Codes read : Codes.of(network)) {
      String layer = network.layers().get(read.layer()).name();
      for (Codes.Block block : read.blocks()) {
        check.accept(
            codes,
            CodeBlock.of(
                "$S, $L, x, $L, $L, $L, $L",
                layer,
                read.size(),
                block.first(),
                block.channels(),
                block.positions(),
                block.stride()));
      }
    }
  }

  /**
   * An array for one sample.
   *
   * @param length the expected length, an expression
   * @param what what the elements are, for the message
   */
  ContractMethod array(String name, String length, String what) {
    return checked("length", name, length, what);
  }

  /** An array of n rows. */
  ContractMethod rows(String name, String width, String what) {
    return checked("rows", name, "n, " + width, what);
  }

  /** An array for one sample, or none. */
  ContractMethod optionalArray(String name, String length, String what) {
    return checked("lengthOrNull", name, length, what);
  }

  /** An array of n rows, or none. */
  ContractMethod optionalRows(String name, String width, String what) {
    return checked("rowsOrNull", name, "n, " + width, what);
  }

  private ContractMethod checked(String check, String name, String size, String what) {
    checks.addStatement(
        "$T.$L($S, $L, $L, $S)",
        frame.runtime().internal("Arguments"),
        check,
        name,
        name,
        size,
        what);
    return unchecked(name);
  }

  /** Not both of two arrays may be left out. */
  ContractMethod either(String one, String other) {
    checks.addStatement("$T.either($L, $L)", frame.runtime().internal("Arguments"), one, other);
    return this;
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
    return method.addCode(checks.build()).addCode(codes.build()).addCode(body).build();
  }
}
