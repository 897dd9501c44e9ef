package io.github.chainrule.processor.scalar;

/** A symbol of the tests' expressions. */
record Letter(int index) implements Leaf {

  static final int COUNT = 3;

  @Override
  public Width width() {
    return Width.WORKING;
  }
}
