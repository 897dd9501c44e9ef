package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.github.chainrule.processor.kernel.EntryPoint;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.PortableTiles;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TilePart;
import io.github.chainrule.processor.kernel.TileSizeEstimate;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.scalar.Width;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what an evaluator computes of a tile of samples: fields, and a method for each kernel. */
final class TileMethods {

  private static final String TILE = PortableTiles.TILE;

  private static final String TILES =
      "This and the other tiles: a row for each element, along the samples; $L rows an array.";

  private final ClassFrame frame;
  private final TileGroup group;
  private final TileStepPrinter printer;

  TileMethods(ClassFrame frame, TileGroup group) {
    this.frame = frame;
    this.group = group;
    this.printer = new TileStepPrinter(frame.runtime(), group);
  }

  /** Adds the fields and methods. */
  void complete(TypeSpec.Builder type) {
    type.addField(constant(TILE, group.samples(), "Samples in a tile."));
    type.addField(constant("FEWEST", group.fewest(), "Samples that are worth a tile."));
    for (Tile tile : group.workspace()) {
      TypeName tiles = ArrayTypeName.of(frame.runtime().array(tile.width()));
      FieldSpec.Builder field = workspace(tiles, tile.name());
      if (tile.equals(group.workspace().get(0))) {
        field.addJavadoc(TILES, Tile.ROWS);
      }
      type.addField(
          field
              .initializer(
                  "$T.tile($L)",
                  frame.runtime().type(tile.width(), group.calls().tiles(group.samples())),
                  tile.rows())
              .build());
    }
    group.rows().forEach(rows -> complete(type, rows));
    for (TileKernel kernel : group.kernels()) {
      methods(kernel).forEach(type::addMethod);
    }
    KernelPrinter maps = new KernelPrinter(frame.runtime(), this::trips);
    for (Kernel map : group.maps()) {
      type.addMethod(maps.print(map));
    }
  }

  private void complete(TypeSpec.Builder type, SampleRows rows) {
    ClassName runtime = frame.runtime().type(Width.WORKING, group.calls().rows(rows));
    type.addField(
        workspace(ArrayTypeName.of(frame.numbers()), rows.name())
            .addJavadoc("A row of $L numbers for each sample.", rows.length())
            .initializer("$T.tile($L)", runtime, TILE)
            .build());
    type.addField(
        workspace(frame.numbers(), rows.sumsName())
            .addJavadoc("Rows of $L sums in the making.", rows.length())
            .initializer("$T.tile($L)[0]", runtime, Tile.ROWS)
            .build());
  }

  private static FieldSpec constant(String name, int value, String comment) {
    return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(comment)
        .initializer("$L", value)
        .build();
  }

  private static FieldSpec.Builder workspace(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL);
  }

  /** How often a map's loop runs: over some rows. */
  private String trips(int trips) {
    int rows = trips / group.samples();
    return rows == 1 ? TILE : rows + " * " + TILE;
  }

  /** The call of a kernel, an expression; a total is passed in and comes back. */
  String call(EntryPoint kernel) {
    return TileStepPrinter.call(group.kernel(kernel));
  }

  /** A kernel's method, and those that it is continued in. */
  private List<MethodSpec> methods(TileKernel kernel) {
    List<MethodSpec> methods = new ArrayList<>();
    for (TilePart part : TilePart.of(kernel)) {
      MethodSpec.Builder method = method(part.kernel()).addCode(steps(part));
      String result = kernel.totals() ? "return " : "";
      part.next().ifPresent(n -> method.addStatement("$L$L", result, TileStepPrinter.call(n)));
      methods.add(method.build());
    }
    return methods;
  }

  private CodeBlock steps(TilePart part) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<TileStep> steps = part.steps();
    int units = TileSizeEstimate.of(part).dexUnits();
    if (BranchRule.needsBranch(units, steps.stream().anyMatch(TileStepPrinter::loops))) {
      code.add(BranchRule.branch("count < 1", "count"));
    }
    for (TileStep step : steps) {
      code.add(printer.print(step, step == steps.get(0)));
    }
    return code.build();
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
}
