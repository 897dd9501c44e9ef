package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.spec.Extent;
import io.github.chainrule.processor.spec.GeneratedClass;
import java.util.Map;
import java.util.Optional;
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
    Optional<TileMethods> tiles =
        frame.lowered().forwardTiles().map(group -> new TileMethods(frame, group));
    TypeSpec.Builder type =
        evaluator
            .begin(GeneratedClass.FORWARD, new Headers(frame).forward())
            .addField(
                ClassFrame.size(
                    Modifier.PRIVATE, "ACTIVATIONS", activations(), "outputs of all layers"))
            .addMethod(Headers.evaluatorConstructor(frame))
            .addMethod(forward())
            .addMethod(forwardBatch(tiles))
            .addMethod(activationsMethod());
    evaluator.complete(type);
    tiles.ifPresent(methods -> methods.complete(type));
    return type.build();
  }

  private int activations() {
    return frame.lowered().network().extents().stream().mapToInt(Extent::size).sum();
  }

  private MethodSpec forward() {
    return new ContractMethod(frame, "forward", TypeName.VOID)
        .array("x", "INPUTS", "inputs")
        .array("y", "OUTPUTS", "outputs")
        .written("y", "x")
        .does(CodeBlock.of("$L;\n", evaluator.call(EntryPoint.COMPUTE_OUTPUTS)));
  }

  /** A tile of samples at a time, as long as there are enough, then one after another. */
  private MethodSpec forwardBatch(Optional<TileMethods> tiles) {
    Rows rows = new Rows(evaluator);
    String x = rows.declare("x", "INPUTS");
    String y = rows.declare("y", "OUTPUTS");
    CodeBlock.Builder code = CodeBlock.builder();
    tiles.ifPresent(methods -> code.add(tiles(methods)));
    return new ContractMethod(frame, "forward", TypeName.VOID)
        .rows("x", "INPUTS", "inputs")
        .rows("y", "OUTPUTS", "outputs")
        .written("y", "x")
        .samples()
        .does(
            code.beginControlFlow(
                    "for (int sample = $L; sample < n; sample++)",
                    tiles.isPresent() ? "start" : "0")
                .add(rows.in("x"))
                .addStatement(
                    "$L", evaluator.call(EntryPoint.COMPUTE_OUTPUTS, Map.of("x", x, "y", y)))
                .add(rows.out("y"))
                .endControlFlow()
                .build());
  }

  private static CodeBlock tiles(TileMethods methods) {
    return CodeBlock.builder()
        .addStatement("int start = 0")
        .beginControlFlow("while (n - start >= FEWEST)")
        .addStatement("int count = $T.min(n - start, TILE)", Math.class)
        .addStatement("$L", methods.call(EntryPoint.OUTPUTS_OF_TILE))
        .addStatement("start += count")
        .endControlFlow()
        .build();
  }

  private MethodSpec activationsMethod() {
    return new ContractMethod(frame, "activations", TypeName.VOID)
        .array("x", "INPUTS", "inputs")
        .array("h", "ACTIVATIONS", "activations")
        .written("h", "x")
        .does(CodeBlock.of("$L;\n", evaluator.call(EntryPoint.COMPUTE_ACTIVATIONS)));
  }
}
