package io.github.chainrule.processor.report;

import io.github.chainrule.processor.kernel.CodeSize;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.SizeEstimate;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;

/** How large the generated methods are, by the estimates that they were split by. */
final class CodeSection {

  private final Markup out;
  private final CompilationRecord compilation;

  CodeSection(Markup out, CompilationRecord compilation) {
    this.out = out;
    this.compilation = compilation;
  }

  void write() {
    SizeBudget budget = compilation.budget();
    out.element(
        "p",
        "Estimated from above, in bytes of bytecode and in 16-bit code units of Android’s dex."
            + " Methods are split at "
            + Numerals.count(budget.bytecodeBytes())
            + " bytes or "
            + Numerals.count(budget.dexUnits())
            + " units: HotSpot compiles none over 8"
            + "\u202F000 bytes, Android’s runtime none over 10\u202F000 units. The public methods,"
            + " which check their arguments and call these, are not listed.",
        "class",
        "note");
    compilation.evaluators().forEach(this::evaluator);
  }

  private void evaluator(CompilationRecord.Evaluator evaluator) {
    String name = compilation.network().name().generated(evaluator.kind().suffix());
    Table table = Table.begin(out, name, "Method", "#Bytecode", "#Dex units", "~What it does");
    CodeSize sum = CodeSize.ZERO;
    for (Kernel kernel : evaluator.kernels().kernels()) {
      sum = sum.plus(row(table, kernel));
    }
    if (evaluator.tiles().isPresent()) {
      sum = sum.plus(tiles(table, evaluator.tiles().get()));
    }
    table.total("All", Numerals.count(sum.bytecodeBytes()), Numerals.count(sum.dexUnits()), "");
    table.end();
  }

  private static CodeSize row(Table table, Kernel kernel) {
    CodeSize size = SizeEstimate.of(kernel);
    table.row(
        kernel.name(),
        Numerals.count(size.bytecodeBytes()),
        Numerals.count(size.dexUnits()),
        kernel.comment());
    return size;
  }

  /** What computes many samples at a time; its own code is calls of the runtime, and short. */
  private static CodeSize tiles(Table table, TileGroup tiles) {
    CodeSize sum = CodeSize.ZERO;
    for (Kernel map : tiles.maps()) {
      sum = sum.plus(row(table, map));
    }
    for (TileKernel kernel : tiles.kernels()) {
      String steps = kernel.steps().size() + " steps, most of them calls of the runtime";
      table.row(kernel.name(), "–", "–", kernel.comment() + " " + steps + ".");
    }
    return sum;
  }
}
