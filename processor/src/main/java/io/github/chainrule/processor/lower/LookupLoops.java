package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.Node;
import io.github.chainrule.processor.program.RowScatter;
import io.github.chainrule.processor.scalar.Scalar;
import io.github.chainrule.processor.scalar.ScalarGraph;
import java.util.function.BiConsumer;

/**
 * Computes in loops what integers among the data choose: rows of a table, and their derivatives.
 */
final class LookupLoops {

  private final Code code;
  private final ScalarGraph scalars;
  private final Values values;

  LookupLoops(Code code, Values values) {
    this.code = code;
    this.scalars = code.scalars();
    this.values = values;
  }

  /** Copies the chosen rows to where they are wanted. */
  void lookup(Lookup node, View target) {
    View table = values.view(node.table());
    int columns = node.features();
    boolean isRowByRow = table.columnStride() == 1 && target.columnStride() == 1;
    forEachCode(
        node.codes(),
        (position, row) -> {
          Index first = position.times(columns);
          if (columns >= Looper.VECTORISED_TRIPS && isRowByRow) {
            code.copy(table.at(row, Index.ZERO), target.at(Index.ZERO, first), columns);
          } else {
            code.loop(
                "u",
                columns,
                true,
                u ->
                    code.store(
                        target.at(Index.ZERO, first.plus(u)), scalars.symbol(table.at(row, u))));
          }
        });
  }

  /** One row of what is scattered: zeros first, to which every position adds its own. */
  void rowScatter(RowScatter node, Index row, View target) {
    Scalar zero = scalars.constant(0, node.width());
    code.loop("u", node.columns(), true, u -> code.store(target.at(row, u), zero));
    for (RowScatter.Part part : node.parts()) {
      int columns = part.values().features();
      forEachCode(
          part.codes(),
          (position, chosen) ->
              code.loop(
                  "u",
                  columns,
                  true,
                  u -> {
                    Access to = target.at(row, chosen.times(columns).plus(u));
                    Index from = position.times(columns).plus(u);
                    Scalar next = values.at(part.values(), row, from);
                    code.store(to, scalars.add(scalars.symbol(to), next));
                  }));
    }
  }

  /** Goes through positions in order: what is done is told which it is, and the integer there. */
  private void forEachCode(Node codes, BiConsumer<Index, Index> action) {
    View view = values.view(codes);
    code.loop(
        "q",
        codes.positions(),
        false,
        position ->
            code.decode(view.at(Index.ZERO, position), row -> action.accept(position, row)));
  }
}
