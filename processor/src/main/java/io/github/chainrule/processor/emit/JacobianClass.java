package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.PublicMethod;
import io.github.chainrule.processor.program.NetworkProgram;
import io.github.chainrule.processor.spec.GeneratedClass;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes the class that computes the derivatives of a network's outputs. */
final class JacobianClass {

  /** What takes many samples one by one. */
  private static final String ROWS = "rows";

  /** The method that makes it, the first time. */
  private static final String PREPARE = "prepareRows";

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
            .addMethod(inputs().jacobian())
            .addMethod(inputs().jacobians())
            .addMethod(parameters().jacobian())
            .addMethod(parameters().jacobians())
            .addMethod(jvp())
            .addMethod(jvpBatch())
            .addMethod(prepareRows());
    evaluator.complete(type);
    type.addField(FieldSpec.builder(rowsType(), ROWS, Modifier.PRIVATE).build());
    return type.build();
  }

  private NetworkSpec network() {
    return frame.lowered().network();
  }

  private Variables inputs() {
    return new Variables("inputs", "INPUTS", PublicMethod.INPUT_JACOBIAN, network().inputs());
  }

  private Variables parameters() {
    int columns = frame.lowered().layout().size();
    return new Variables("parameters", "PARAMETERS", PublicMethod.PARAMETER_JACOBIAN, columns);
  }

  /** What outputs are differentiated by. */
  private final class Variables {

    private final String by;
    private final String width;
    private final PublicMethod method;
    private final int columns;

    Variables(String by, String width, PublicMethod method, int columns) {
      this.by = by;
      this.width = width;
      this.method = method;
      this.columns = columns;
    }

    private boolean isHeld() {
      return NetworkProgram.isHeld(network().outputs(), columns);
    }

    MethodSpec jacobian() {
      return isHeld()
          ? method(by)
              .input()
              .array("j", "OUTPUTS * " + width, "outputs x " + by)
              .written("j", "x")
              .does(evaluator.body(method))
          : method(by).unchecked("x").unchecked("j").does(refusal());
    }

    MethodSpec jacobians() {
      String own = by.equals("inputs") ? "" : "PARAMETERS, ";
      return isHeld()
          ? method(by)
              .inputs()
              .samples()
              .rows("j", "OUTPUTS * " + width, "outputs x " + by)
              .written("j", "x")
              .does(CodeBlock.of("$L();\n$L.$L(x, n, $Lj);\n", PREPARE, ROWS, by, own))
          : method(by).unchecked("x").samples().unchecked("j").does(refusal());
    }

    /** A Jacobian that is not there; no array that may be passed has its length. */
    private CodeBlock refusal() {
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
      return CodeBlock.of("throw new $T($Z$S);\n", UnsupportedOperationException.class, reason);
    }
  }

  private MethodSpec jvp() {
    return method("jvp")
        .input()
        .array("v", "INPUTS", "inputs")
        .array("dy", "OUTPUTS", "outputs")
        .written("dy", "x", "v")
        .does(evaluator.body(PublicMethod.OUTPUT_TANGENT));
  }

  private MethodSpec jvpBatch() {
    return method("jvp")
        .inputs()
        .rows("v", "INPUTS", "inputs")
        .samples()
        .rows("dy", "OUTPUTS", "outputs")
        .written("dy", "x", "v")
        .does(CodeBlock.of("$L();\n$L.jvp(x, v, n, dy);\n", PREPARE, ROWS));
  }

  private ContractMethod method(String name) {
    return new ContractMethod(frame, name, TypeName.VOID);
  }

  private ClassName rowsType() {
    return frame.runtime().internal("JacobianRows");
  }

  private MethodSpec prepareRows() {
    return MethodSpec.methodBuilder(PREPARE)
        .addModifiers(Modifier.PRIVATE)
        .beginControlFlow("if ($L == null)", ROWS)
        .addStatement("$L = new $T(this, INPUTS, OUTPUTS)", ROWS, rowsType())
        .endControlFlow()
        .build();
  }
}
