package io.github.chainrule.processor.emit;

import static java.util.stream.Collectors.joining;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.PortableTiles;
import io.github.chainrule.processor.kernel.RuntimeCall;
import io.github.chainrule.processor.kernel.Tile;
import io.github.chainrule.processor.kernel.TileCalls;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;
import io.github.chainrule.processor.kernel.TileStepVisitor;
import io.github.chainrule.processor.scalar.Width;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns the steps of tile kernels into calls of the runtime and of kernels. */
final class TileStepPrinter {

  private final RuntimeNames runtime;
  private final TileCalls calls;
  private final int samples;

  TileStepPrinter(RuntimeNames runtime, TileGroup group) {
    this.runtime = runtime;
    this.calls = group.calls();
    this.samples = group.samples();
  }

  /** The call of a kernel, an expression; a total is passed in. */
  static String call(TileKernel kernel) {
    String arguments =
        kernel.arguments().stream().map(array -> array.name() + ", ").collect(joining());
    String samples = (kernel.isPlaced() ? "start, count, " : "count, ") + PortableTiles.SPAN;
    return kernel.name() + "(" + arguments + samples + (kernel.totals() ? ", total" : "") + ")";
  }

  CodeBlock print(TileStep step, boolean isFirst) {
    Optional<CodeBlock> call = calls.of(step, samples).map(this::text);
    return step.accept(new Writer(isFirst, call));
  }

  /** Writes a step by its kind; most are nothing but their calls of the runtime. */
  private final class Writer implements TileStepVisitor<CodeBlock> {

    private final boolean isFirst;
    private final Optional<CodeBlock> call;

    Writer(boolean isFirst, Optional<CodeBlock> call) {
      this.isFirst = isFirst;
      this.call = call;
    }

    private CodeBlock called() {
      return CodeBlock.builder().addStatement("$L", call.orElseThrow()).build();
    }

    @Override
    public CodeBlock remark(TileStep.Remark remark) {
      return CodeBlock.of(isFirst ? "// $L\n" : "\n// $L\n", remark.text());
    }

    @Override
    public CodeBlock call(TileStep.Call step) {
      return CodeBlock.of("$L;\n", TileStepPrinter.call(step.kernel()));
    }

    @Override
    public CodeBlock ifGiven(TileStep.IfGiven condition) {
      CodeBlock.Builder code = CodeBlock.builder();
      code.beginControlFlow("if ($L != null)", condition.argument().name());
      for (TileStep step : condition.body()) {
        code.add(print(step, step == condition.body().get(0)));
      }
      return code.endControlFlow().build();
    }

    @Override
    public CodeBlock load(TileStep.Load step) {
      return called();
    }

    @Override
    public CodeBlock fill(TileStep.Fill step) {
      return called();
    }

    @Override
    public CodeBlock store(TileStep.Store step) {
      return called();
    }

    @Override
    public CodeBlock affine(TileStep.Affine step) {
      return called();
    }

    @Override
    public CodeBlock affineAlongOutputs(TileStep.AffineAlongOutputs step) {
      return called();
    }

    @Override
    public CodeBlock transposed(TileStep.Transposed step) {
      return called();
    }

    @Override
    public CodeBlock copyRows(TileStep.CopyRows step) {
      return called();
    }

    @Override
    public CodeBlock exp(TileStep.Exp step) {
      return called();
    }

    @Override
    public CodeBlock repeat(TileStep.Repeat step) {
      return called();
    }

    @Override
    public CodeBlock reduce(TileStep.Reduce step) {
      return called();
    }

    @Override
    public CodeBlock turn(TileStep.Turn step) {
      return called();
    }

    @Override
    public CodeBlock copy(TileStep.Copy step) {
      return called();
    }

    @Override
    public CodeBlock addOuter(TileStep.AddOuter step) {
      return called();
    }

    @Override
    public CodeBlock addSums(TileStep.AddSums step) {
      return called();
    }

    @Override
    public CodeBlock begin(TileStep.Begin step) {
      return called();
    }

    @Override
    public CodeBlock addTap(TileStep.AddTap step) {
      return called();
    }

    @Override
    public CodeBlock addTapOuter(TileStep.AddTapOuter step) {
      return called();
    }

    @Override
    public CodeBlock copyPositions(TileStep.CopyPositions step) {
      return called();
    }

    @Override
    public CodeBlock addPositions(TileStep.AddPositions step) {
      return called();
    }

    @Override
    public CodeBlock sumPositions(TileStep.SumPositions step) {
      return called();
    }

    @Override
    public CodeBlock apply(TileStep.Apply map) {
      CodeBlock loop = TileStepPrinter.this.apply(map);
      return call.isEmpty()
          ? loop
          : CodeBlock.builder()
              .beginControlFlow("if (!$L)", call.get())
              .add(loop)
              .endControlFlow()
              .build();
    }

    @Override
    public CodeBlock returnTotal(TileStep.ReturnTotal total) {
      return CodeBlock.builder().addStatement("return $L", call.orElseThrow()).build();
    }
  }

  private CodeBlock text(RuntimeCall call) {
    String arguments =
        call.arguments().stream().map(it -> text(it, call.width())).collect(joining(",$W"));
    return CodeBlock.of(
        "$T." + call.method() + "(" + arguments + ")", runtime.internal(call.width(), call.type()));
  }

  private String text(Object argument, Width width) {
    if (argument instanceof Tile tile) {
      return tile.name();
    }
    if (argument instanceof RuntimeCall.Literal number) {
      return runtime.literal(width, number.value());
    }
    return argument instanceof KernelArray array ? array.name() : argument.toString();
  }

  /** A loop over the arrays of a tile. */
  private CodeBlock apply(TileStep.Apply apply) {
    Tile target = apply.target();
    if (!loops(apply)) {
      String first =
          Stream.concat(apply.operands().stream(), Stream.of(target))
              .map(tile -> tile.name() + "[0]")
              .collect(joining(", "));
      return CodeBlock.builder()
          .addStatement("$L($L,$W$L)", apply.map().name(), first, numbers(target, "0"))
          .build();
    }
    CodeBlock numbers =
        target.positions() == 1
            ? numbers(target, "r")
            : target.arraysOfPosition() == 1
                ? numbers(target, "0")
                : numbers(target, CodeBlock.of("r % $L", arraysOfPosition(target)));
    CodeBlock.Builder arguments = CodeBlock.builder();
    for (Tile operand : apply.operands()) {
      arguments.add("$L[$L], ", operand.name(), index(operand, target));
    }
    return CodeBlock.builder()
        .beginControlFlow("for (int r = 0; r < $L; r++)", arrays(target))
        .addStatement(
            "$L($L$L[r],$W$L)", apply.map().name(), arguments.build(), target.name(), numbers)
        .endControlFlow()
        .build();
  }

  /** The array of an operand that serves array r of a target. */
  private CodeBlock index(Tile operand, Tile target) {
    if (operand.arrays() == target.arrays()) {
      return CodeBlock.of("r");
    }
    if (operand.arrays() == 1) {
      return CodeBlock.of("0");
    }
    String format = operand.positions() == 1 ? "r % $L" : "r / $L";
    return CodeBlock.of(format, arraysOfPosition(target));
  }

  /** How many arrays of a tile are in use, an expression. */
  private CodeBlock arrays(Tile tile) {
    if (tile.arraysOfPosition() == 1) {
      return CodeBlock.of("$L", tile.positions());
    }
    CodeBlock each = arraysOfPosition(tile);
    return tile.positions() == 1 ? each : CodeBlock.of("$L * $L", tile.positions(), each);
  }

  /** How many of them the features of a position take, an expression. */
  private CodeBlock arraysOfPosition(Tile tile) {
    ClassName type = runtime.internal(Width.WORKING, calls.tiles(samples));
    return CodeBlock.of("$T.arrays($L, $L)", type, tile.rows(), PortableTiles.SPAN);
  }

  /**
   * How many numbers of an array of a tile are computed, an expression.
   *
   * @param array which array of a position it is
   */
  private CodeBlock numbers(Tile tile, Object array) {
    ClassName type = runtime.internal(Width.WORKING, calls.tiles(samples));
    return CodeBlock.of("$T.numbers($L, $L, $L)", type, tile.rows(), array, PortableTiles.SPAN);
  }

  private static boolean loops(TileStep.Apply apply) {
    return apply.target().arrays() > 1;
  }

  /** Whether a step is printed as a loop or a condition. */
  static boolean branches(TileStep step) {
    return !step.body().isEmpty()
        || (step instanceof TileStep.Apply map && (loops(map) || map.byVectors().isPresent()));
  }

  /** A step, or the steps under its condition. */
  private static Stream<TileStep> all(TileStep step) {
    return step.body().isEmpty() ? Stream.of(step) : step.body().stream();
  }

  /** The methods that a class calls in a width, by the runtime's types for tiles. */
  static Map<String, Set<String>> methods(TileGroup group, Width width) {
    Map<String, Set<String>> methods = new TreeMap<>();
    if (group.workspace().stream().anyMatch(tile -> tile.width() == width)) {
      add(methods, group.calls().tiles(group.samples()), "tile");
    }
    group.kernels().stream()
        .flatMap(kernel -> kernel.steps().stream())
        .flatMap(TileStepPrinter::all)
        .flatMap(step -> group.calls().of(step, group.samples()).stream())
        .filter(call -> call.width() == width)
        .forEach(call -> add(methods, call.type(), call.method()));
    return methods;
  }

  private static void add(Map<String, Set<String>> methods, String type, String method) {
    methods.computeIfAbsent(type, it -> new TreeSet<>()).add(method);
  }
}
