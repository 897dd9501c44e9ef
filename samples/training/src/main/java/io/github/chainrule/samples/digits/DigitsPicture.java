package io.github.chainrule.samples.digits;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.data.Dataset;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Draws the filters of the first layer, from blue for the most negative weight over white to
 * orange, and digits that the network reads wrong, with what it takes them for.
 */
final class DigitsPicture {
  private static final int MARGIN = 30;
  private static final int HEADING = 34;
  private static final int CELL = 104;
  private static final int CAPTION = 24;
  private static final int COLUMNS = 8;
  private static final int MOST = 16;
  private static final Color INK = new Color(0x333333);
  private static final Color NEGATIVE = new Color(0x005E94);
  private static final Color POSITIVE = new Color(0xC14F00);

  private final DigitReaderNetwork network;
  private final float[] x;
  private final float[] t;

  /** What the network makes of the images. */
  private final float[] y;

  private final BufferedImage picture;
  private final Graphics2D canvas;

  DigitsPicture(DigitReaderNetwork network, Dataset images) {
    this.network = network;
    this.x = images.copyFeatures();
    this.t = images.copyTargets();
    this.y = new float[t.length];
    network.newForward().forward(x, y, images.size());
    List<Integer> wrong = wrong();
    int filters = network.strokes().units();
    int firstRows = rows(filters);
    int top = MARGIN + HEADING + firstRows * CELL + MARGIN;
    int height = top + HEADING + rows(wrong.size()) * (CELL + CAPTION) + MARGIN;
    this.picture =
        new BufferedImage(2 * MARGIN + COLUMNS * CELL, height, BufferedImage.TYPE_INT_RGB);
    this.canvas = picture.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    heading(MARGIN, "The " + filters + " filters of the first layer");
    for (int filter = 0; filter < filters; filter++) {
      filter(filter, left(filter), MARGIN + HEADING + filter / COLUMNS * CELL);
    }
    heading(top, "Digits that are read wrong, and what as");
    for (int index = 0; index < wrong.size(); index++) {
      int y = top + HEADING + index / COLUMNS * (CELL + CAPTION);
      digit(wrong.get(index), left(index), y);
    }
    canvas.dispose();
  }

  private static int rows(int count) {
    return (count + COLUMNS - 1) / COLUMNS;
  }

  private static int left(int index) {
    return MARGIN + index % COLUMNS * CELL;
  }

  private void heading(int y, String text) {
    canvas.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
    canvas.setColor(INK);
    canvas.drawString(text, MARGIN, y + HEADING - 14);
  }

  private List<Integer> wrong() {
    return IntStream.range(0, t.length / DigitImages.DIGITS)
        .filter(image -> largest(y, image) != largest(t, image))
        .boxed()
        .limit(MOST)
        .toList();
  }

  private static int largest(float[] rows, int row) {
    int from = row * DigitImages.DIGITS;
    int largest = 0;
    for (int digit = 1; digit < DigitImages.DIGITS; digit++) {
      largest = rows[from + digit] > rows[from + largest] ? digit : largest;
    }
    return largest;
  }

  /** Weights lie in the array as {@code [3][3][1][filters]}. */
  private void filter(int filter, int x, int y) {
    Layer layer = network.strokes();
    float[] p = network.parameters();
    int from = layer.tensors().get(0).offset();
    int size = (CELL - 8) / 3;
    double strongest = 0;
    for (int place = 0; place < 9; place++) {
      strongest = Math.max(strongest, Math.abs(p[from + place * layer.units() + filter]));
    }
    for (int place = 0; place < 9; place++) {
      double share = p[from + place * layer.units() + filter] / strongest;
      canvas.setColor(shade(share < 0 ? NEGATIVE : POSITIVE, Math.abs(share)));
      canvas.fillRect(x + place % 3 * size, y + place / 3 * size, size, size);
    }
    canvas.setColor(INK);
    canvas.drawRect(x, y, 3 * size, 3 * size);
  }

  private static Color shade(Color color, double share) {
    return new Color(
        mixed(color.getRed(), share),
        mixed(color.getGreen(), share),
        mixed(color.getBlue(), share));
  }

  private static int mixed(int channel, double share) {
    return (int) Math.round(255 + share * (channel - 255));
  }

  private void digit(int image, int left, int top) {
    int size = (CELL - 8) / DigitImages.WIDTH;
    for (int pixel = 0; pixel < DigitImages.PIXELS; pixel++) {
      float ink = x[image * DigitImages.PIXELS + pixel];
      canvas.setColor(shade(INK, ink));
      canvas.fillRect(
          left + pixel % DigitImages.WIDTH * size,
          top + pixel / DigitImages.WIDTH * size,
          size,
          size);
    }
    canvas.setColor(INK);
    canvas.drawRect(left, top, DigitImages.WIDTH * size, DigitImages.WIDTH * size);
    canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    String caption = largest(t, image) + ", read as " + largest(y, image);
    canvas.drawString(caption, left, top + CELL + 8);
  }

  /** Writes the picture, and makes its folder. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(picture, "png", file.toFile());
  }

  BufferedImage picture() {
    return picture;
  }
}
