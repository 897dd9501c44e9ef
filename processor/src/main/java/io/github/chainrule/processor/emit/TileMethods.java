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
import io.github.chainrule.processor.kernel.KernelGroup;
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

  static final String TILE = PortableTiles.TILE;

  /** The constant of generated classes that is how many samples are worth a tile. */
  static final String FEWEST = "FEWEST";

  /** The method that makes the tiles. */
  static final String PREPARE = "prepareTiles";

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
    if (!group.rows().isEmpty()) {
      type.addField(ClassFrame.constant(TILE, group.samples(), "Samples in a tile."));
    }
    type.addField(ClassFrame.constant(FEWEST, group.fewest(), "Samples that are worth a tile."));
    for (Tile tile : group.workspace()) {
      FieldSpec.Builder field = workspace(tiles(tile), tile.name());
      if (tile.equals(group.workspace().get(0))) {
        field.addJavadoc(TILES, Tile.ROWS);
      }
      type.addField(field.build());
    }
    group.rows().forEach(rows -> complete(type, rows));
    type.addMethod(prepare());
    for (TileKernel kernel : group.kernels()) {
      methods(kernel).forEach(type::addMethod);
    }
    KernelPrinter maps =
        new KernelPrinter(
            frame.runtime(),
            new KernelGroup(List.of(), group.maps()),
            trips -> PortableTiles.NUMBERS);
    for (Kernel map : group.maps()) {
      MethodSpec.Builder method = maps.print(map).toBuilder();
      type.addMethod(method.addParameter(TypeName.INT, PortableTiles.NUMBERS).build());
    }
  }

  private TypeName tiles(Tile tile) {
    return ArrayTypeName.of(frame.runtime().array(tile.width()));
  }

  private void complete(TypeSpec.Builder type, SampleRows rows) {
    type.addField(
        workspace(ArrayTypeName.of(frame.numbers()), rows.name())
            .addJavadoc("A row of $L numbers for each sample.", rows.length())
            .build());
    type.addField(
        workspace(frame.numbers(), rows.sumsName())
            .addJavadoc("Rows of $L sums in the making.", rows.length())
            .build());
  }

  /** Makes the tiles, each that has memory of its own before those that share it. */
  private MethodSpec prepare() {
    CodeBlock.Builder own = CodeBlock.builder();
    CodeBlock.Builder shared = CodeBlock.builder();
    for (Tile tile : group.workspace()) {
      if (group.shared().containsKey(tile)) {
        shared.addStatement("$N = $N", tile.name(), group.shared().get(tile).name());
      } else {
        ClassName runtime =
            frame.runtime().internal(tile.width(), group.calls().tiles(group.samples()));
        own.addStatement("$N = $T.tile($L)", tile.name(), runtime, tile.allRows());
      }
    }
    for (SampleRows rows : group.rows()) {
      ClassName runtime = frame.runtime().internal(Width.WORKING, group.calls().rows(rows));
      own.addStatement("$N = $T.tile($L)", rows.name(), runtime, TILE);
      own.addStatement("$N = $T.tile($L)[0]", rows.sumsName(), runtime, Tile.ROWS);
    }
    if (!group.shared().isEmpty()) {
      own.add("\n// These use the memory of values that nothing needs any more.\n");
    }
    return MethodSpec.methodBuilder(PREPARE)
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc("Makes the tiles, the first time.")
        .beginControlFlow("if ($N != null)", group.workspace().get(0).name())
        .addStatement("return")
        .endControlFlow()
        .addCode(own.build())
        .addCode(shared.build())
        .build();
  }

  private static FieldSpec.Builder workspace(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE);
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
    if (BranchRule.needsBranch(units, steps.stream().anyMatch(TileStepPrinter::branches))) {
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
    method.addParameter(TypeName.INT, PortableTiles.SPAN);
    return kernel.totals() ? method.addParameter(TypeName.DOUBLE, "total") : method;
  }
}
