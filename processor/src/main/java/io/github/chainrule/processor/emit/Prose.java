package io.github.chainrule.processor.emit;

import java.util.StringJoiner;
import java.util.StringTokenizer;

/** Text for comments, filled into lines. */
final class Prose {

  private Prose() {}

  /** Breaks text at spaces into lines no longer than {@code width}, where words allow it. */
  static String fill(String text, int width) {
    StringJoiner lines = new StringJoiner("\n");
    StringBuilder line = new StringBuilder();
    StringTokenizer words = new StringTokenizer(text);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return lines.add(line).toString();
  }

  /** Text as Javadoc shows it unchanged. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("*/", "*&#47;");
  }
}
