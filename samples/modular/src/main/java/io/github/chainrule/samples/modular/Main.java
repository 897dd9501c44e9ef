package io.github.chainrule.samples.modular;

import io.github.chainrule.runtime.f64.data.Dataset;
import io.github.chainrule.runtime.f64.train.LevenbergMarquardt;
import java.util.Locale;

/** Says which module each class is from, learns a wave of the sine, and prints what was learnt. */
public final class Main {
  private static final int POINTS = 50;

  private Main() {}

  /**
   * Prints modules and sines.
   *
   * @param args none
   */
  public static void main(String[] args) {
    for (Class<?> type : new Class<?>[] {WaveNetwork.class, LevenbergMarquardt.class}) {
      System.out.println(type.getSimpleName() + ": " + origin(type.getModule()));
    }
    WaveNetwork network = WaveNetwork.create(1);
    new LevenbergMarquardt().withIterations(100).fit(network, wave());
    for (double x : new double[] {-2, -1, 1, 2}) {
      double y = network.predict(new double[] {x})[0];
      System.out.printf(Locale.ROOT, "sin(%2.0f) = %7.4f, learnt %7.4f%n", x, StrictMath.sin(x), y);
    }
  }

  private static String origin(Module module) {
    return module.isNamed() ? "module " + module.getName() : "the class path";
  }

  private static Dataset wave() {
    double[] x = new double[POINTS];
    double[] t = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      x[k] = Math.PI * (2.0 * k / (POINTS - 1) - 1);
      t[k] = StrictMath.sin(x[k]);
    }
    return Dataset.of(x, 1, t, 1);
  }
}
