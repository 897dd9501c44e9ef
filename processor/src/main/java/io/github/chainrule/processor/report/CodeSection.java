package io.github.chainrule.processor.report;

import io.github.chainrule.processor.kernel.CodeSize;
import io.github.chainrule.processor.kernel.Kernel;
import io.github.chainrule.processor.kernel.SizeBudget;
import io.github.chainrule.processor.kernel.SizeEstimate;
import io.github.chainrule.processor.kernel.TileGroup;
import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TilePart;
import io.github.chainrule.processor.kernel.TileSizeEstimate;

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
        "The methods that compute, estimated from above, in bytes of bytecode and in 16-bit code"
            + " units of Android’s dex. They are split at "
            + Numerals.count(budget.bytecodeBytes())
            + " bytes or "
            + Numerals.count(budget.dexUnits())
            + " units: HotSpot compiles none over 8\u202F000 bytes, Android’s runtime none over"
            + " 10\u202F000 units. Not listed, and in no sum: the public methods, which check their"
            + " arguments and call these, what leads through a batch, and the constructor, which"
            + " makes the arrays and runs once.",
        "class",
        "note");
    compilation.evaluators().forEach(this::evaluator);
  }

  private void evaluator(CompilationRecord.Evaluator evaluator) {
    String name = compilation.network().name().generated(evaluator.kind().suffix());
    Table table = Table.begin(out, name, "Method", "#Bytecode", "#Dex units", "~What it does");
    CodeSize sum = CodeSize.ZERO;
    for (Kernel kernel : evaluator.code().kernels().kernels()) {
      sum = sum.plus(row(table, kernel));
    }
    if (evaluator.code().tiles().isPresent()) {
      sum = sum.plus(tiles(table, evaluator.code().tiles().get()));
    }
    table.total(
        "All of these", Numerals.count(sum.bytecodeBytes()), Numerals.count(sum.dexUnits()), "");
    table.end();
  }

  private static CodeSize row(Table table, Kernel kernel) {
    return row(table, kernel.name(), SizeEstimate.of(kernel), kernel.comment());
  }

  private static CodeSize row(Table table, String name, CodeSize size, String comment) {
    String bytes = Numerals.count(size.bytecodeBytes());
    table.row(name, bytes, Numerals.count(size.dexUnits()), comment);
    return size;
  }

  /** What computes many samples at a time, mostly by calls of the runtime. */
  private static CodeSize tiles(Table table, TileGroup tiles) {
    CodeSize sum = CodeSize.ZERO;
    for (Kernel map : tiles.maps()) {
      sum = sum.plus(row(table, map));
    }
    for (TileKernel kernel : tiles.kernels()) {
      for (TilePart part : TilePart.of(kernel)) {
        String name = part.kernel().name();
        String comment =
            name.equals(kernel.name()) ? kernel.comment() : "Continues " + kernel.name() + ".";
        sum = sum.plus(row(table, name, TileSizeEstimate.of(part), comment));
      }
    }
    return sum;
  }
}
