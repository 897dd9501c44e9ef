package io.github.chainrule.runtime.internal;

/** Refuses arguments, all in the same words: what was expected, and what came. */
public final class Unexpected {
  private Unexpected() {}

  /**
   * Says what is wrong with an argument.
   *
   * @param name the name of the argument
   * @param expected what it must be, such as {@code length 4 (inputs)}
   * @param got what it is
   * @return the exception to throw, such as {@code x: expected length 4 (inputs), got 3}
   */
  public static IllegalArgumentException argument(String name, String expected, Object got) {
    return new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
  }
}
