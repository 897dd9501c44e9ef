package io.github.chainrule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.spec.GeneratedClass;

/** Writes the class that computes losses and gradients. */
final class BackpropClass {

  private final ClassFrame frame;
  private final EvaluatorClass evaluator;
  private final boolean hasTarget;

  BackpropClass(ClassFrame frame) {
    this.frame = frame;
    this.evaluator = new EvaluatorClass(frame, frame.lowered().backprop());
    this.hasTarget = frame.lowered().readsTargets();
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        evaluator
            .begin(GeneratedClass.BACKPROP, new Headers(frame).backprop())
            .addMethod(Headers.evaluatorConstructor(frame))
            .addMethod(loss())
            .addMethod(lossBatch())
            .addMethod(gradient())
            .addMethod(gradientWithInputs())
            .addMethod(gradientBatch())
            .addMethod(backward())
            .addMethod(backwardBatch())
            .addMethod(new SteepnessMethod(frame).write());
    evaluator.complete(type);
    return type.build();
  }

  private MethodSpec loss() {
    return target(method("loss", TypeName.DOUBLE).input()).does(evaluator.body(PublicMethod.LOSS));
  }

  private MethodSpec lossBatch() {
    return targets(method("loss", TypeName.DOUBLE).inputs())
        .samples()
        .does(evaluator.body(PublicMethod.LOSS_BATCH));
  }

  private MethodSpec gradient() {
    return target(method("gradient", TypeName.DOUBLE).input())
        .array("g", "PARAMETERS", "parameters")
        .written("g", "x", "t")
        .does(evaluator.body(PublicMethod.GRADIENT));
  }

  private MethodSpec gradientWithInputs() {
    return target(method("gradient", TypeName.DOUBLE).input())
        .array("g", "PARAMETERS", "parameters")
        .array("dx", "INPUTS", "inputs")
        .written("g", "x", "t")
        .written("dx", "x", "t", "g")
        .does(evaluator.body(PublicMethod.GRADIENT_WITH_INPUTS));
  }

  private MethodSpec gradientBatch() {
    return targets(method("gradient", TypeName.DOUBLE).inputs())
        .samples()
        .array("g", "PARAMETERS", "parameters")
        .written("g", "x", "t")
        .does(evaluator.body(PublicMethod.GRADIENT_BATCH));
  }

  private MethodSpec backward() {
    return method("backward", TypeName.VOID)
        .input()
        .array("e", "OUTPUTS", "outputs")
        .array("g", "PARAMETERS", "parameters")
        .array("dx", "INPUTS", "inputs")
        .written("g", "x", "e")
        .written("dx", "x", "e", "g")
        .does(evaluator.body(PublicMethod.BACKWARD));
  }

  private MethodSpec backwardBatch() {
    return method("backward", TypeName.VOID)
        .inputs()
        .rows("e", "OUTPUTS", "outputs")
        .samples()
        .array("g", "PARAMETERS", "parameters")
        .rows("dx", "INPUTS", "inputs")
        .written("g", "x", "e")
        .written("dx", "x", "e", "g")
        .does(evaluator.body(PublicMethod.BACKWARD_BATCH));
  }

  private ContractMethod method(String name, TypeName returns) {
    return new ContractMethod(frame, name, returns);
  }

  private ContractMethod target(ContractMethod method) {
    return hasTarget ? method.array("t", "OUTPUTS", "outputs") : method.unchecked("t");
  }

  private ContractMethod targets(ContractMethod method) {
    return hasTarget ? method.rows("t", "OUTPUTS", "outputs") : method.unchecked("t");
  }
}
