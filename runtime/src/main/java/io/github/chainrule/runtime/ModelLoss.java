package io.github.chainrule.runtime;

/**
 * What a network was compiled to minimise, as a value: for whoever fits, checks or stores a model
 * and has to know it. Two are equal if all that they say is equal.
 */
public final class ModelLoss {
  private final String name;
  private final boolean readsTargets;

  private ModelLoss(String name, boolean readsTargets) {
    this.name = name;
    this.readsTargets = readsTargets;
  }

  /**
   * Describes a loss.
   *
   * @param name the name of the loss's enum constant, such as {@code SQUARED_ERROR}
   * @param readsTargets whether it compares the outputs with targets
   * @return the loss
   * @throws NullPointerException if the name is null
   */
  public static ModelLoss of(String name, boolean readsTargets) {
    if (name == null) {
      throw new NullPointerException("name");
    }
    return new ModelLoss(name, readsTargets);
  }

  /**
   * The loss by the name of its enum constant.
   *
   * @return such as {@code SQUARED_ERROR}
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

  @Override
  public boolean equals(Object object) {
    if (!(object instanceof ModelLoss)) {
      return false;
    }
    ModelLoss other = (ModelLoss) object;
    return name.equals(other.name) && readsTargets == other.readsTargets;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
