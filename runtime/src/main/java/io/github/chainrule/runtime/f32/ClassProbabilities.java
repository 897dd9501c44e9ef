package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.internal.EnumConstants;
import io.github.chainrule.runtime.internal.Shown;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * The outputs of a network that are the probabilities of classes, by an enum's constants. It looks
 * at an array that a predictor writes: after each call it tells of that one. Nothing allocates but
 * {@link #toString}.
 *
 * @param <E> the enum of the classes
 */
public final class ClassProbabilities<E extends Enum<E>> {
  private final E[] classes;
  private final float[] y;
  private final int offset;

  /**
   * Looks at outputs.
   *
   * @param classes the classes in the order of the outputs; not copied
   * @param y the outputs of the network; not copied
   * @param offset the index of the first class's
   * @throws IllegalArgumentException if there is no class, or there are fewer outputs
   */
  public ClassProbabilities(E[] classes, float[] y, int offset) {
    if (classes.length == 0 || offset < 0 || y.length - offset < classes.length) {
      throw Unexpected.argument(
          "y", classes.length + " classes from " + offset + " on", y.length + " outputs");
    }
    this.classes = classes;
    this.y = y;
    this.offset = offset;
  }

  /**
   * The most probable class.
   *
   * @return the class; of several the first
   */
  public E best() {
    int best = 0;
    for (int index = 1; index < classes.length; index++) {
      if (y[offset + index] > y[offset + best]) {
        best = index;
      }
    }
    return classes[best];
  }

  /**
   * The probability of a class.
   *
   * @param of the class
   * @return its output
   * @throws NullPointerException if the class is null
   */
  public float probability(E of) {
    return y[offset + EnumConstants.index(of)];
  }

  /**
   * A class by its rank, found by comparing each pair of classes.
   *
   * @param rank 0 for the most probable class, 1 for the next, and so on; classes of the same
   *     probability are ranked in their own order
   * @return the class
   * @throws IllegalArgumentException if there are not so many
   */
  public E ranked(int rank) {
    if (rank < 0 || rank >= classes.length) {
      throw Unexpected.argument("rank", "0 to " + (classes.length - 1), rank);
    }
    int candidate = 0;
    while (before(candidate) != rank) {
      candidate++;
    }
    return classes[candidate];
  }

  /** How many classes are ranked before one: each has a number of its own, also beside NaN. */
  private int before(int candidate) {
    int count = 0;
    for (int index = 0; index < classes.length; index++) {
      int compared = Float.compare(y[offset + index], y[offset + candidate]);
      if (compared > 0 || (compared == 0 && index < candidate)) {
        count++;
      }
    }
    return count;
  }

  /** Reads {@code FRAUD 0.930, GENUINE 0.070}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int rank = 0; rank < classes.length; rank++) {
      E ranked = ranked(rank);
      text.append(rank == 0 ? "" : ", ").append(ranked.name());
      text.append(' ').append(Shown.number(probability(ranked)));
    }
    return text.toString();
  }
}
