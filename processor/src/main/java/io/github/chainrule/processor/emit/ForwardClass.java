package io.github.chainrule.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.GeneratedClass;
import javax.lang.model.element.Modifier;

/** Writes the class that computes a network's outputs. */
final class ForwardClass {

  private final ClassFrame frame;
  private final EvaluatorClass evaluator;

  ForwardClass(ClassFrame frame) {
    this.frame = frame;
    this.evaluator = new EvaluatorClass(frame, frame.lowered().forward());
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        evaluator
            .begin(GeneratedClass.FORWARD, new Headers(frame).forward())
            .addField(
                ClassFrame.size(
                    Modifier.PRIVATE, "ACTIVATIONS", activations(), "outputs of all layers"))
            .addMethod(Headers.evaluatorConstructor(frame))
            .addMethod(forward())
            .addMethod(forwardBatch())
            .addMethod(activationsMethod());
    evaluator.complete(type);
    return type.build();
  }

  private int activations() {
    return frame.lowered().network().extents().stream().mapToInt(Extent::size).sum();
  }

  private MethodSpec forward() {
    return method("forward")
        .input()
        .array("y", "OUTPUTS", "outputs")
        .written("y", "x")
        .does(evaluator.body(PublicMethod.FORWARD));
  }

  private MethodSpec forwardBatch() {
    return method("forward")
        .inputs()
        .rows("y", "OUTPUTS", "outputs")
        .written("y", "x")
        .samples()
        .does(evaluator.body(PublicMethod.FORWARD_BATCH));
  }

  private MethodSpec activationsMethod() {
    return method("activations")
        .input()
        .array("h", "ACTIVATIONS", "activations")
        .written("h", "x")
        .does(evaluator.body(PublicMethod.ACTIVATIONS));
  }

  private ContractMethod method(String name) {
    return new ContractMethod(frame, name, TypeName.VOID);
  }
}
