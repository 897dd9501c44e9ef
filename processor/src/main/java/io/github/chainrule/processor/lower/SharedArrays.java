package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.KernelArray;
import io.github.chainrule.processor.scalar.Width;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Arrays that hold the values of many nodes one after another.
 *
 * <p>Each array of a workspace is a field, which takes three of the 65,535 constants that a class
 * file holds, and some of the 65,535 bytes of the constructor; a very deep network has more values
 * than that. And the values of layers that are alike lie at constant distances, so that loops can
 * go through them.
 */
final class SharedArrays {

  private static final int SMALLEST = 1 << 14;

  /**
   * A new array is this part of those before, so that there are few and hardly any room is left.
   */
  private static final int PART = 4;

  private static final int LARGEST = 1 << 28;

  /** An array that is being filled. */
  private static final class Filling {
    private KernelArray array;
    private int used;
  }

  private final Consumer<KernelArray> workspace;
  private final Map<Width, Filling> fillings = new EnumMap<>(Width.class);
  private long total;
  private int count;

  /**
   * No arrays yet.
   *
   * @param workspace takes each array as it is made
   */
  SharedArrays(Consumer<KernelArray> workspace) {
    this.workspace = workspace;
  }

  /** Room for a matrix, row by row. */
  View allocate(int size, int columns, Width width) {
    Filling filling = fillings.computeIfAbsent(width, key -> new Filling());
    if (filling.array == null || size > filling.array.length() - filling.used) {
      filling.array = newArray(size, width);
      filling.used = 0;
    }
    View place = View.rows(filling.array, filling.used, columns);
    filling.used += size;
    return place;
  }

  private KernelArray newArray(int size, Width width) {
    int usual = (int) Math.min(LARGEST, Math.max(SMALLEST, total / PART));
    int length = Math.max(size, usual);
    total += length;
    count++;
    KernelArray array =
        new KernelArray("shared" + count, length, width, KernelArray.Role.WORKSPACE);
    workspace.accept(array);
    return array;
  }
}
