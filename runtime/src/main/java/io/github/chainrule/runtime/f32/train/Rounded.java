package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.Unexpected;
import io.github.chainrule.runtime.f32.Real;
import io.github.chainrule.runtime.train.Settings;

/**
 * Refuses settings that are right as they are written, in double, but not as what they become in
 * the precision of the network: 0, where they divide or are a factor of every step, or infinite.
 */
final class Rounded {
  private Rounded() {}

  /** Checks that a number is over 0, in either form; it may become infinite. */
  static void overZero(String name, double value) {
    Settings.positive(name, value);
    if (Real.round(value) == 0) {
      throw Unexpected.argument(name, "a number over 0 as a float", value);
    }
  }

  /** Checks that a number is over 0 and finite, in either form. */
  static void positive(String name, double value) {
    overZero(name, value);
    finite(name, value);
  }

  /** Checks that a number does not become infinite. */
  static void finite(String name, double value) {
    if (!(Math.abs(Real.round(value)) <= Float.MAX_VALUE)) {
      throw Unexpected.argument(name, "a number that is finite as a float", value);
    }
  }

  /** Checks that a number is at least 0 and less than 1, in either form. */
  static void share(String name, double value) {
    Settings.share(name, value);
    if (Real.round(value) == 1) {
      throw Unexpected.argument(name, "a number of [0, 1) as a float", value);
    }
  }
}
