package io.github.chainrule.samples.benchmarks.widths;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws curves in SVG 1.1: the width to the right, nanoseconds upwards, both from 0. */
final class Picture {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;
  private static final int MOST_TICKS = 10;

  /** Blue and orange are told apart by all kinds of colour vision. */
  private static final List<String> COLORS = List.of("#0072b2", "#d55e00");

  private static final String INK = "#24292f";
  private static final String FAINT = "#c9d0d8";

  private final StringBuilder elements = new StringBuilder();
  private final double widest;
  private final double longest;

  /**
   * Draws.
   *
   * @param title what the curves show
   * @param curves one or two curves, none of them empty
   */
  Picture(String title, List<Curve> curves) {
    widest = curves.stream().mapToInt(curve -> curve.times().lastKey()).max().orElseThrow();
    longest =
        curves.stream()
            .flatMap(curve -> curve.times().values().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElseThrow();
    print("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", WIDTH, HEIGHT);
    print(" role=\"img\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\">\n");
    print("<title>%s</title>\n", title);
    print("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", WIDTH, HEIGHT);
    text(LEFT, TOP / 2.0, "start", INK, title);
    drawAxes();
    for (int i = 0; i < curves.size(); i++) {
      draw(curves.get(i), COLORS.get(i), TOP + 20 * (i + 1));
    }
  }

  private void drawAxes() {
    double step = step(longest);
    for (double tick = 0; tick <= longest; tick += step) {
      line(x(0), y(tick), x(widest), y(tick));
      text(LEFT - 8, y(tick) + 4, "end", INK, String.format(Locale.ROOT, "%,.0f", tick));
    }
    step = step(widest);
    for (double tick = 0; tick <= widest; tick += step) {
      line(x(tick), y(0), x(tick), y(0) + 5);
      text(x(tick), y(0) + 20, "middle", INK, String.format(Locale.ROOT, "%.0f", tick));
    }
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", INK, "units of both layers");
  }

  /** The smallest of 1, 2 and 5 times a power of ten that makes no more than ten ticks. */
  private static double step(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(most / MOST_TICKS)));
    for (int factor : new int[] {1, 2, 5}) {
      if (most / (factor * power) <= MOST_TICKS) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private void draw(Curve curve, String color, double legend) {
    String points =
        curve.times().entrySet().stream()
            .map(point -> at(x(point.getKey()), y(point.getValue())))
            .collect(Collectors.joining(" "));
    print("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"", color);
    print(" points=\"%s\"/>\n", points);
    text(LEFT + 20, legend, "start", color, curve.title());
  }

  private double x(double width) {
    return LEFT + width / widest * (WIDTH - LEFT - RIGHT);
  }

  private double y(double time) {
    return HEIGHT - BOTTOM - time / longest * (HEIGHT - TOP - BOTTOM);
  }

  private static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
  }

  private void line(double fromX, double fromY, double toX, double toY) {
    print("<polyline stroke=\"%s\" points=\"%s %s\"/>\n", FAINT, at(fromX, fromY), at(toX, toY));
  }

  private void text(double x, double y, String anchor, String color, String text) {
    print("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">", x, y, anchor, color);
    print("%s</text>\n", text);
  }

  private void print(String format, Object... arguments) {
    elements.append(String.format(Locale.ROOT, format, arguments));
  }

  /** The file. */
  @Override
  public String toString() {
    return elements + "</svg>\n";
  }
}
