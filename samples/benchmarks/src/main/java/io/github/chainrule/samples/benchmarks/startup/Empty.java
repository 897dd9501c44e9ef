package io.github.chainrule.samples.benchmarks.startup;

/** A program that does nothing. */
public final class Empty {
  private Empty() {}

  /**
   * Returns.
   *
   * @param args ignored
   */
  public static void main(String[] args) {}
}
