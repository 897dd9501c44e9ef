package io.github.chainrule.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.KernelGroup;
import io.github.chainrule.processor.kernel.Leaves;
import io.github.chainrule.processor.kernel.SizeEstimate;
import io.github.chainrule.processor.kernel.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import javax.lang.model.element.Modifier;

/** Turns a kernel into a private method. */
final class KernelPrinter {

  /** Columns that are left for a Javadoc sentence of a method. */
  private static final int DOC_WIDTH = 95;

  private final RuntimeNames names;
  private final KernelGroup group;
  private final StatementPrinter statements;

  /** Prints kernels whose arrays all have memory of their own. */
  KernelPrinter(RuntimeNames names) {
    this(names, new KernelGroup(List.of(), List.of()));
  }

  /** Prints the kernels of a group. */
  KernelPrinter(RuntimeNames names, KernelGroup group) {
    this(names, group, Integer::toString);
  }

  /**
   * Prints loops that run a constant number of times.
   *
   * @param trips an expression for such a number
   */
  KernelPrinter(RuntimeNames names, KernelGroup group, IntFunction<String> trips) {
    this.names = names;
    this.group = group;
    this.statements = new StatementPrinter(names, new WindowNames(group), trips);
  }

  MethodSpec print(Kernel kernel) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.name())
            .addModifiers(Modifier.PRIVATE)
            .returns(kernel.returnsValue() ? TypeName.DOUBLE : TypeName.VOID)
            .addJavadoc("$L", Prose.fill(Prose.escaped(kernel.comment()), DOC_WIDTH));
    for (KernelArray argument : kernel.arguments()) {
      method.addParameter(names.array(argument.width()), argument.name());
      if (argument.role() == KernelArray.Role.ROW) {
        method.addParameter(TypeName.INT, argument.place());
      }
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
      int weight = statement.body().isEmpty() ? 1 : 2;
      Leaves.arrays(
          statement,
          array -> {
            if (!array.isArgument()) {
              uses.merge(array, weight, Integer::sum);
            }
          });
    }
    return uses;
  }

  private static boolean needsBranch(Kernel kernel) {
    return BranchRule.needsBranch(
        SizeEstimate.of(kernel).dexUnits(), kernel.body().stream().anyMatch(Leaves::branches));
  }

  private static KernelArray anyOf(Map<KernelArray, Integer> uses) {
    return uses.keySet().iterator().next();
  }

  private CodeBlock lengthGuard(KernelArray array) {
    if (array.role() == KernelArray.Role.ROW) {
      return BranchRule.branch(array.place() + " < 0", array.place());
    }
    String length = array.name() + ".length";
    boolean mayBeNull = array.role() == KernelArray.Role.OPTIONAL;
    String given = mayBeNull ? array.name() + " != null && " : "";
    return BranchRule.branch(given + length + " != " + group.holder(array).capacity(), length);
  }
}
