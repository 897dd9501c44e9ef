package io.github.chainrule.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.github.chainrule.processor.kernel.SampleRows;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.scalar.Width;
import java.util.List;
import java.util.stream.Collectors;

/** Turns the steps of tile kernels into calls of the runtime and of kernels. */
final class TileStepPrinter {

  private final RuntimeNames runtime;
  private final int samples;

  TileStepPrinter(RuntimeNames runtime, int samples) {
    this.runtime = runtime;
    this.samples = samples;
  }

  /** The call of a kernel, an expression; a total is passed in. */
  static String call(TileKernel kernel) {
    String arguments =
        kernel.arguments().stream().map(array -> array.name() + ", ").collect(Collectors.joining());
    String samples = kernel.isPlaced() ? "start, count" : "count";
    return kernel.name() + "(" + arguments + samples + (kernel.totals() ? ", total" : "") + ")";
  }

  CodeBlock print(TileStep step, boolean isFirst) {
    if (step instanceof TileStep.Remark remark) {
      return CodeBlock.of(isFirst ? "// $L\n" : "\n// $L\n", remark.text());
    }
    if (step instanceof TileStep.Call call) {
      return CodeBlock.of("$L;\n", call(call.kernel()));
    }
    if (step instanceof TileStep.Apply apply) {
      return apply(apply);
    }
    if (step instanceof TileStep.AddTotal total) {
      return statement(
          tiles(Width.DOUBLE), "total = ", "total", total.tile().name(), "count", "total");
    }
    if (step instanceof TileStep.Fill fill) {
      Width width = fill.tile().width();
      String value = runtime.literal(width, fill.value());
      return statement(tiles(width), "", "fill", fill.tile(), value);
    }
    return sampleStep(step);
  }

  private CodeBlock sampleStep(TileStep step) {
    ClassName working = tiles(Width.WORKING);
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
    if (step instanceof TileStep.Exp exp) {
      return statement(tiles(exp.x().width()), "", "exp", exp.x(), exp.x().rows(), exp.y());
    }
    if (step instanceof TileStep.Repeat repeat) {
      return statement(tiles(repeat.tile().width()), "", "repeat", repeat.tile());
    }
    if (step instanceof TileStep.Reduce reduce) {
      String method = reduce.kind() == TileStep.Reduce.Kind.SUM ? "sum" : "max";
      Tile operand = reduce.operand();
      return statement(
          tiles(operand.width()), "", method, operand, operand.rows(), reduce.result());
    }
    return stepAlongRows(step);
  }

  private CodeBlock stepAlongRows(TileStep step) {
    if (step instanceof TileStep.AffineAlongOutputs along) {
      TileStep.Affine map = along.map();
      SampleRows rows = along.samples();
      return statement(
          summing(rows),
          "",
          "affine",
          map.x(),
          samples,
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
      return statement(
          summing(turn.samples()),
          "",
          "turn",
          turn.tile(),
          samples,
          turn.from(),
          turn.count(),
          "count",
          rows(turn.samples()));
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
          rows(copy.samples()));
    }
    if (step instanceof TileStep.AddOuter outer) {
      SampleRows rows = outer.samples();
      return statement(
          summing(rows),
          "",
          "addOuter",
          outer.u(),
          samples,
          outer.u().rows(),
          rows(rows),
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
          tiles(Width.WORKING),
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

  ClassName tiles(Width width) {
    return runtime.tile(width, samples);
  }

  ClassName tiles(SampleRows rows) {
    return runtime.tile(Width.WORKING, rows.length());
  }

  private ClassName summing(SampleRows rows) {
    return runtime.type("TileSums" + rows.length());
  }

  static String rows(SampleRows rows) {
    return "rowsOf" + rows.length();
  }

  static String sums(SampleRows rows) {
    return "sumsOf" + rows.length();
  }
}
