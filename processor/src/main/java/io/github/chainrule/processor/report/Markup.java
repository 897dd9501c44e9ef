package io.github.chainrule.processor.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements that are HTML and XML alike: everything is escaped, quoted and closed, and no
 * named character references but XML's own are used.
 */
final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values by turns
   */
  Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Ends the innermost element. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends the innermost element, and the line of the source. */
  Markup closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element without content. */
  Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds text alone. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  Markup text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Text in which what stands between underscores is a variable. */
  Markup prose(String text) {
    String[] parts = text.split("_", -1);
    for (int index = 0; index < parts.length; index++) {
      if (index % 2 == 0) {
        text(parts[index]);
      } else {
        element("i", parts[index]);
      }
    }
    return this;
  }

  /** What is markup already. */
  Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int index = 0; index < attributes.length; index += 2) {
      out.append(' ').append(attributes[index]).append("=\"");
      out.append(escaped(attributes[index + 1])).append('"');
    }
  }

  /** Text as it stands in an element or between quotes; what XML cannot hold becomes U+FFFD. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\uFFFE\\uFFFF]", "\uFFFD");
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("left open: " + open);
    }
    return out.toString();
  }
}
