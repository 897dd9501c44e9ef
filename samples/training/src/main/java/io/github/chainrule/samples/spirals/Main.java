package io.github.chainrule.samples.spirals;

import io.github.chainrule.display.LineChart;
import io.github.chainrule.runtime.Layer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Learns the two spirals by Adam and by L-BFGS, and draws what each has made of the plane. */
public final class Main {
  private static final long SEED = 0;
  private static final int[] PASSES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

  private final PrintStream out;
  private final Path folder;

  private Main(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /**
   * Runs the sample.
   *
   * @param args the folder for the pictures, {@code target/samples/spirals} if there is none
   * @throws IOException if they cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "target/samples/spirals" : args[0]);
    new Main(System.out, folder).run(Fit.byAdam(SEED), Fit.byLbfgs(SEED));
  }

  private void run(Fit adam, Fit lbfgs) throws IOException {
    print("Two spirals of %d points each, seed %d%n", Spirals.POINTS, SEED);
    for (Layer layer : adam.network().layers()) {
      print("  %s%n", layer);
    }
    losses(adam.history().loss(), lbfgs.history().loss());
    print("%n");
    report(adam, "adam.png");
    report(lbfgs, "lbfgs.png");
    curves(adam, lbfgs);
  }

  /** The mean loss of both, after as many epochs of the one as iterations of the other. */
  private void losses(double[] adam, double[] lbfgs) {
    print("%n        mean loss of%n  after       Adam     L-BFGS%n");
    for (int passes : PASSES) {
      print("%7d%11s%11s%n", passes, loss(adam, passes), loss(lbfgs, passes));
    }
  }

  private static String loss(double[] losses, int passes) {
    return passes > losses.length ? "" : String.format(Locale.ROOT, "%.6f", losses[passes - 1]);
  }

  private void report(Fit fit, String picture) throws IOException {
    String summary =
        String.format(
            Locale.ROOT,
            "%d of %d points right after %d %s",
            fit.right(),
            2 * Spirals.POINTS,
            fit.history().epochs(),
            fit.passes());
    print("%s: %s%n", fit.method(), summary);
    new DecisionPicture(fit, summary).save(folder.resolve(picture));
    print("  %s%n", folder.resolve(picture));
  }

  private void curves(Fit adam, Fit lbfgs) throws IOException {
    Path png = folder.resolve("loss.png");
    new LineChart(
            "Learning two spirals",
            "epoch of 13 steps (Adam), or iteration (L-BFGS)",
            "mean loss, without L-BFGS's penalty")
        .line(adam.method(), numbers(adam), adam.history().loss())
        .line(lbfgs.method(), numbers(lbfgs), lbfgs.history().loss())
        .logarithmic()
        .save(png);
    print("Both: %s%n", png);
  }

  private static double[] numbers(Fit fit) {
    double[] numbers = new double[fit.history().epochs()];
    Arrays.setAll(numbers, k -> k + 1);
    return numbers;
  }

  private void print(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
  }
}
