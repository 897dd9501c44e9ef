package io.github.chainrule.samples.anatomy;

import java.util.Locale;

/**
 * Writes a picture in SVG 1.1, element by element, later ones above earlier ones. The file needs
 * nothing else: no style sheet, script, font or other file.
 */
final class Svg {
  private static final String FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

  /** To which side of its place a text stands. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final StringBuilder elements = new StringBuilder();

  /**
   * Begins a picture on white paper.
   *
   * @param width its width in pixels
   * @param height its height in pixels
   * @param title what it shows, for readers who do not see it
   */
  Svg(int width, int height, String title) {
    print("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", width, height);
    print(" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"%s\">\n", width, height, FONT);
    print("<title>%s</title>\n", escape(title));
    print("<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", width, height, Palette.PAPER);
  }

  /** Draws a line with a description, which browsers show under the pointer. */
  void line(Point from, Point to, Stroke stroke, String description) {
    print("<line x1=\"%.1f\" y1=\"%.1f\"", from.x(), from.y());
    print(" x2=\"%.1f\" y2=\"%.1f\"%s>", to.x(), to.y(), attributes(stroke));
    print("<title>%s</title></line>\n", escape(description));
  }

  void line(Point from, Point to, Stroke stroke) {
    print("<line x1=\"%.1f\" y1=\"%.1f\"", from.x(), from.y());
    print(" x2=\"%.1f\" y2=\"%.1f\"%s/>\n", to.x(), to.y(), attributes(stroke));
  }

  void circle(Point center, double radius, String fill, Stroke outline) {
    print("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"", center.x(), center.y(), radius);
    print(" fill=\"%s\"%s/>\n", fill, attributes(outline));
  }

  /** Draws a rectangle with round corners about its centre. */
  void box(Point center, double width, double height, String fill, Stroke outline) {
    print("<rect x=\"%.1f\" y=\"%.1f\"", center.x() - width / 2, center.y() - height / 2);
    print(" width=\"%.1f\" height=\"%.1f\" rx=\"6\"", width, height);
    print(" fill=\"%s\"%s/>\n", fill, attributes(outline));
  }

  /** Writes a line of text; the place is at half the height of its capitals. */
  void text(Point place, Anchor anchor, double size, String color, String text) {
    text(place, anchor, size, color, "normal", text);
  }

  void bold(Point place, Anchor anchor, double size, String color, String text) {
    text(place, anchor, size, color, "bold", text);
  }

  private void text(
      Point place, Anchor anchor, double size, String color, String weight, String text) {
    print("<text x=\"%.1f\" y=\"%.1f\"", place.x(), place.y() + 0.36 * size);
    print(" text-anchor=\"%s\"", anchor.name().toLowerCase(Locale.ROOT));
    print(" font-size=\"%.0f\" font-weight=\"%s\" fill=\"%s\">", size, weight, color);
    print("%s</text>\n", escape(text));
  }

  private static String attributes(Stroke stroke) {
    String attributes =
        String.format(
            Locale.ROOT, " stroke=\"%s\" stroke-width=\"%.2f\"", stroke.color(), stroke.width());
    if (!stroke.dashed()) {
      return attributes;
    }
    double dash = 4 + 2 * stroke.width();
    double gap = 3 + stroke.width();
    return attributes + String.format(Locale.ROOT, " stroke-dasharray=\"%.1f %.1f\"", dash, gap);
  }

  /** Writes what means something in XML as a reference. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void print(String format, Object... arguments) {
    elements.append(String.format(Locale.ROOT, format, arguments));
  }

  /** The whole picture. */
  @Override
  public String toString() {
    return elements + "</svg>\n";
  }
}
