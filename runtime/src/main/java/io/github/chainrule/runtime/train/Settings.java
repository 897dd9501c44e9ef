package io.github.chainrule.runtime.train;

import io.github.chainrule.runtime.Unexpected;

/**
 * Refuses settings that are out of their range, with the setting's name, what it must be and what
 * came. For the trainers of either precision.
 */
public final class Settings {
  private Settings() {}

  /**
   * Checks a whole number.
   *
   * @param name the name of the setting
   * @param value the setting
   * @param least the least that it may be
   * @throws IllegalArgumentException if it is less
   */
  public static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw Unexpected.argument(name, "at least " + least, value);
    }
  }

  /**
   * Checks that a number is over 0 and finite.
   *
   * @param name the name of the setting
   * @param value the setting
   * @throws IllegalArgumentException if it is not
   */
  public static void positive(String name, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw Unexpected.argument(name, "a number over 0", value);
    }
  }

  /**
   * Checks that a number is at least 0 and finite.
   *
   * @param name the name of the setting
   * @param value the setting
   * @throws IllegalArgumentException if it is not
   */
  public static void notNegative(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw Unexpected.argument(name, "a number of at least 0", value);
    }
  }

  /**
   * Checks that a number is at least 0 and less than 1.
   *
   * @param name the name of the setting
   * @param value the setting
   * @throws IllegalArgumentException if it is not
   */
  public static void share(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Unexpected.argument(name, "a number of [0, 1)", value);
    }
  }

  /**
   * Checks that something is there.
   *
   * @param name the name of the setting
   * @param value the setting
   * @throws NullPointerException if it is null; the message is the name
   */
  public static void present(String name, Object value) {
    if (value == null) {
      throw new NullPointerException(name);
    }
  }

  /**
   * Checks that an array and all that it holds are there.
   *
   * @param name the name of the setting
   * @param values the setting
   * @throws NullPointerException if something is null; the message is the name, with the place if
   *     it is an element
   */
  public static void allPresent(String name, Object[] values) {
    present(name, values);
    for (int k = 0; k < values.length; k++) {
      if (values[k] == null) {
        throw new NullPointerException(name + "[" + k + "]");
      }
    }
  }
}
