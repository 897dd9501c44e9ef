package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.spec.GeneratedClass;

/** Writes the class that computes losses and gradients. */
final class BackpropClass {

  private final ClassFrame frame;
  private final EvaluatorClass evaluator;

  BackpropClass(ClassFrame frame) {
    this.frame = frame;
    this.evaluator = new EvaluatorClass(frame, frame.lowered().backprop());
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
            .addMethod(gradientBatchWithInputs())
            .addMethod(backward())
            .addMethod(backwardBatch())
            .addMethod(vjp())
            .addMethod(vjpBatch())
            .addMethod(new SteepnessMethod(frame).write());
    evaluator.complete(type);
    return type.build();
  }

  private MethodSpec loss() {
    return method("loss", TypeName.DOUBLE).input().target().does(evaluator.body(PublicMethod.LOSS));
  }

  private MethodSpec lossBatch() {
    return method("loss", TypeName.DOUBLE)
        .inputs()
        .targets()
        .samples()
        .does(evaluator.body(PublicMethod.LOSS_BATCH));
  }

  private MethodSpec gradient() {
    return method("gradient", TypeName.DOUBLE)
        .input()
        .target()
        .array("g", "PARAMETERS", "parameters")
        .written("g", "x", "t")
        .does(evaluator.body(PublicMethod.GRADIENT));
  }

  private MethodSpec gradientWithInputs() {
    return results(method("gradient", TypeName.DOUBLE).input().target(), "t")
        .does(evaluator.body(PublicMethod.GRADIENT_WITH_INPUTS));
  }

  private MethodSpec gradientBatch() {
    return method("gradient", TypeName.DOUBLE)
        .unchecked("x")
        .unchecked("t")
        .samples()
        .array("g", "PARAMETERS", "parameters")
        .does(CodeBlock.of("return gradient(x, t, n, g, null);\n"));
  }

  private MethodSpec gradientBatchWithInputs() {
    return resultsOfMany(method("gradient", TypeName.DOUBLE).inputs().targets().samples(), "t")
        .does(evaluator.body(PublicMethod.GRADIENT_BATCH_WITH_INPUTS));
  }

  private MethodSpec backward() {
    return results(method("backward", TypeName.VOID).input().array("e", "OUTPUTS", "outputs"), "e")
        .does(evaluator.body(PublicMethod.BACKWARD));
  }

  private MethodSpec backwardBatch() {
    return resultsOfMany(
            method("backward", TypeName.VOID).inputs().rows("e", "OUTPUTS", "outputs").samples(),
            "e")
        .does(evaluator.body(PublicMethod.BACKWARD_BATCH));
  }

  private MethodSpec vjp() {
    return method("vjp", TypeName.VOID)
        .unchecked("x")
        .unchecked("e")
        .array("dx", "INPUTS", "inputs")
        .does(CodeBlock.of("backward(x, e, null, dx);\n"));
  }

  private MethodSpec vjpBatch() {
    return method("vjp", TypeName.VOID)
        .unchecked("x")
        .unchecked("e")
        .samples()
        .rows("dx", "INPUTS", "inputs")
        .does(CodeBlock.of("backward(x, e, n, null, dx);\n"));
  }

  /** The two results of one sample, of which one may be left out. */
  private static ContractMethod results(ContractMethod method, String read) {
    return method
        .either("g", "dx")
        .optionalArray("g", "PARAMETERS", "parameters")
        .optionalArray("dx", "INPUTS", "inputs")
        .written("g", "x", read)
        .written("dx", "x", read, "g");
  }

  private static ContractMethod resultsOfMany(ContractMethod method, String read) {
    return method
        .either("g", "dx")
        .optionalArray("g", "PARAMETERS", "parameters")
        .optionalRows("dx", "INPUTS", "inputs")
        .written("g", "x", read)
        .written("dx", "x", read, "g");
  }

  private ContractMethod method(String name, TypeName returns) {
    return new ContractMethod(frame, name, returns);
  }
}
