package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.Locale;

/** Writes the class that computes the derivatives of a network's outputs. */
final class JacobianClass {

  private final ClassFrame frame;
  private final EvaluatorClass evaluator;

  JacobianClass(ClassFrame frame) {
    this.frame = frame;
    this.evaluator = new EvaluatorClass(frame, frame.lowered().jacobian());
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        evaluator
            .begin(GeneratedClass.JACOBIAN, new Headers(frame).jacobian())
            .addMethod(Headers.evaluatorConstructor(frame))
            .addMethod(
                jacobian("inputs", "INPUTS", PublicMethod.INPUT_JACOBIAN, network().inputs()))
            .addMethod(
                jacobian(
                    "parameters",
                    "PARAMETERS",
                    PublicMethod.PARAMETER_JACOBIAN,
                    frame.lowered().layout().size()));
    evaluator.complete(type);
    return type.build();
  }

  private NetworkSpec network() {
    return frame.lowered().network();
  }

  private MethodSpec jacobian(String by, String width, PublicMethod method, int columns) {
    if (!NetworkProgram.isHeld(network().outputs(), columns)) {
      return refused(by, columns);
    }
    return new ContractMethod(frame, by, TypeName.VOID)
        .input()
        .array("j", "OUTPUTS * " + width, "outputs x " + by)
        .written("j", "x")
        .does(evaluator.body(method));
  }

  /** A Jacobian that is not there; no array that may be passed has its length. */
  private MethodSpec refused(String by, int columns) {
    long size = (long) network().outputs() * columns;
    String reason =
        String.format(
            Locale.ROOT,
            "%s: the Jacobian of %d outputs by %d %s has %d elements, more than an array holds",
            by,
            network().outputs(),
            columns,
            by,
            size);
    return new ContractMethod(frame, by, TypeName.VOID)
        .unchecked("x")
        .unchecked("j")
        .does(CodeBlock.of("throw new $T($Z$S);\n", UnsupportedOperationException.class, reason));
  }
}
