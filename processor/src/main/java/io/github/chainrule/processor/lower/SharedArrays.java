package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.kernel.ValueName;
import io.github.chainrule.processor.scalar.Width;
import java.util.function.Consumer;

/**
 * Arrays {@code values1}, {@code values2}, … that hold the values of many nodes one after another.
 *
 * <p>Each array of a workspace is a field, which takes three of the 65,535 constants that a class
 * file holds, and some of the 65,535 bytes of the constructor; a very deep network has more values
 * than that. And the values of layers that are alike lie at constant distances, so that loops can
 * go through them.
 */
final class SharedArrays {

  private static final String NAME = "values";

  private static final int SMALLEST = 1 << 14;

  /**
   * A new array is this part of those before, so that there are few and hardly any room is left.
   */
  private static final int PART = 4;

  private static final int LARGEST = 1 << 28;

  private final Consumer<KernelArray> workspace;
  private KernelArray last;
  private int used;
  private int count;
  private long total;

  /**
   * No arrays yet.
   *
   * @param workspace takes each array as it is made
   */
  SharedArrays(Consumer<KernelArray> workspace) {
    this.workspace = workspace;
  }

  /** The name of an array for what is needed for a short while, for one node after another. */
  static ValueName helper(int length) {
    return ValueName.given(NAME + length);
  }

  /** Room for a matrix, row by row. */
  View allocate(int size, int columns) {
    if (last == null || size > last.length() - used) {
      add(size);
    }
    View place = View.rows(last, used, columns);
    used += size;
    return place;
  }

  private void add(int size) {
    int length = Math.max(size, (int) Math.min(LARGEST, Math.max(SMALLEST, total / PART)));
    total += length;
    count++;
    used = 0;
    ValueName name = ValueName.given(NAME + count).withUse(ValueName.Use.LAYERS);
    last = new KernelArray(name, length, Width.WORKING, KernelArray.Role.WORKSPACE);
    workspace.accept(last);
  }
}
