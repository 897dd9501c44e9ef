package io.github.chainrule.samples.anatomy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes numbers for pictures, with the minus sign of print, which is as wide as a plus. */
final class Digits {
  private Digits() {}

  /** Writes −0.2449 for −0.24492 and 4 decimals. */
  static String fixed(double value, int decimals) {
    return print(String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** Writes +0.0141 for 0.01413 and 4 decimals. */
  static String signed(double value, int decimals) {
    return print(String.format(Locale.ROOT, "%+." + decimals + "f", value));
  }

  /** Writes −0.066 for −0.06641 and 2 figures. */
  static String significant(double value, int figures) {
    return print(new BigDecimal(value).round(new MathContext(figures)).toPlainString());
  }

  private static String print(String number) {
    return number.replace('-', '−');
  }
}
