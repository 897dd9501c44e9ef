package io.github.chainrule.runtime;

import java.util.Arrays;

/**
 * One of several outputs of a network: its name, where it lies in y and in the targets, and the
 * loss that it is trained by. Immutable; two are equal if all that they say is equal.
 */
public final class Head {
  private final String name;
  private final int offset;
  private final int units;
  private final ModelLoss loss;
  private final double weight;

  /**
   * Describes a head.
   *
   * @param name the name of the layer that it is
   * @param offset the index of its first output, at least 0
   * @param units the number of its outputs, at least 1
   * @param loss its own loss
   * @param weight what its loss counts for in the network's
   * @throws IllegalArgumentException if a number is too small
   * @throws NullPointerException if an argument is null
   */
  public Head(String name, int offset, int units, ModelLoss loss, double weight) {
    if (name == null || loss == null) {
      throw new NullPointerException(name == null ? "name" : "loss");
    }
    if (offset < 0 || units < 1) {
      throw new IllegalArgumentException(name + ": no outputs at " + offset + ", " + units);
    }
    this.name = name;
    this.offset = offset;
    this.units = units;
    this.loss = loss;
    this.weight = weight;
  }

  /**
   * The name of the layer that the head is.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * The index of the head's first output in y, and in the targets.
   *
   * @return the offset
   */
  public int offset() {
    return offset;
  }

  /**
   * The number of the head's outputs, at all positions.
   *
   * @return the number of outputs
   */
  public int units() {
    return units;
  }

  /**
   * The indices of the head's outputs in y, and in the targets: its columns of a table of either.
   *
   * @return a new array, ascending
   */
  public int[] columns() {
    int[] columns = new int[units];
    for (int k = 0; k < units; k++) {
      columns[k] = offset + k;
    }
    return columns;
  }

  /**
   * The head's own loss.
   *
   * @return the loss, without its weight
   */
  public ModelLoss loss() {
    return loss;
  }

  /**
   * What the head's loss counts for in the network's.
   *
   * @return the weight
   */
  public double weight() {
    return weight;
  }

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof Head)) {
      return false;
    }
    Head other = (Head) object;
    return name.equals(other.name)
        && offset == other.offset
        && units == other.units
        && loss.equals(other.loss)
        && Double.compare(weight, other.weight) == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new Object[] {name, offset});
  }

  /** Reads {@code worth: outputs 4 to 4, 0.5 HUBER}. */
  @Override
  public String toString() {
    return name
        + ": outputs "
        + offset
        + " to "
        + (offset + units - 1)
        + ", "
        + weight
        + " "
        + loss;
  }
}
