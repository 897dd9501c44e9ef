package io.github.chainrule.samples.targets;

import java.util.Locale;

/** Trains networks towards targets that no loss of the library names, and without any target. */
public final class Main {
  private Main() {}

  /**
   * Runs the three parts.
   *
   * @param args none
   */
  public static void main(String[] args) {
    quantiles();
    distance();
    entropy();
  }

  private static void quantiles() {
    QuantileRegression regression = new QuantileRegression(0);
    print("Weighted quantile loss, its derivative handed to backward%n");
    print("  loss before  %.4f%n", regression.loss());
    regression.learn();
    print("  loss after   %.4f  (%d steps)%n", regression.loss(), QuantileRegression.STEPS);
    double[] below = regression.shareBelow();
    for (int k = 0; k < below.length; k++) {
      print(
          "  below the %2.0f %% curve: %4.1f %% of the weight%n",
          100 * QuantileRegression.LEVELS[k], 100 * below[k]);
    }
  }

  private static void distance() {
    print("%nPlain distance: the place nearest to three towns in sum%n");
    double[] town = NearestPlace.TOWNS[0];
    NearestPlace atTown = new NearestPlace(town.clone());
    double[] atZero = atTown.gradient(town);
    print("  gradient of a distance that is 0: (%.1f, %.1f)%n", atZero[0], atZero[1]);
    NearestPlace nearest = new NearestPlace(3, 3);
    nearest.search();
    print("  nearest place: (%.4f, %.4f)%n", nearest.place()[0], nearest.place()[1]);
    print("  towns seen from there are %.2f, ", nearest.angle(0, 1));
    print("%.2f and %.2f degrees apart%n", nearest.angle(1, 2), nearest.angle(2, 0));
  }

  private static void entropy() {
    print("%nEntropy, without a target; its largest value is log 3 = %.4f%n", Math.log(3));
    Decision decision = new Decision(0);
    decide("as created", decision);
    decision.minimise();
    decide("minimised", decision);
    decision = new Decision(0);
    decision.maximise();
    decide("maximised", decision);
  }

  private static void decide(String when, Decision decision) {
    float[] y = decision.firstAnswer();
    print("  %-10s  %.4f, one answer ", when, decision.entropy());
    print("(%.3f, %.3f, %.3f)%n", y[0], y[1], y[2]);
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
