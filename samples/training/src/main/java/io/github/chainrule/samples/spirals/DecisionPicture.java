package io.github.chainrule.samples.spirals;

import io.github.chainrule.runtime.f32.data.Dataset;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws what a network makes of the plane: its output as a shade, the decision boundary as a line,
 * and the points on top. Orange and blue differ for all kinds of colour vision, discs and squares
 * without colour.
 */
final class DecisionPicture {
  private static final int SIDE = 900;
  private static final int LEFT = 80;
  private static final int TOP = 120;
  private static final int WIDTH = LEFT + SIDE + 50;
  private static final int HEIGHT = TOP + SIDE + 140;
  private static final double EXTENT = 7.2;
  private static final int CELLS = 225;
  private static final double MARK = 11;

  private static final Color INK = new Color(0x333333);
  private static final Color FIRST = new Color(0xC14F00);
  private static final Color SECOND = new Color(0x005E94);
  private static final Color FIRST_SHADE = new Color(0xF9C38C);
  private static final Color SECOND_SHADE = new Color(0x9FCDE8);
  private static final Color MIDDLE_SHADE = new Color(0xFAFAFA);

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D canvas = image.createGraphics();

  /** Draws a fit. */
  DecisionPicture(Fit fit, String subtitle) {
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    title("Two spirals, learnt by " + fit.method(), subtitle);
    OutputField field = new OutputField(fit, EXTENT, CELLS);
    shade(field);
    boundary(field);
    points(Spirals.points());
    axes();
    legend();
    canvas.dispose();
  }

  void save(Path png) throws IOException {
    Files.createDirectories(png.toAbsolutePath().getParent());
    ImageIO.write(image, "png", png.toFile());
  }

  private void title(String title, String subtitle) {
    canvas.setColor(INK);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 30));
    canvas.drawString(title, LEFT, 56);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
    canvas.drawString(subtitle, LEFT, 94);
  }

  private void shade(OutputField field) {
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double x = EXTENT * (2 * (column + 0.5) / SIDE - 1);
        double y = EXTENT * (1 - 2 * (row + 0.5) / SIDE);
        image.setRGB(LEFT + column, TOP + row, shadeOf(field.at(x, y)));
      }
    }
  }

  /** From blue at 0 over white at ½ to orange at 1. */
  private static int shadeOf(double output) {
    Color end = output < 0.5 ? SECOND_SHADE : FIRST_SHADE;
    double share = Math.abs(2 * output - 1);
    return new Color(
            mix(MIDDLE_SHADE.getRed(), end.getRed(), share),
            mix(MIDDLE_SHADE.getGreen(), end.getGreen(), share),
            mix(MIDDLE_SHADE.getBlue(), end.getBlue(), share))
        .getRGB();
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private static double pixelX(double x) {
    return LEFT + (x / EXTENT + 1) / 2 * SIDE;
  }

  private static double pixelY(double y) {
    return TOP + (1 - y / EXTENT) / 2 * SIDE;
  }

  private void boundary(OutputField field) {
    canvas.setColor(INK);
    canvas.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (Line2D piece : field.boundary()) {
      canvas.draw(
          new Line2D.Double(
              pixelX(piece.getX1()),
              pixelY(piece.getY1()),
              pixelX(piece.getX2()),
              pixelY(piece.getY2())));
    }
  }

  private void points(Dataset points) {
    float[] x = points.copyFeatures();
    float[] t = points.copyTargets();
    for (int k = 0; k < points.size(); k++) {
      mark(t[k] == 1, pixelX(x[2 * k]), pixelY(x[2 * k + 1]));
    }
  }

  private void mark(boolean first, double x, double y) {
    double size = first ? MARK + 1 : MARK;
    double left = x - size / 2;
    double top = y - size / 2;
    Shape shape =
        first
            ? new Ellipse2D.Double(left, top, size, size)
            : new Rectangle2D.Double(left, top, size, size);
    canvas.setColor(first ? FIRST : SECOND);
    canvas.fill(shape);
    canvas.setColor(Color.WHITE);
    canvas.setStroke(new BasicStroke(1.4f));
    canvas.draw(shape);
  }

  private void axes() {
    canvas.setColor(INK);
    canvas.setStroke(new BasicStroke(1.4f));
    canvas.draw(new Rectangle2D.Double(LEFT, TOP, SIDE, SIDE));
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 19));
    for (int tick = -6; tick <= 6; tick += 3) {
      double x = pixelX(tick);
      double y = pixelY(tick);
      canvas.draw(new Line2D.Double(x, TOP + SIDE, x, TOP + SIDE + 7));
      canvas.draw(new Line2D.Double(LEFT - 7, y, LEFT, y));
      String label = Integer.toString(tick).replace('-', '\u2212');
      int width = canvas.getFontMetrics().stringWidth(label);
      canvas.drawString(label, (float) x - width / 2f, TOP + SIDE + 29);
      canvas.drawString(label, LEFT - 14 - width, (float) y + 7);
    }
  }

  private void legend() {
    int y = TOP + SIDE + 84;
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 21));
    mark(true, LEFT + 8, y - 7);
    text("first spiral", LEFT + 24);
    mark(false, LEFT + 188, y - 7);
    text("second spiral", LEFT + 204);
    canvas.setColor(INK);
    canvas.setStroke(new BasicStroke(2.2f));
    canvas.draw(new Line2D.Double(LEFT + 390, y - 7, LEFT + 426, y - 7));
    text("boundary", LEFT + 438);
    text("output 0", LEFT + 590);
    int scale = LEFT + 690;
    for (int column = 0; column < 180; column++) {
      canvas.setColor(new Color(shadeOf(column / 179.0)));
      canvas.fillRect(scale + column, y - 18, 1, 22);
    }
    text("1", scale + 190);
  }

  private void text(String text, int x) {
    canvas.setColor(INK);
    canvas.drawString(text, x, TOP + SIDE + 84);
  }
}
