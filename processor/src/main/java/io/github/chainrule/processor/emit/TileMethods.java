package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what an evaluator computes of a tile of samples: fields, and a method for each kernel. */
final class TileMethods {

  /** Steps of a method; more go into methods that it calls. */
  private static final int STEPS = 64;

  /** Android 8 to 14 compile no method over 600 code units, some 30 a step, without a branch. */
  private static final int STEPS_WITHOUT_BRANCH = 16;

  private static final CodeBlock BRANCH =
      CodeBlock.builder()
          .add("// Android does not compile a method of this length without a branch.\n")
          .beginControlFlow("if (count < 1)")
          .addStatement("throw new $T($S)", IllegalStateException.class, "count")
          .endControlFlow()
          .build();

  /** A tile takes as long as about a fourth of its samples one by one. */
  private static final int FEW = 4;

  private final ClassFrame frame;
  private final TileGroup group;
  private final TileStepPrinter printer;

  TileMethods(ClassFrame frame, TileGroup group) {
    this.frame = frame;
    this.group = group;
    this.printer = new TileStepPrinter(frame.runtime(), group.samples());
  }

  /** How many samples a tile holds. */
  int samples() {
    return group.samples();
  }

  /** How many samples are worth a tile. */
  int fewest() {
    return group.samples() / FEW;
  }

  /** Adds the fields and methods. */
  void complete(TypeSpec.Builder type) {
    for (Tile tile : group.workspace()) {
      type.addField(
          workspace(tiles(tile.width()), tile.name(), printer.tiles(tile.width()), tile.rows()));
    }
    for (SampleRows rows : group.rows()) {
      ClassName runtime = printer.tiles(rows);
      type.addField(
          workspace(tiles(Width.WORKING), TileStepPrinter.rows(rows), runtime, samples()));
      type.addField(
          FieldSpec.builder(
                  frame.numbers(), TileStepPrinter.sums(rows), Modifier.PRIVATE, Modifier.FINAL)
              .initializer("$T.tile(4)[0]", runtime)
              .build());
    }
    for (TileKernel kernel : group.kernels()) {
      methods(kernel).forEach(type::addMethod);
    }
    KernelPrinter maps = new KernelPrinter(frame.runtime());
    for (Kernel map : group.maps()) {
      type.addMethod(maps.print(map));
    }
  }

  private static FieldSpec workspace(TypeName type, String name, ClassName runtime, int rows) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("$T.tile($L)", runtime, rows)
        .build();
  }

  /** The call of a kernel, an expression; a total is passed in and comes back. */
  String call(String kernel) {
    return TileStepPrinter.call(group.kernel(kernel), group.kernel(kernel).name());
  }

  /** A kernel's method, and those that it is continued in. */
  private List<MethodSpec> methods(TileKernel kernel) {
    List<MethodSpec> methods = new ArrayList<>();
    Iterator<TileStep> steps = kernel.steps().iterator();
    while (methods.isEmpty() || steps.hasNext()) {
      CodeBlock.Builder code = CodeBlock.builder();
      if (kernel.steps().size() > STEPS_WITHOUT_BRANCH) {
        code.add(BRANCH);
      }
      for (int step = 0; step < STEPS && steps.hasNext(); step++) {
        code.add(printer.print(steps.next(), step == 0));
      }
      String result = kernel.totals() ? "return " : "";
      int next = methods.size() + 1;
      if (steps.hasNext()) {
        code.addStatement("$L$L", result, TileStepPrinter.call(kernel, kernel.name() + (next + 1)));
      } else if (kernel.totals()) {
        code.addStatement("return total");
      }
      String name = kernel.name() + (next == 1 ? "" : next);
      methods.add(method(kernel, name).addCode(code.build()).build());
    }
    return methods;
  }

  private MethodSpec.Builder method(TileKernel kernel, String name) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("$L", kernel.comment())
            .returns(kernel.totals() ? TypeName.DOUBLE : TypeName.VOID);
    for (KernelArray argument : kernel.arguments()) {
      method.addParameter(frame.numbers(), argument.name());
    }
    method.addParameter(TypeName.INT, "start").addParameter(TypeName.INT, "count");
    return kernel.totals() ? method.addParameter(TypeName.DOUBLE, "total") : method;
  }

  private TypeName tiles(Width width) {
    return ArrayTypeName.of(frame.runtime().array(width));
  }
}
