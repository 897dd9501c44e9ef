package io.github.chainrule.runtime;

import io.github.chainrule.runtime.internal.HeadNames;
import io.github.chainrule.runtime.internal.NearestName;
import io.github.chainrule.runtime.internal.Unexpected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a network was compiled to minimise, as a value: for whoever fits, checks or stores a model
 * and has to know it. Two are equal if all that they say is equal.
 */
public final class ModelLoss {
  private final String name;
  private final boolean readsTargets;
  private final List<Head> heads;

  /** Whether it is the sum of the heads' own losses. */
  private final boolean summed;

  private ModelLoss(String name, boolean readsTargets, List<Head> heads, boolean summed) {
    this.name = name;
    this.readsTargets = readsTargets;
    this.heads = heads;
    this.summed = summed;
  }

  /**
   * Describes a loss.
   *
   * @param name the name of the loss's enum constant, such as {@code SQUARED_ERROR}, or its formula
   * @param readsTargets whether it compares the outputs with targets
   * @return the loss
   * @throws NullPointerException if the name is null
   */
  public static ModelLoss of(String name, boolean readsTargets) {
    if (name == null) {
      throw new NullPointerException("name");
    }
    return new ModelLoss(name, readsTargets, Collections.<Head>emptyList(), false);
  }

  /**
   * The same loss as the weighted sum of those of several outputs.
   *
   * @param parts the outputs, in the order in which they lie in y
   * @return another loss
   * @throws NullPointerException if one is null
   */
  @CheckReturnValue
  public ModelLoss withHeads(Head... parts) {
    List<Head> list = new ArrayList<Head>(parts.length);
    for (Head part : parts) {
      if (part == null) {
        throw new NullPointerException("head");
      }
      list.add(part);
    }
    return new ModelLoss(name, readsTargets, Collections.unmodifiableList(list), true);
  }

  /**
   * The same loss of the outputs of another, which it takes together: their heads are places in y
   * and say nothing of it.
   *
   * @param other the loss whose outputs they are
   * @return another loss
   * @throws NullPointerException if the other is null
   */
  @CheckReturnValue
  public ModelLoss withOutputsOf(ModelLoss other) {
    if (other == null) {
      throw new NullPointerException("other");
    }
    return new ModelLoss(name, readsTargets, other.heads, false);
  }

  /**
   * The outputs that the network has, if it has several: their names, places in y, and losses. With
   * a loss of one's own they are places alone: their losses and weights are those that the network
   * was compiled with.
   *
   * @return the heads in the order in which they lie in y, unmodifiable; none if there is a single
   *     output
   */
  public List<Head> heads() {
    return heads;
  }

  /**
   * One of several outputs.
   *
   * @param head its name
   * @return the head
   * @throws IllegalArgumentException if there is none of that name
   * @throws NullPointerException if the name is null
   */
  public Head head(String head) {
    if (head == null) {
      throw new NullPointerException("head");
    }
    for (Head each : heads) {
      if (each.name().equals(head)) {
        return each;
      }
    }
    throw Unexpected.argument("head", NearestName.hint(head, HeadNames.of(heads)), head);
  }

  /**
   * The loss by the name of its enum constant, or by its formula.
   *
   * @return such as {@code SQUARED_ERROR} or {@code abs(y - t) ^ 1.5}
   */
  public String name() {
    return name;
  }

  /**
   * Whether it compares the outputs with targets. If it does not, targets are never looked at and
   * may be absent.
   *
   * @return whether samples need targets
   */
  public boolean readsTargets() {
    return readsTargets;
  }

  /**
   * Whether all targets are probabilities, so that others have no meaning, though they may have a
   * gradient. The sum of several heads' losses is none of these; {@link #probabilities} tells which
   * of its targets are.
   *
   * @return whether it is one of the cross-entropies
   */
  public boolean targetsAreProbabilities() {
    return name.equals("CROSS_ENTROPY") || name.equals("BINARY_CROSS_ENTROPY");
  }

  /**
   * The targets that are probabilities: all with a cross-entropy, with several heads those of heads
   * whose own loss is one.
   *
   * @param outputs the number of the network's outputs
   * @return their indices, ascending; a new array
   */
  public int[] probabilities(int outputs) {
    int[] columns = new int[outputs];
    int count = 0;
    for (int column = 0; column < outputs; column++) {
      if (isProbability(column)) {
        columns[count++] = column;
      }
    }
    return Arrays.copyOf(columns, count);
  }

  private boolean isProbability(int column) {
    for (Head head : heads) {
      boolean isOf = column >= head.offset() && column < head.offset() + head.units();
      if (summed && isOf) {
        return head.loss().targetsAreProbabilities();
      }
    }
    return targetsAreProbabilities();
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof ModelLoss)) {
      return false;
    }
    ModelLoss other = (ModelLoss) object;
    return name.equals(other.name)
        && readsTargets == other.readsTargets
        && heads.equals(other.heads)
        && summed == other.summed;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The name or the formula. */
  @Override
  public String toString() {
    return name;
  }
}
