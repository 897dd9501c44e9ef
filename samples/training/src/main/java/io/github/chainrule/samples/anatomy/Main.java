package io.github.chainrule.samples.anatomy;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.samples.anatomy.Step.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Draws networks at work: their weights, a step of learning, and the paths that live. */
public final class Main {
  private static final double[] BITS = {1, 1, 0};
  private static final double[] SAMPLE = {0.8, -0.5, 0.3};
  private static final long RECTIFIERS_SEED = 1;

  private final Path folder;

  private Main(Path folder) {
    this.folder = folder;
  }

  /**
   * Draws the pictures and prints what they show.
   *
   * @param args the folder for the pictures, target/samples/anatomy if there is none
   * @throws IOException if a picture cannot be written
   */
  public static void main(String[] args) throws IOException {
    Main main = new Main(Path.of(args.length == 0 ? "target/samples/anatomy" : args[0]));
    main.weights();
    main.step();
    main.paths();
  }

  private void weights() throws IOException {
    FullAdderNetwork adder = Bits.trained(0);
    double[] digits = adder.predict(BITS);
    print("A network that adds three bits%n");
    print("  1 + 1 + 0 = %.2f twos and %.2f ones%n", digits[0], digits[1]);
    save(WeightsPicture.of(adder, BITS), "weights.svg");
  }

  private void step() throws IOException {
    Step step = new Step();
    print("%nOne step of gradient descent%n  connection   before    after  adjustment%n");
    row("1 to G", step.ofBias(step.g()));
    row("x1 to G", step.ofWeight(step.g(), 0));
    row("x2 to G", step.ofWeight(step.g(), 1));
    row("1 to F", step.ofBias(step.f()));
    row("G to F", step.ofWeight(step.f(), 0));
    neuron("G", step, step.g());
    neuron("F", step, step.f());
    save(StepPicture.of(step), "step.svg");
  }

  private static void row(String name, Change change) {
    print("  %-10s %8.4f %8.4f", name, change.before(), change.after());
    print(" %+11.4f%n", change.adjustment());
  }

  private static void neuron(String name, Step step, Layer layer) {
    print("  %s gives %.4f, error term %.4f%n", name, step.output(layer), step.errorTerm(layer));
  }

  private void paths() throws IOException {
    RectifiersNetwork network = RectifiersNetwork.create(RECTIFIERS_SEED);
    LivePaths paths = new LivePaths(network, SAMPLE);
    print("%nA network of rectifiers%n  live paths ");
    for (int column = 0; column < paths.columns().count(); column++) {
      print(column == 0 ? "%d" : " x %d", paths.firing(column));
    }
    print(" = %d of %d%n", paths.number(), paths.all());
    save(PathsPicture.of(network, paths), "paths.svg");
  }

  private void save(Sheet sheet, String name) throws IOException {
    Path file = folder.resolve(name);
    sheet.save(file);
    print("  drawn in %s%n", file);
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
