package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.spec.GeneratedClass;
import java.util.Arrays;
import java.util.Optional;

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
    Optional<TileMethods> tiles =
        frame.lowered().backpropTiles().map(group -> new TileMethods(frame, group));
    BatchSums batch = new BatchSums(frame, evaluator, hasTarget, tiles);
    TypeSpec.Builder type =
        evaluator
            .begin(GeneratedClass.BACKPROP, new Headers(frame).backprop())
            .addField(batch.blockSize())
            .addMethod(Headers.evaluatorConstructor(frame))
            .addMethod(loss())
            .addMethod(batch.publicMethod(BatchSums.Kind.LOSS))
            .addMethod(gradient(false))
            .addMethod(gradient(true))
            .addMethod(batch.publicMethod(BatchSums.Kind.GRADIENT))
            .addMethod(backward())
            .addMethod(batch.publicMethod(BatchSums.Kind.BACKWARD))
            .addMethods(batch.privateMethods());
    evaluator.complete(type);
    tiles.ifPresent(methods -> methods.complete(type));
    return type.build();
  }

  private MethodSpec loss() {
    return target(method("loss", TypeName.DOUBLE).array("x", "INPUTS", "inputs"))
        .does(returning(EntryPoint.PROPAGATE, EntryPoint.LOSS_VALUE));
  }

  private MethodSpec gradient(boolean byInputs) {
    ContractMethod method =
        target(method("gradient", TypeName.DOUBLE).array("x", "INPUTS", "inputs"))
            .array("g", "PARAMETERS", "parameters");
    if (byInputs) {
      method.array("dx", "INPUTS", "inputs");
    }
    method.written("g", "x", "t");
    if (!byInputs) {
      return method.does(
          returning(
              EntryPoint.PROPAGATE,
              EntryPoint.LOSS_DELTA,
              EntryPoint.PARAMETER_GRADIENT,
              EntryPoint.LOSS_VALUE));
    }
    return method
        .written("dx", "x", "t", "g")
        .does(
            returning(
                EntryPoint.PROPAGATE,
                EntryPoint.LOSS_DELTA,
                EntryPoint.PARAMETER_GRADIENT,
                EntryPoint.INPUT_GRADIENT,
                EntryPoint.LOSS_VALUE));
  }

  private MethodSpec backward() {
    return method("backward", TypeName.VOID)
        .array("x", "INPUTS", "inputs")
        .array("e", "OUTPUTS", "outputs")
        .array("g", "PARAMETERS", "parameters")
        .array("dx", "INPUTS", "inputs")
        .written("g", "x", "e")
        .written("dx", "x", "e", "g")
        .does(
            calling(
                EntryPoint.PROPAGATE,
                EntryPoint.SEED_DELTA,
                EntryPoint.PARAMETER_GRADIENT,
                EntryPoint.INPUT_GRADIENT));
  }

  private ContractMethod method(String name, TypeName returns) {
    return new ContractMethod(frame, name, returns);
  }

  private ContractMethod target(ContractMethod method) {
    return hasTarget ? method.array("t", "OUTPUTS", "outputs") : method.unchecked("t");
  }

  /** Calls of kernels. */
  private CodeBlock calling(EntryPoint... kernels) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (EntryPoint kernel : kernels) {
      code.add("$L;\n", evaluator.call(kernel));
    }
    return code.build();
  }

  /** Calls of kernels, of which the last gives what is returned. */
  private CodeBlock returning(EntryPoint... kernels) {
    int last = kernels.length - 1;
    return CodeBlock.builder()
        .add(calling(Arrays.copyOf(kernels, last)))
        .addStatement("return $L", evaluator.call(kernels[last]))
        .build();
  }
}
