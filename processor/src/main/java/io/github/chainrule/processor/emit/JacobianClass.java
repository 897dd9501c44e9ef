package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.spec.GeneratedClass;

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
            .addMethod(jacobian("inputs", "INPUTS", EntryPoint.INPUT_JACOBIAN))
            .addMethod(jacobian("parameters", "PARAMETERS", EntryPoint.PARAMETER_JACOBIAN));
    evaluator.complete(type);
    return type.build();
  }

  private MethodSpec jacobian(String by, String width, EntryPoint kernel) {
    return new ContractMethod(frame, by, TypeName.VOID)
        .array("x", "INPUTS", "inputs")
        .array("j", "OUTPUTS * " + width, "outputs x " + by)
        .written("j", "x")
        .does(
            CodeBlock.of(
                "$L;\n$L;\n", evaluator.call(EntryPoint.PROPAGATE), evaluator.call(kernel)));
  }
}
