package io.github.chainrule.runtime.io;

import java.util.Map;
import java.util.TreeMap;

/**
 * The metadata of a file of which every entry has a meaning: taken one by one, none may be left.
 */
public final class WholeTexts {
  private final Map<String, String> left;

  /**
   * Begins with all of it.
   *
   * @param metadata the metadata; copied
   */
  public WholeTexts(Map<String, String> metadata) {
    this.left = new TreeMap<String, String>(metadata);
  }

  /**
   * Takes a text.
   *
   * @param name its name
   * @return the text, null if there is none
   */
  public String take(String name) {
    return left.remove(name);
  }

  /**
   * Takes a text that can only be one.
   *
   * @param name its name
   * @param expected the text
   * @throws ModelFormatException if it is another, or none
   */
  public void expect(String name, String expected) throws ModelFormatException {
    String text = take(name);
    if (!expected.equals(text)) {
      throw new ModelFormatException(name, expected, shown(text));
    }
  }

  /**
   * Takes a whole number.
   *
   * @param name its name
   * @param most the largest that it may be; the least is 0
   * @return the number
   * @throws ModelFormatException if it is out of its range, not printed as Java does, or not there
   */
  public long takeNumber(String name, long most) throws ModelFormatException {
    String text = take(name);
    long number = parse(text);
    if (number < 0 || number > most || !Long.toString(number).equals(text)) {
      throw new ModelFormatException(name, "a whole number of 0 to " + most, shown(text));
    }
    return number;
  }

  private static long parse(String text) {
    try {
      return text == null ? -1 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /**
   * Checks that all texts have been taken.
   *
   * @throws ModelFormatException if one is left, whose name it says
   */
  public void expectEnd() throws ModelFormatException {
    for (Map.Entry<String, String> entry : left.entrySet()) {
      throw new ModelFormatException(entry.getKey(), "no such text", shown(entry.getValue()));
    }
  }

  private static String shown(String text) {
    return text == null ? "none" : ModelFormatException.quoted(text);
  }
}
