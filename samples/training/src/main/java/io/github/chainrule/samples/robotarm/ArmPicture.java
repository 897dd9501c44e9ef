package io.github.chainrule.samples.robotarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Draws the postures on the way to the target as an SVG picture: the first pale, the last dark, the
 * way of the hand as a line with a point at each step.
 */
final class ArmPicture {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 560;

  /** Pixels a metre, and where the shoulder is. */
  private static final int METRE = 380;

  private static final int SHOULDER_X = 430;
  private static final int SHOULDER_Y = 490;

  /** From pale to dark blue; red, green and blue. */
  private static final int[] PALE = {200, 215, 230};

  private static final int[] DARK = {0, 64, 120};

  /** Orange, which nobody takes for blue. */
  private static final String HAND = "#d55e00";

  private final List<Step> steps;
  private final double[] target;
  private final StringBuilder svg = new StringBuilder();

  ArmPicture(List<Step> steps, double[] target) {
    this.steps = steps;
    this.target = target;
  }

  /** Writes the picture, and makes its folder if there is none. */
  void save(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, draw());
  }

  private String draw() {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"", WIDTH, HEIGHT);
    add(" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"15\" fill=\"#333333\">%n");
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n");
    add("<text x=\"30\" y=\"40\" font-size=\"21\">A two-link arm reaches for a target</text>%n");
    add("<text x=\"30\" y=\"64\">%d steps of damped least squares", steps.size() - 1);
    add(" with the Jacobian of a network</text>%n");
    surroundings();
    for (int k = 0; k < steps.size(); k++) {
      posture(k);
    }
    wayOfTheHand();
    target();
    add("</svg>%n");
    return svg.toString();
  }

  /** The half circle that the stretched arm reaches, and the ground. */
  private void surroundings() {
    double reach = METRE * (Arm.UPPER + Arm.FORE);
    add("<path d=\"M%.1f %d", SHOULDER_X + reach, SHOULDER_Y);
    add(" A%.1f %.1f 0 0 0 %.1f %d\"", reach, reach, SHOULDER_X - reach, SHOULDER_Y);
    add(" fill=\"none\" stroke=\"#bbbbbb\" stroke-width=\"1.5\" stroke-dasharray=\"2 6\"/>%n");
    add("<line x1=\"30\" x2=\"%d\" y1=\"%d\" y2=\"%d\"", WIDTH - 30, SHOULDER_Y, SHOULDER_Y);
    add(" stroke=\"#bbbbbb\" stroke-width=\"1.5\"/>%n");
    add("<text x=\"%.1f\" y=\"%d\"", SHOULDER_X + reach, SHOULDER_Y + 24);
    add(" text-anchor=\"end\" fill=\"#666666\">reach: 1 m</text>%n");
    add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\"", SHOULDER_X, SHOULDER_Y + 32);
    add(" fill=\"#666666\">shoulder</text>%n");
  }

  private void posture(int k) {
    Step step = steps.get(k);
    double[] elbow = Arm.elbow(step.angles[0]);
    double[] hand = Arm.hand(step.angles[0], step.angles[1]);
    String color = color((double) k / (steps.size() - 1));
    add("<g stroke=\"%s\" stroke-width=\"7\" stroke-linecap=\"round\"", color);
    add(" stroke-linejoin=\"round\" fill=\"none\">%n");
    add("<polyline points=\"%d,%d %s %s\"/>%n", SHOULDER_X, SHOULDER_Y, at(elbow), at(hand));
    add("</g>%n");
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"white\"", x(elbow), y(elbow));
    add(" stroke=\"%s\" stroke-width=\"3\"/>%n", color);
    add("<circle cx=\"%d\" cy=\"%d\" r=\"8\" fill=\"white\"", SHOULDER_X, SHOULDER_Y);
    add(" stroke=\"%s\" stroke-width=\"3\"/>%n", color);
  }

  private void wayOfTheHand() {
    add("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"", HAND);
    for (Step step : steps) {
      add("%s ", at(Arm.hand(step.angles[0], step.angles[1])));
    }
    add("\"/>%n");
    for (int k = 0; k < steps.size(); k++) {
      double[] hand = Arm.hand(steps.get(k).angles[0], steps.get(k).angles[1]);
      add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", x(hand), y(hand), HAND);
    }
    double[] first = Arm.hand(steps.get(0).angles[0], steps.get(0).angles[1]);
    label(first, 14, 24, "start", "start");
  }

  private void target() {
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"13\"", x(target), y(target));
    add(" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>%n", HAND);
    label(target, -22, 5, "end", "target");
  }

  private void label(double[] place, int dx, int dy, String anchor, String text) {
    add("<text x=\"%.1f\" y=\"%.1f\"", x(place) + dx, y(place) + dy);
    add(" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", anchor, HAND, text);
  }

  private static String color(double share) {
    int[] mixed = new int[3];
    for (int k = 0; k < 3; k++) {
      mixed[k] = (int) Math.round(PALE[k] + share * (DARK[k] - PALE[k]));
    }
    return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
  }

  private static double x(double[] place) {
    return SHOULDER_X + METRE * place[0];
  }

  private static double y(double[] place) {
    return SHOULDER_Y - METRE * place[1];
  }

  private static String at(double[] place) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x(place), y(place));
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments));
  }
}
