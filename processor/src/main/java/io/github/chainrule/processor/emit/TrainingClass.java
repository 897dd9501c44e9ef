package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that computes losses and gradients of a network that values are left out of. */
final class TrainingClass {

  private static final String DRAWN = "masks";

  private final ClassFrame frame;
  private final LoweredNetwork.Training training;
  private final EvaluatorClass evaluator;

  TrainingClass(ClassFrame frame) {
    this.frame = frame;
    this.training = frame.lowered().training().orElseThrow();
    this.evaluator = new EvaluatorClass(frame, training.code());
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        evaluator
            .begin(GeneratedClass.TRAINING, new Headers(frame).training(training))
            .addField(
                ClassFrame.size(Modifier.PUBLIC, "MASKS", network().masks(), "values in a mask"))
            .addField(drawn())
            .addMethod(Headers.evaluatorConstructor(frame))
            .addMethod(masks())
            .addMethod(gradientOfSeed())
            .addMethod(gradient())
            .addMethod(forward())
            .addMethod(backward());
    evaluator.complete(type);
    return type.build();
  }

  private NetworkSpec network() {
    return frame.lowered().network();
  }

  private ClassName type() {
    return frame.runtime().type("DropoutMasks");
  }

  private FieldSpec drawn() {
    return FieldSpec.builder(type(), DRAWN, Modifier.PRIVATE, Modifier.FINAL)
        .initializer(
            "new $T(new int[] {$L}, new double[] {$L})",
            type(),
            ofMasked(layer -> String.valueOf(network().extents().get(layer).size())),
            ofMasked(
                layer -> String.valueOf(network().layers().get(layer).dropped().getAsDouble())))
        .build();
  }

  private String ofMasked(IntFunction<String> text) {
    return network().masked().stream().map(text::apply).collect(Collectors.joining(", "));
  }

  private MethodSpec masks() {
    return ClassFrame.override(DRAWN, type()).addStatement("return $L", DRAWN).build();
  }

  /** All is checked before masks are drawn for so many samples. */
  private MethodSpec gradientOfSeed() {
    return method("gradient", TypeName.DOUBLE)
        .inputs()
        .targets()
        .samples()
        .also(TypeName.LONG, "seed")
        .array("g", "PARAMETERS", "parameters")
        .written("g", "x", "t")
        .does(CodeBlock.of("return gradient(x, t, n, $L.draw(seed, n), g);\n", DRAWN));
  }

  private MethodSpec gradient() {
    return method("gradient", TypeName.DOUBLE)
        .inputs()
        .targets()
        .samples()
        .rows("m", "MASKS", "masks")
        .array("g", "PARAMETERS", "parameters")
        .written("g", "x", "t", "m")
        .does(evaluator.body(PublicMethod.GRADIENT_BATCH));
  }

  private MethodSpec forward() {
    return method("forward", TypeName.VOID)
        .inputs()
        .rows("y", "OUTPUTS", "outputs")
        .samples()
        .rows("m", "MASKS", "masks")
        .written("y", "x", "m")
        .does(evaluator.body(PublicMethod.FORWARD_BATCH));
  }

  private MethodSpec backward() {
    return method("backward", TypeName.VOID)
        .inputs()
        .rows("e", "OUTPUTS", "outputs")
        .samples()
        .rows("m", "MASKS", "masks")
        .array("g", "PARAMETERS", "parameters")
        .optionalRows("dx", "INPUTS", "inputs")
        .written("g", "x", "e", "m")
        .written("dx", "x", "e", "g")
        .written("dx", "m")
        .does(evaluator.body(PublicMethod.BACKWARD_BATCH));
  }

  private ContractMethod method(String name, TypeName returns) {
    return new ContractMethod(frame, name, returns);
  }
}
