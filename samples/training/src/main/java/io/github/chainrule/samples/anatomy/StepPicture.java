package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.samples.anatomy.Step.Change;

/**
 * Draws the textbook example after one step: each connection in the colour of its adjustment, as
 * wide as that is large, with the weight before and after; the neurons with their error terms.
 */
final class StepPicture {
  private static final double NEURON = 58;
  private static final double SQUARE = 40;
  private static final double INPUT = 36;
  private static final double WIDEST = 16;
  private static final double THINNEST = 2;

  private static final Point G = new Point(400, 360);
  private static final Point F = new Point(745, 360);
  private static final Point X1 = new Point(100, 360);
  private static final Point X2 = new Point(100, 490);
  private static final Point BIAS_OF_G = new Point(100, 230);
  private static final Point BIAS_OF_F = new Point(575, 190);
  private static final Point TARGET = new Point(885, 360);

  private final Step step;
  private final double largest;
  private final Svg svg;

  private StepPicture(Step step, Svg svg) {
    this.step = step;
    this.svg = svg;
    largest = step.largestAdjustment();
  }

  /** Draws a step. */
  static Sheet of(Step step) {
    Sheet sheet = new Sheet("One step of gradient descent", subtitle(step));
    StepPicture picture = new StepPicture(step, sheet.svg());
    picture.connections();
    picture.inputs();
    picture.neuron(G, "G", "tanh", step.g());
    picture.neuron(F, "F", "σ", step.f());
    picture.target();
    picture.explain(sheet);
    return sheet;
  }

  private static String subtitle(Step step) {
    String before = Digits.fixed(step.error(), 4);
    String after = Digits.fixed(step.errorAfter(), 4);
    return "rate 0.1, error ½ (target − f)²: "
        + before
        + " before the step, "
        + after
        + " after it";
  }

  private void connections() {
    connect(BIAS_OF_G, G, step.ofBias(step.g()), "bias of G", 0.463);
    connect(X1, G, step.ofWeight(step.g(), 0), "x1 to G", 0.463);
    connect(X2, G, step.ofWeight(step.g(), 1), "x2 to G", 0.463);
    connect(BIAS_OF_F, F, step.ofBias(step.f()), "bias of F", 0.42);
    connect(G, F, step.ofWeight(step.f(), 0), "G to F", 0.5);
    Point end = TARGET.moved(-30, 0);
    svg.line(F, end, Stroke.solid(Palette.FAINT, 2));
  }

  private void connect(Point from, Point to, Change change, String name, double share) {
    String before = Digits.fixed(change.before(), 4);
    String after = Digits.fixed(change.after(), 4);
    String change4 = Digits.signed(change.adjustment(), 4);
    svg.line(from, to, stroke(change.adjustment()), name + ": " + before + " to " + after);
    Point middle = from.towards(to, share);
    String color = color(change.adjustment());
    svg.box(middle, 142, 46, Palette.PAPER, Stroke.solid(color, 1.2));
    Point above = middle.moved(0, -10);
    svg.text(above, Svg.Anchor.MIDDLE, 13, Palette.INK, before + " → " + after);
    svg.bold(middle.moved(0, 10), Svg.Anchor.MIDDLE, 14, color, change4);
  }

  private Stroke stroke(double adjustment) {
    return new Stroke(color(adjustment), width(Math.abs(adjustment)), adjustment < 0);
  }

  private static String color(double adjustment) {
    return adjustment < 0 ? Palette.LOWERED : Palette.RAISED;
  }

  private double width(double size) {
    return THINNEST + (WIDEST - THINNEST) * size / largest;
  }

  private void inputs() {
    Unit.square(svg, BIAS_OF_G, SQUARE, 17, "1");
    Unit.square(svg, BIAS_OF_F, SQUARE, 17, "1");
    input(X1, "x1", step.input(0));
    input(X2, "x2", step.input(1));
  }

  private void input(Point place, String name, double value) {
    svg.circle(place, INPUT, Palette.PAPER, Stroke.solid(Palette.INK, 1.8));
    svg.bold(place.moved(0, -11), Svg.Anchor.MIDDLE, 15, Palette.INK, name);
    svg.text(place.moved(0, 9), Svg.Anchor.MIDDLE, 15, Palette.INK, Digits.fixed(value, 1));
  }

  private void neuron(Point place, String name, String activation, Layer layer) {
    svg.circle(place, NEURON, Palette.PAPER, Stroke.solid(Palette.INK, 1.8));
    String output = Digits.fixed(step.output(layer), 4);
    svg.bold(place.moved(0, -26), Svg.Anchor.MIDDLE, 20, Palette.INK, name);
    svg.text(place.moved(0, -4), Svg.Anchor.MIDDLE, 13, Palette.QUIET, activation);
    svg.text(place.moved(0, 20), Svg.Anchor.MIDDLE, 17, Palette.INK, output);
    String errorTerm = Digits.significant(step.errorTerm(layer), 2);
    Point below = place.moved(0, NEURON + 24);
    svg.text(below, Svg.Anchor.MIDDLE, 14, Palette.QUIET, "error term");
    svg.bold(below.moved(0, 22), Svg.Anchor.MIDDLE, 17, Palette.INK, errorTerm);
  }

  private void target() {
    svg.text(TARGET.moved(0, -11), Svg.Anchor.MIDDLE, 14, Palette.QUIET, "target");
    String target = Digits.fixed(step.target(), 1);
    svg.text(TARGET.moved(0, 11), Svg.Anchor.MIDDLE, 17, Palette.INK, target);
  }

  private void explain(Sheet sheet) {
    sheet.explainLine(Stroke.solid(Palette.RAISED, 5), "raised");
    sheet.explainLine(Stroke.dashed(Palette.LOWERED, 5), "lowered");
    sheet.explainLine(Stroke.solid(Palette.QUIET, width(0.001)), "by 0.001");
    sheet.explainLine(Stroke.solid(Palette.QUIET, width(0.01)), "by 0.01");
    sheet.explainSquare("1", "lines from here are biases");
  }
}
