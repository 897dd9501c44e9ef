package io.github.chainrule.samples.vanishing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Shows how a gradient gets lost on its way back through a deep network, and in which it does. */
public final class Main {
  private static final int SEED = 3;
  private static final int EPOCHS = 100;
  private static final int DEEPEST = 16;

  private Main() {}

  /**
   * Trains twelve networks and looks inside them before and after.
   *
   * @param args the folder for the pictures, target/samples/vanishing if there is none
   * @throws IOException if a picture cannot be written
   */
  public static void main(String[] args) throws IOException {
    String folder = args.length == 0 ? "target/samples/vanishing" : args[0];
    Pictures pictures = new Pictures(Path.of(folder));
    print("The steepest slope of an activation, and what is left of 1 after %d of it%n", DEEPEST);
    List<Slope> slopes = List.of(Slope.ofSigmoid(), Slope.ofTanh(), Slope.ofRelu());
    slopes.forEach(Main::steepest);
    Path curves = pictures.slopes(slopes);

    print("%nIs a point inside a disc? Networks of 2 to %d hidden layers of 10 units%n", DEEPEST);
    Experiment experiment = new Experiment(SEED);
    List<Figures> start = experiment.look();
    table("At the start", start);
    Path before = pictures.gradients("at the start", start, "gradients.png");

    experiment.train(EPOCHS);
    List<Figures> trained = experiment.look();
    table("After " + EPOCHS + " epochs", trained);
    Path after = pictures.gradients("after training", trained, "gradients-trained.png");
    print("%nPictures%n  %s%n  %s%n  %s%n", curves, before, after);
  }

  /** All three are steepest around 0; RELU has its slope of 1 to the right of it. */
  private static void steepest(Slope activation) {
    double slope = Math.max(activation.at(0), activation.at(1));
    print("  %-8s %4.2f %9.1e%n", activation.activation(), slope, Math.pow(slope, DEEPEST));
  }

  private static void table(String title, List<Figures> networks) {
    print("%n%s%n", title);
    print("                 norm of the gradient    first /  saturated   dead   active   of all%n");
    print(
        "hidden layers      first       last       last      units  units    paths    paths "
            + " right%n");
    networks.forEach(Main::row);
  }

  private static void row(Figures network) {
    print("%3d %-8s", network.depth(), network.activation());
    print("%12.1e %10.1e", network.firstGradientNorm(), network.lastGradientNorm());
    print("%11.1e %9.0f%% %6d", network.ratio(), 100 * network.saturated(), network.dead());
    print(
        "%9.1e %8.0e %5.0f%%%n", network.activePaths(), network.paths(), 100 * network.accuracy());
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
