package io.github.chainrule.samples.vanishing;

import java.util.List;
import java.util.Locale;

/** Prints how the gradient gets lost on its way back through deep networks, and draws it. */
public final class Main {
  private static final int SEED = 3;
  private static final int EPOCHS = 100;

  private Main() {}

  /**
   * Trains twelve networks and looks inside them before and after.
   *
   * @param args the folder for the pictures, target/samples/vanishing if there is none
   */
  public static void main(String[] args) {
    print("Is a point inside a disc? 12 networks with 2 to 16 hidden layers of 10 units.%n");
    Experiment experiment = new Experiment(SEED);
    print("%nAt the start%n");
    table(experiment.look());
    experiment.train(EPOCHS);
    print("%nAfter %d epochs%n", EPOCHS);
    table(experiment.look());
  }

  private static void table(List<Figures> networks) {
    print("                norm of the gradient in the   saturated   dead      active  of all%n");
    print("hidden layers   first      last  their ratio      units  units       paths   paths  right%n");
    networks.forEach(Main::row);
  }

  private static void row(Figures network) {
    print("%2d %-8s %10.1e%10.1e", network.depth(), network.activation(), network.firstGradientNorm(), network.lastGradientNorm());
    print("%13.1e %9.0f%% %6d", network.ratio(), 100 * network.saturated(), network.dead());
    print("%12.1e %7.0e %5.0f%%%n", network.activePaths(), network.paths(), 100 * network.accuracy());
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
