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
import java.util.stream.Collectors;
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

  /** What the samples of a tile are summed into is a share of: fewer are computed one by one. */
  private static final int FEW = 4;

  private final ClassFrame frame;
  private final TileGroup group;

  TileMethods(ClassFrame frame, TileGroup group) {
    this.frame = frame;
    this.group = group;
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
          workspace(tiles(tile.width()), tile.name(), runtime(tile.width()), tile.rows()));
    }
    for (SampleRows rows : group.rows()) {
      ClassName runtime = runtime(rows);
      type.addField(workspace(tiles(Width.WORKING), samples(rows), runtime, samples()));
      type.addField(
          FieldSpec.builder(frame.numbers(), sums(rows), Modifier.PRIVATE, Modifier.FINAL)
              .initializer("$T.tile(4)[0]", runtime)
              .build());
    }
    for (TileKernel kernel : group.kernels()) {
      methods(kernel).forEach(type::addMethod);
    }
    KernelPrinter printer = new KernelPrinter(frame.runtime());
    for (Kernel map : group.maps()) {
      type.addMethod(printer.print(map));
    }
  }

  private static FieldSpec workspace(TypeName type, String name, ClassName runtime, int rows) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("$T.tile($L)", runtime, rows)
        .build();
  }

  /** The call of a kernel, an expression; a total is passed in and comes back. */
  String call(String kernel) {
    return call(group.kernel(kernel), group.kernel(kernel).name());
  }

  private static String call(TileKernel kernel, String method) {
    String arguments =
        kernel.arguments().stream().map(array -> array.name() + ", ").collect(Collectors.joining());
    return method + "(" + arguments + "start, count" + (kernel.totals() ? ", total" : "") + ")";
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
        code.add(step(steps.next(), step == 0));
      }
      String result = kernel.totals() ? "return " : "";
      int next = methods.size() + 1;
      if (steps.hasNext()) {
        code.addStatement("$L$L", result, call(kernel, kernel.name() + (next + 1)));
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

  private CodeBlock step(TileStep step, boolean isFirst) {
    if (step instanceof TileStep.Remark remark) {
      return CodeBlock.of(isFirst ? "// $L\n" : "\n// $L\n", remark.text());
    }
    if (step instanceof TileStep.Call call) {
      return CodeBlock.of("$L;\n", call(call.kernel(), call.kernel().name()));
    }
    if (step instanceof TileStep.Apply apply) {
      return apply(apply);
    }
    if (step instanceof TileStep.AddTotal total) {
      return statement(
          runtime(Width.DOUBLE), "total = ", "total", total.tile().name(), "count", "total");
    }
    if (step instanceof TileStep.Fill fill) {
      Width width = fill.tile().width();
      String value = frame.runtime().literal(width, fill.value());
      return statement(runtime(width), "", "fill", fill.tile(), value);
    }
    return sampleStep(step);
  }

  private CodeBlock sampleStep(TileStep step) {
    ClassName working = runtime(Width.WORKING);
    if (step instanceof TileStep.Load load) {
      return statement(
          working, "", "load", load.source().name(), "start, count", load.columns(), load.tile());
    }
    if (step instanceof TileStep.Store store) {
      return statement(
          working,
          "",
          "store",
          store.tile(),
          store.columns(),
          store.target().name(),
          "start, count");
    }
    if (step instanceof TileStep.Affine affine) {
      return statement(
          working,
          "",
          "affine",
          affine.x(),
          affine.inputs(),
          "p",
          affine.weights(),
          affine.biases(),
          affine.outputs(),
          affine.y());
    }
    if (step instanceof TileStep.Transposed back) {
      return statement(
          working,
          "",
          "transposed",
          back.d(),
          back.outputs(),
          "p",
          back.weights(),
          back.inputs(),
          back.e());
    }
    if (step instanceof TileStep.Repeat repeat) {
      return statement(runtime(repeat.tile().width()), "", "repeat", repeat.tile());
    }
    if (step instanceof TileStep.Reduce reduce) {
      String method = reduce.kind() == TileStep.Reduce.Kind.SUM ? "sum" : "max";
      Tile operand = reduce.operand();
      return statement(
          runtime(operand.width()), "", method, operand, operand.rows(), reduce.result());
    }
    return sumStep(step);
  }

  private CodeBlock sumStep(TileStep step) {
    if (step instanceof TileStep.AffineAlongOutputs along) {
      TileStep.Affine map = along.map();
      SampleRows rows = along.samples();
      return statement(
          summing(rows),
          "",
          "affine",
          map.x(),
          samples(),
          map.inputs(),
          "p",
          map.weights() + along.from(),
          map.outputs(),
          map.biases() < 0 ? map.biases() : map.biases() + along.from(),
          along.from(),
          along.count(),
          "count",
          samples(rows),
          sums(rows),
          map.y());
    }
    if (step instanceof TileStep.Turn turn) {
      return statement(
          summing(turn.samples()),
          "",
          "turn",
          turn.tile(),
          samples(),
          turn.from(),
          turn.count(),
          "count",
          samples(turn.samples()));
    }
    if (step instanceof TileStep.Copy copy) {
      return statement(
          summing(copy.samples()),
          "",
          "copy",
          copy.source().name(),
          "start",
          copy.columns(),
          copy.from(),
          copy.count(),
          "count",
          samples(copy.samples()));
    }
    if (step instanceof TileStep.AddOuter outer) {
      SampleRows rows = outer.samples();
      return statement(
          summing(rows),
          "",
          "addOuter",
          outer.u(),
          samples(),
          outer.u().rows(),
          samples(rows),
          outer.width(),
          "count",
          outer.target().name(),
          outer.at(),
          outer.rowStride(),
          outer.columnStride(),
          sums(rows));
    }
    if (step instanceof TileStep.AddSums sums) {
      return statement(
          runtime(Width.WORKING),
          "",
          "addSums",
          sums.tile(),
          sums.tile().rows(),
          "count",
          sums.target().name(),
          sums.at());
    }
    throw new IllegalArgumentException("no text for " + step);
  }

  /** A loop over the arrays of a tile, each of four rows. */
  private static CodeBlock apply(TileStep.Apply apply) {
    int rows = apply.target().rows();
    String arguments =
        apply.operands().stream()
            .map(tile -> tile.name() + (tile.rows() == 1 ? "[0], " : "[r], "))
            .collect(Collectors.joining());
    if (rows <= 4) {
      String first = arguments.replace("[r]", "[0]") + apply.target().name() + "[0]";
      return CodeBlock.of("$L($L);\n", apply.map().name(), first);
    }
    return CodeBlock.builder()
        .beginControlFlow("for (int r = 0; r < $L; r++)", (rows + 3) / 4)
        .addStatement("$L($L$L[r])", apply.map().name(), arguments, apply.target().name())
        .endControlFlow()
        .build();
  }

  private static CodeBlock statement(
      ClassName type, String before, String method, Object... arguments) {
    String text =
        List.of(arguments).stream()
            .map(argument -> argument instanceof Tile tile ? tile.name() : argument.toString())
            .collect(Collectors.joining(", "));
    return CodeBlock.of("$L$T.$L($L);\n", before, type, method, text);
  }

  private TypeName tiles(Width width) {
    return ArrayTypeName.of(frame.runtime().array(width));
  }

  private ClassName runtime(Width width) {
    return frame.runtime().tile(width, samples());
  }

  private ClassName runtime(SampleRows rows) {
    return frame.runtime().tile(Width.WORKING, rows.length());
  }

  private ClassName summing(SampleRows rows) {
    return frame.runtime().type("TileSums" + rows.length());
  }

  private static String samples(SampleRows rows) {
    return "rowsOf" + rows.length();
  }

  private static String sums(SampleRows rows) {
    return "sumsOf" + rows.length();
  }
}
