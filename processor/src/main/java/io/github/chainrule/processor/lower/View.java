package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.Access;
import io.github.chainrule.processor.kernel.KernelArray;

/** Where a matrix lies in an array. A stride of zero repeats a single row or column. */
record View(KernelArray array, int offset, int rowStride, int columnStride) {

  /** A matrix stored row by row from the start of an array. */
  static View rows(KernelArray array, int offset, int columns) {
    return new View(array, offset, columns, 1);
  }

  View transposed() {
    return new View(array, offset, columnStride, rowStride);
  }

  View from(int column) {
    return new View(array, offset + column * columnStride, rowStride, columnStride);
  }

  View repeated(boolean rows, boolean columns) {
    return new View(array, offset, rows ? 0 : rowStride, columns ? 0 : columnStride);
  }

  /** Whether rows of so many columns lie one after another. */
  boolean isRowByRow(int columns) {
    return columnStride == 1 && rowStride == columns;
  }

  /** Whether they do so from the start of the array. */
  boolean isWhole(int columns) {
    return offset == 0 && isRowByRow(columns);
  }

  Access at(Index row, Index column) {
    Index index = row.times(rowStride).plus(column.times(columnStride)).plus(offset);
    return new Access(array, index.constant(), index.terms());
  }
}
