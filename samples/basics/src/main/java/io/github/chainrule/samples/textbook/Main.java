package io.github.chainrule.samples.textbook;

import java.util.Locale;

/** Prints the forward pass, the error terms and the first step, then goes on until it is flat. */
public final class Main {
  private Main() {}

  /**
   * Runs the example.
   *
   * @param args the norm of the gradient under which to stop, 0.1 if there is none
   */
  public static void main(String[] args) {
    double bound = args.length == 0 ? 0.1 : Double.parseDouble(args[0]);
    if (!(bound > 0)) {
      throw new IllegalArgumentException("the bound must be above 0, found " + bound);
    }
    Example example = new Example();
    firstPass(example);
    example.step();
    print("%nWeights after one step%n");
    weights(example);
    print("%nUntil the gradient's norm is below %s%n", bound);
    iterate(new Example(), bound);
  }

  private static void firstPass(Example example) {
    print("Weights%n");
    weights(example);
    print("%nForward pass%n  y_g   %.4f%n", example.outputOfG());
    print("  y_f   %.4f%n  error %.4f%n", example.outputOfF(), example.error());
    print("%nError terms%n  F  %.4f%n", example.errorTerm(example.f()));
    print("  G  %.4f%n", example.errorTerm(example.g()));
  }

  private static void weights(Example example) {
    print("  G  %.4f", example.bias(example.g()));
    print("  %.4f  %.4f%n", example.weight(example.g(), 0), example.weight(example.g(), 1));
    print("  F  %.4f", example.bias(example.f()));
    print("  %.4f%n", example.weight(example.f(), 0));
  }

  private static void iterate(Example example, double bound) {
    print("  step     y_g     y_f   error  |gradient|%n");
    row(0, example);
    for (int step = 1; example.gradientNorm() >= bound; step++) {
      example.step();
      row(step, example);
    }
  }

  private static void row(int step, Example example) {
    print(
        "%6d %7.4f %7.4f %7.4f %11.6f%n",
        step, example.outputOfG(), example.outputOfF(), example.error(), example.gradientNorm());
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
