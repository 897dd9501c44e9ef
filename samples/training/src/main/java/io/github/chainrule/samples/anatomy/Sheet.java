package io.github.chainrule.samples.anatomy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What all pictures share: their size and margins, a title above and a legend below. */
final class Sheet {
  static final int WIDTH = 960;
  static final int HEIGHT = 640;
  static final int MARGIN = 48;

  private static final double TEXT = 14;
  private static final double SYMBOL = 40;

  private final Svg svg;
  private Point nextEntry = new Point(MARGIN, HEIGHT - MARGIN);

  Sheet(String title, String subtitle) {
    svg = new Svg(WIDTH, HEIGHT, title);
    svg.bold(new Point(MARGIN, MARGIN), Svg.Anchor.START, 24, Palette.INK, title);
    svg.text(new Point(MARGIN, MARGIN + 31), Svg.Anchor.START, 15, Palette.QUIET, subtitle);
    Point left = new Point(MARGIN, HEIGHT - MARGIN - 26);
    svg.line(left, left.moved(WIDTH - 2 * MARGIN, 0), Stroke.solid(Palette.FAINT, 1));
  }

  Svg svg() {
    return svg;
  }

  /** Explains a kind of line in the legend. */
  void explainLine(Stroke stroke, String meaning) {
    svg.line(nextEntry, nextEntry.moved(SYMBOL, 0), stroke);
    explain(SYMBOL, meaning);
  }

  /** Explains a kind of circle in the legend. */
  void explainCircle(String fill, Stroke outline, String meaning) {
    svg.circle(nextEntry.moved(10, 0), 9, fill, outline);
    explain(20, meaning);
  }

  /** Explains a kind of square in the legend. */
  void explainSquare(String sign, String meaning) {
    Unit.square(svg, nextEntry.moved(10, 0), 20, 12, sign);
    explain(20, meaning);
  }

  private void explain(double symbolWidth, String meaning) {
    Point text = nextEntry.moved(symbolWidth + 9, 0);
    svg.text(text, Svg.Anchor.START, TEXT, Palette.INK, meaning);
    // Fonts differ: three fifths of the size is wide for the average letter.
    nextEntry = text.moved(0.6 * TEXT * meaning.length() + 20, 0);
  }

  /** Writes the picture, and makes its folder if there is none. */
  void save(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, svg.toString());
  }
}
