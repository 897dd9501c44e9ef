package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.program.Lookup;
import io.github.chainrule.processor.program.RowScatter;

/**
 * Interprets what codes choose. A code is taken for the nearest integer: difference quotients move
 * it by less than a half, which changes nothing.
 */
final class TableRows {

  private TableRows() {}

  /** The operands' values, from their first elements on in arrays that may hold more. */
  interface Values {
    double at(int index);
  }

  static double[] chosen(Lookup node, Values codes, Values table) {
    double[] result = new double[node.size()];
    int columns = node.features();
    for (int index = 0; index < result.length; index++) {
      int row = row(codes, index / columns);
      result[index] = table.at(row * columns + index % columns);
    }
    return result;
  }

  /** Adds the values of a part to the rows that its codes choose. */
  static void add(
      RowScatter node, RowScatter.Part part, Values codes, Values values, double[] sum) {
    int columns = part.values().features();
    int positions = part.values().positions();
    for (int index = 0; index < part.values().size(); index++) {
      int place = index / columns;
      int to = place / positions * node.columns() + row(codes, place % positions) * columns;
      sum[to + index % columns] += values.at(index);
    }
  }

  private static int row(Values codes, int position) {
    return (int) Math.rint(codes.at(position));
  }
}
