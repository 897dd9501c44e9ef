package io.github.chainrule.processor.kernel;

/**
 * Code of one layer that may be the same as that of others but for some numbers, its places.
 *
 * @param <T> the kind of code
 */
public interface Repeatable<T extends Repeatable<T>> {

  /** Whether it can be in a loop at all. */
  boolean isFree();

  /** Whether another is the same but for its places. */
  boolean isLike(T other);

  /** The numbers that may differ, in an order that code alike has in common. */
  int[] places();
}
