package io.github.chainrule.runtime.io;

import java.io.IOException;

/**
 * Says what is wrong with the content of a model file: what it is about, which is the name of a
 * tensor wherever one is at fault, what was expected, and what was found.
 *
 * <p>The message is {@code hidden.weight: expected shape [16, 4], found [4, 16]}. Text that comes
 * from the file is shortened, and its control characters are replaced, so that it can be shown.
 */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final int LONGEST = 1000;

  /** What it is about. */
  private final String subject;

  /** What was expected there. */
  private final String expected;

  /** What was found there. */
  private final String found;

  /**
   * Says what is wrong.
   *
   * @param subject the name of the tensor, or {@code header}, {@code file}, {@code architecture},
   *     {@code features} or {@code classes}
   * @param expected what was expected
   * @param found what was found
   */
  public ModelFormatException(String subject, String expected, String found) {
    super(shown(subject) + ": expected " + shown(expected) + ", found " + shown(found));
    this.subject = shown(subject);
    this.expected = shown(expected);
    this.found = shown(found);
  }

  /**
   * What it is about.
   *
   * @return the name of the tensor, or {@code header}, {@code file}, {@code architecture}, {@code
   *     features} or {@code classes}
   */
  public String subject() {
    return subject;
  }

  /**
   * What was expected there.
   *
   * @return such as {@code shape [16, 4]}
   */
  public String expected() {
    return expected;
  }

  /**
   * What was found there.
   *
   * @return such as {@code [4, 16]}
   */
  public String found() {
    return found;
  }

  /** A text of the file, for a message. */
  static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String shown(String text) {
    int length = Math.min(text.length(), LONGEST);
    StringBuilder result = new StringBuilder(length + 3);
    for (int k = 0; k < length; k++) {
      char c = text.charAt(k);
      result.append(Character.isISOControl(c) ? '?' : c);
    }
    return length < text.length() ? result.append("...").toString() : result.toString();
  }
}
