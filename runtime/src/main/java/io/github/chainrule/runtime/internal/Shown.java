package io.github.chainrule.runtime.internal;

import java.util.Locale;

/** Numbers as texts for people, the same in every country. */
public final class Shown {
  private Shown() {}

  /**
   * Shows a number.
   *
   * @param value any number
   * @return its first digits, such as {@code 0.0457}, {@code 1.2e-09} or {@code NaN}
   */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /**
   * Shows a share.
   *
   * @param value a number of [0, 1]
   * @return such as {@code 12 %}
   */
  public static String share(double value) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * value);
  }
}
