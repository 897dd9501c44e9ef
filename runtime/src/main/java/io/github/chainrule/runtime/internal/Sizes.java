package io.github.chainrule.runtime.internal;

/**
 * Multiplies sizes exactly, and refuses those of a table that no array holds. For the classes of
 * either precision that allocate tables or index them.
 */
public final class Sizes {
  private Sizes() {}

  /**
   * The number of elements of a table. Android 7 is the first to know {@code Math.multiplyExact};
   * for older ones its compiler would add a class to the app.
   *
   * @param rows the word for the rows, such as {@code samples}
   * @param n the number of rows, at least 0
   * @param columns the word for the columns
   * @param m the number of columns, at least 0
   * @return their product
   * @throws IllegalArgumentException if a number is negative or no array has so many elements, such
   *     as {@code samples x classes: expected at most 2147483647 elements, got 65536 x 65536}
   */
  public static int product(String rows, int n, String columns, int m) {
    notNegative(rows, n);
    notNegative(columns, m);
    long product = (long) n * m;
    if (product > Integer.MAX_VALUE) {
      throw Unexpected.argument(
          rows + " x " + columns, "at most " + Integer.MAX_VALUE + " elements", n + " x " + m);
    }
    return (int) product;
  }

  /**
   * Checks what a reader says that it has read, so that a number out of place neither ends nor
   * lengthens an epoch.
   *
   * @param count the number of samples that it has read
   * @param most the number that it was asked for
   * @return the count
   * @throws IllegalArgumentException if there are more, or fewer than 0
   */
  public static int samplesRead(int count, int most) {
    if (count < 0 || count > most) {
      throw Unexpected.argument("source", "0 to " + most + " samples read", count);
    }
    return count;
  }

  /**
   * How many rows a table is to have room for that grows as it must, so that a large limit alone
   * takes no memory.
   *
   * @param rows the rows that it has room for, 0 in the beginning
   * @param limit the most that it may ever hold, at least 1
   * @return twice the rows, within 1,024 and the limit
   */
  public static int grown(int rows, int limit) {
    return (int) Math.min(limit, Math.max(1024, 2L * rows));
  }

  private static void notNegative(String name, int size) {
    if (size < 0) {
      throw Unexpected.argument(name, "at least 0", size);
    }
  }
}
