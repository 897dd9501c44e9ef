package io.github.chainrule.processor.feature;

/** How a feature becomes values of x. */
public sealed interface FeatureKind {

  /** The number of values. */
  int size();

  <R> R accept(FeatureVisitor<R> visitor);

  /**
   * A number, as it is.
   *
   * @param type the primitive type, by its keyword
   */
  record Numeric(String type) implements FeatureKind {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public <R> R accept(FeatureVisitor<R> visitor) {
      return visitor.number(this);
    }
  }

  /** A boolean, as 0 or 1. */
  record Flag() implements FeatureKind {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public <R> R accept(FeatureVisitor<R> visitor) {
      return visitor.flag(this);
    }
  }

  /** An enum, as a 1 among 0s in the order of its constants. */
  record Choice(EnumSpec choices) implements FeatureKind {
    @Override
    public int size() {
      return choices.constants().size();
    }

    @Override
    public <R> R accept(FeatureVisitor<R> visitor) {
      return visitor.choice(this);
    }
  }

  /**
   * An array, element by element.
   *
   * @param type the primitive type of the elements, by its keyword
   * @param size the number of elements
   */
  record Array(String type, int size) implements FeatureKind {
    @Override
    public <R> R accept(FeatureVisitor<R> visitor) {
      return visitor.array(this);
    }
  }
}
