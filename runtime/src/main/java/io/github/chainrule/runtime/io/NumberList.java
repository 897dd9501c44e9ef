package io.github.chainrule.runtime.io;

import java.util.Arrays;

/**
 * Finite numbers as the text of a JSON list, such as {@code [5.84,-0.0,1.0E-5]}, for metadata. What
 * is printed is read bit for bit.
 */
public final class NumberList {
  /** Longer than any double needs; what is longer costs time and adds nothing. */
  private static final int LONGEST_NUMBER = 64;

  private NumberList() {}

  /**
   * Prints numbers.
   *
   * @param values finite numbers
   * @return the list
   */
  public static String print(double[] values) {
    return Arrays.toString(values).replace(" ", "");
  }

  /**
   * Reads numbers.
   *
   * @param name the name of the text
   * @param text the list; null if there is none
   * @param count how many numbers there must be, 1 or more
   * @return a new array
   * @throws ModelFormatException if the text is not a list of so many finite numbers
   */
  public static double[] parse(String name, String text, int count) throws ModelFormatException {
    String expected = "a list of " + count + (count == 1 ? " number" : " numbers");
    if (text == null) {
      throw new ModelFormatException(name, expected, "none");
    }
    int end = text.length() - 1;
    if (end < 1 || text.charAt(0) != '[' || text.charAt(end) != ']') {
      throw new ModelFormatException(name, expected, ModelFormatException.quoted(text));
    }
    double[] values = new double[count];
    // Without String.split, whose regular expressions a page in the browser would have to download.
    int from = 1;
    for (int k = 0; k < count; k++) {
      int comma = text.indexOf(',', from);
      boolean last = comma < 0;
      if (last != (k == count - 1)) {
        throw new ModelFormatException(name, expected, last ? "" + (k + 1) : "more than " + count);
      }
      int to = last ? end : comma;
      values[k] = number(name, text.substring(from, to));
      from = to + 1;
    }
    return values;
  }

  private static double number(String name, String text) throws ModelFormatException {
    String trimmed = text.trim();
    double value = isDecimal(trimmed) ? parse(trimmed) : Double.NaN;
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      throw new ModelFormatException(
          name, "finite decimal numbers", ModelFormatException.quoted(trimmed));
    }
    return value;
  }

  /** Leaves out what Java reads besides: NaN, hexadecimal numbers, and letters for the type. */
  private static boolean isDecimal(String text) {
    boolean decimal = text.length() <= LONGEST_NUMBER;
    for (int k = 0; decimal && k < text.length(); k++) {
      decimal = "0123456789+-.eE".indexOf(text.charAt(k)) >= 0;
    }
    return decimal;
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
