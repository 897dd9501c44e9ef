package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.Leaves;
import io.github.chainrule.processor.kernel.SizeEstimate;
import io.github.chainrule.processor.kernel.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Turns a kernel into a private method. */
final class KernelPrinter {

  /** Android 8 to 14 compile no method over 600 code units that has no branch. */
  private static final int MAX_UNITS_WITHOUT_BRANCH = 600;

  /** Columns that are left for a Javadoc sentence of a method. */
  private static final int DOC_WIDTH = 95;

  private final RuntimeNames names;
  private final StatementPrinter statements;

  KernelPrinter(RuntimeNames names) {
    this.names = names;
    this.statements = new StatementPrinter(names);
  }

  MethodSpec print(Kernel kernel) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.name())
            .addModifiers(Modifier.PRIVATE)
            .returns(kernel.returnsValue() ? TypeName.DOUBLE : TypeName.VOID)
            .addJavadoc("$L", Prose.fill(Prose.escaped(kernel.comment()), DOC_WIDTH));
    for (KernelArray argument : kernel.arguments()) {
      method.addParameter(names.array(argument.width()), argument.name());
    }
    return method.addCode(body(kernel)).build();
  }

  private CodeBlock body(Kernel kernel) {
    Map<KernelArray, Integer> uses = uses(kernel);
    CodeBlock.Builder code = CodeBlock.builder();
    uses.forEach(
        (field, count) -> {
          if (count > 1) {
            code.add("$1T $2N = this.$2N;\n", names.array(field.width()), field.name());
          }
        });
    if (needsBranch(kernel)) {
      code.add(lengthGuard(uses.isEmpty() ? kernel.arguments().get(0) : anyOf(uses)));
    }
    statements.print(kernel.body(), code);
    return code.build();
  }

  /** How often the code reaches for each field: a second time, or in a loop, a local is better. */
  private static Map<KernelArray, Integer> uses(Kernel kernel) {
    Map<KernelArray, Integer> uses = new LinkedHashMap<>();
    for (Statement statement : kernel.body()) {
      int weight = statement instanceof Statement.Loop ? 2 : 1;
      Leaves.arrays(
          statement,
          array -> {
            if (array.role() != KernelArray.Role.ARGUMENT) {
              uses.merge(array, weight, Integer::sum);
            }
          });
    }
    return uses;
  }

  private static boolean needsBranch(Kernel kernel) {
    return SizeEstimate.of(kernel).dexUnits() > MAX_UNITS_WITHOUT_BRANCH
        && kernel.body().stream().noneMatch(Leaves::branches);
  }

  private static KernelArray anyOf(Map<KernelArray, Integer> uses) {
    return uses.keySet().iterator().next();
  }

  private static CodeBlock lengthGuard(KernelArray array) {
    return CodeBlock.builder()
        .add("// Android does not compile a method of this length without a branch.\n")
        .add("if ($N.length != $L) {\n$>", array.name(), array.length())
        .add("throw new $T($S);\n$<}\n", IllegalStateException.class, array.name() + ".length")
        .build();
  }
}
