package io.github.chainrule.samples.formulas;

import java.util.Locale;

/** Learns a quantile with a loss and an activation that are formulas in annotations. */
public final class Main {
  private Main() {}

  /**
   * Prints what the network knows of its formulas, and what it learns by them.
   *
   * @param args none
   */
  public static void main(String[] args) {
    QuantileFit fit = new QuantileFit(0);
    print("Formulas in annotations%n");
    print("  loss    %s%n", fit.network().loss().name());
    print("  hidden  %s%n", fit.network().hidden().activation());
    print("Gradient, compared with one differentiated by hand%n");
    print("  differs by %.0e at most%n", fit.distanceFromHandwork());
    print("Learning%n");
    print("  loss before  %.4f%n", fit.loss());
    fit.learn();
    print("  loss after   %.4f  (%d steps)%n", fit.loss(), QuantileFit.STEPS);
    print("  below the curve: %.1f %% of the samples%n", 100 * fit.shareBelow());
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
