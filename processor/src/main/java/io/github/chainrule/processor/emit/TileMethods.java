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
    return group.fewest();
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
    return TileStepPrinter.call(group.kernel(kernel));
  }

  /** A kernel's method, and those that it is continued in. */
  private List<MethodSpec> methods(TileKernel kernel) {
    boolean needsBranch = kernel.steps().size() > STEPS_WITHOUT_BRANCH;
    List<TileKernel> parts = parts(kernel);
    List<MethodSpec> methods = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      MethodSpec.Builder method = method(parts.get(part));
      if (needsBranch) {
        method.addCode(BRANCH);
      }
      method.addCode(firstSteps(parts.get(part)));
      if (part + 1 < parts.size()) {
        String result = kernel.totals() ? "return " : "";
        method.addStatement("$L$L", result, TileStepPrinter.call(parts.get(part + 1)));
      } else if (kernel.totals()) {
        method.addStatement("return total");
      }
      methods.add(method.build());
    }
    return methods;
  }

  private CodeBlock firstSteps(TileKernel part) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int step = 0; step < Math.min(STEPS, part.steps().size()); step++) {
      code.add(printer.print(part.steps().get(step), step == 0));
    }
    return code.build();
  }

  /** The kernels of all steps, of those after the first method, and so on. */
  private static List<TileKernel> parts(TileKernel kernel) {
    List<TileKernel> parts = new ArrayList<>(List.of(kernel));
    int size = kernel.steps().size();
    for (int from = STEPS; from < size; from += STEPS) {
      String name = kernel.name() + (parts.size() + 1);
      List<TileStep> rest = kernel.steps().subList(from, size);
      parts.add(new TileKernel(name, kernel.comment(), kernel.totals(), rest));
    }
    return parts;
  }

  private MethodSpec.Builder method(TileKernel kernel) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(kernel.name())
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("$L", kernel.comment())
            .returns(kernel.totals() ? TypeName.DOUBLE : TypeName.VOID);
    for (KernelArray argument : kernel.arguments()) {
      method.addParameter(frame.numbers(), argument.name());
    }
    if (kernel.isPlaced()) {
      method.addParameter(TypeName.INT, "start");
    }
    method.addParameter(TypeName.INT, "count");
    return kernel.totals() ? method.addParameter(TypeName.DOUBLE, "total") : method;
  }

  private TypeName tiles(Width width) {
    return ArrayTypeName.of(frame.runtime().array(width));
  }
}
