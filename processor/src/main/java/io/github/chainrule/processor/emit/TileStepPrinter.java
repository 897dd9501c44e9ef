package io.github.chainrule.processor.emit;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.scalar.Width;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Turns the steps of tile kernels into calls of the runtime and of kernels. */
final class TileStepPrinter {

  /** The constant of generated classes that is the number of samples in a tile. */
  static final String TILE = "TILE";

  /** A call, with the format of its arguments. */
  private record RuntimeCall(ClassName type, String method, String arguments) {

    CodeBlock code() {
      return CodeBlock.of("$T." + method + "(" + arguments + ")", type);
    }
  }

  private final RuntimeNames runtime;
  private final int samples;

  TileStepPrinter(RuntimeNames runtime, int samples) {
    this.runtime = runtime;
    this.samples = samples;
  }

  /** The call of a kernel, an expression; a total is passed in. */
  static String call(TileKernel kernel) {
    String arguments =
        kernel.arguments().stream().map(array -> array.name() + ", ").collect(joining());
    String samples = kernel.isPlaced() ? "start, count" : "count";
    return kernel.name() + "(" + arguments + samples + (kernel.totals() ? ", total" : "") + ")";
  }

  CodeBlock print(TileStep step, boolean isFirst) {
    if (step instanceof TileStep.Remark remark) {
      return CodeBlock.of(isFirst ? "// $L\n" : "\n// $L\n", remark.text());
    }
    if (step instanceof TileStep.Apply apply) {
      return apply(apply);
    }
    if (step instanceof TileStep.Call call) {
      return CodeBlock.of("$L;\n", call(call.kernel()));
    }
    String before = step instanceof TileStep.ReturnTotal ? "return " : "";
    return CodeBlock.builder().addStatement("$L$L", before, runtimeCall(step).code()).build();
  }

  private RuntimeCall runtimeCall(TileStep step) {
    ClassName working = tiles(Width.WORKING);
    if (step instanceof TileStep.Load load) {
      return call(working, "load", load.array(), "start", "count", load.columns(), load.tile());
    }
    if (step instanceof TileStep.Store store) {
      int columns = store.columns();
      return call(working, "store", store.tile(), columns, store.array(), "start", "count");
    }
    if (step instanceof TileStep.Affine map) {
      return call(
          working,
          "affine",
          map.x(),
          map.inputs(),
          "p",
          map.weights(),
          map.biases(),
          map.outputs(),
          map.y());
    }
    if (step instanceof TileStep.Transposed back) {
      return call(
          working,
          "transposed",
          back.d(),
          back.outputs(),
          "p",
          back.weights(),
          back.inputs(),
          back.e());
    }
    if (step instanceof TileStep.AddSums sums) {
      Tile tile = sums.tile();
      return call(working, "addSums", tile, tile.rows(), "count", sums.target(), sums.at());
    }
    return callInEitherWidth(step);
  }

  private RuntimeCall callInEitherWidth(TileStep step) {
    if (step instanceof TileStep.Fill fill) {
      Width width = fill.tile().width();
      return call(tiles(width), "fill", fill.tile(), runtime.literal(width, fill.value()));
    }
    if (step instanceof TileStep.Exp exp) {
      return call(tiles(exp.x().width()), "exp", exp.x(), exp.x().rows(), exp.y());
    }
    if (step instanceof TileStep.CopyRows copy) {
      ClassName type = tiles(copy.source().width());
      return call(type, "copy", copy.source(), copy.from(), copy.count(), copy.target(), copy.at());
    }
    if (step instanceof TileStep.Repeat repeat) {
      return call(tiles(repeat.tile().width()), "repeat", repeat.tile());
    }
    if (step instanceof TileStep.Reduce reduce) {
      String method =
          switch (reduce.kind()) {
            case SUM -> "sum";
            case MAX -> "max";
          };
      Tile operand = reduce.operand();
      return call(tiles(operand.width()), method, operand, operand.rows(), reduce.result());
    }
    if (step instanceof TileStep.ReturnTotal total) {
      return call(tiles(Width.DOUBLE), "total", total.tile(), "count", "total");
    }
    return callAlongRows(step);
  }

  private RuntimeCall callAlongRows(TileStep step) {
    if (step instanceof TileStep.AffineAlongOutputs along) {
      TileStep.Affine map = along.map();
      SampleRows rows = along.samples();
      return call(
          summing(rows),
          "affine",
          map.x(),
          TILE,
          map.inputs(),
          "p",
          map.weights() + along.from(),
          map.outputs(),
          map.biases() < 0 ? map.biases() : map.biases() + along.from(),
          along.from(),
          along.count(),
          "count",
          rows(rows),
          sums(rows),
          map.y());
    }
    if (step instanceof TileStep.Turn turn) {
      String rows = rows(turn.samples());
      ClassName type = summing(turn.samples());
      return call(type, "turn", turn.tile(), TILE, turn.from(), turn.count(), "count", rows);
    }
    if (step instanceof TileStep.Copy copy) {
      return call(
          summing(copy.samples()),
          "copy",
          copy.array(),
          "start",
          copy.columns(),
          copy.from(),
          copy.count(),
          "count",
          rows(copy.samples()));
    }
    if (step instanceof TileStep.AddOuter outer) {
      SampleRows rows = outer.samples();
      return call(
          summing(rows),
          "addOuter",
          outer.u(),
          TILE,
          outer.u().rows(),
          rows(rows),
          outer.width(),
          "count",
          outer.target(),
          outer.at(),
          outer.rowStride(),
          outer.columnStride(),
          sums(rows));
    }
    throw new IllegalArgumentException("no text for " + step);
  }

  /** A loop over the arrays of a tile. */
  private static CodeBlock apply(TileStep.Apply apply) {
    String arguments =
        apply.operands().stream()
            .map(tile -> tile.name() + (tile.rows() == 1 ? "[0], " : "[r], "))
            .collect(joining());
    if (!loops(apply)) {
      String first = arguments.replace("[r]", "[0]") + apply.target().name() + "[0]";
      return CodeBlock.of("$L($L);\n", apply.map().name(), first);
    }
    return CodeBlock.builder()
        .beginControlFlow("for (int r = 0; r < $L; r++)", apply.target().arrays())
        .addStatement("$L($L$L[r])", apply.map().name(), arguments, apply.target().name())
        .endControlFlow()
        .build();
  }

  /** Whether a step is printed as a loop. */
  static boolean loops(TileStep step) {
    return step instanceof TileStep.Apply apply && apply.target().arrays() > 1;
  }

  /** The methods of the runtime's tiles that a class calls in a width. */
  Set<String> methods(TileGroup group, Width width) {
    Set<String> methods = new TreeSet<>();
    if (group.workspace().stream().anyMatch(tile -> tile.width() == width)) {
      methods.add("tile");
    }
    group.kernels().stream()
        .flatMap(kernel -> kernel.steps().stream())
        .filter(TileStepPrinter::callsRuntime)
        .map(this::runtimeCall)
        .filter(call -> call.type().equals(tiles(width)))
        .forEach(call -> methods.add(call.method()));
    return methods;
  }

  private static boolean callsRuntime(TileStep step) {
    return !(step instanceof TileStep.Remark
        || step instanceof TileStep.Apply
        || step instanceof TileStep.Call);
  }

  private static RuntimeCall call(ClassName type, String method, Object... arguments) {
    String text = Arrays.stream(arguments).map(TileStepPrinter::text).collect(joining(",$W"));
    return new RuntimeCall(type, method, text);
  }

  private static String text(Object argument) {
    if (argument instanceof Tile tile) {
      return tile.name();
    }
    return argument instanceof KernelArray array ? array.name() : argument.toString();
  }

  ClassName tiles(Width width) {
    return runtime.tile(width, samples);
  }

  ClassName summing(SampleRows rows) {
    return runtime.type("TileSums" + rows.length());
  }

  static String rows(SampleRows rows) {
    return "samples" + rows.length();
  }

  static String sums(SampleRows rows) {
    return "sums" + rows.length();
  }
}
