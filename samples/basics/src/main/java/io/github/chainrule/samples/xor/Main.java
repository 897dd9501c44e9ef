package io.github.chainrule.samples.xor;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.samples.GeneratedSource;
import java.util.Locale;

/** Prints the generated source that it runs on, learns XOR with it, and prints what was learnt. */
public final class Main {
  private static final int ROWS = 4;
  private static final float[] X = {0, 0, 0, 1, 1, 0, 1, 1};
  private static final float[] T = {0, 1, 1, 0};
  private static final int STEPS = 1000;
  private static final float RATE = 1;

  private Main() {}

  /**
   * Prints a source, learns, prints the answers.
   *
   * @param args which of the generated classes to print: Forward, Backprop, Jacobian or Network;
   *     Backprop if there is none
   */
  public static void main(String[] args) {
    String suffix = args.length == 0 ? "Backprop" : args[0];
    System.out.println(GeneratedSource.of(Xor.class, suffix).text());
    XorNetwork network = XorNetwork.create(0);
    double loss = learn(network);
    System.out.printf(Locale.ROOT, "XOR after %d steps: loss %.4f%n", STEPS, loss);
    float[] y = answers(network);
    for (int row = 0; row < ROWS; row++) {
      System.out.printf(
          Locale.ROOT, "  %.0f xor %.0f = %.3f%n", X[2 * row], X[2 * row + 1], y[row]);
    }
  }

  /** Learns the four rows by gradient descent; returns the loss that remains. */
  static double learn(XorNetwork network) {
    Backprop backprop = network.newBackprop();
    float[] parameters = network.parameters();
    float[] gradient = new float[parameters.length];
    for (int step = 0; step < STEPS; step++) {
      backprop.gradient(X, T, ROWS, gradient);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= RATE * gradient[i];
      }
    }
    return backprop.loss(X, T, ROWS);
  }

  /** The outputs for 0 xor 0, 0 xor 1, 1 xor 0 and 1 xor 1. */
  static float[] answers(XorNetwork network) {
    float[] y = new float[ROWS];
    network.newForward().forward(X, y, ROWS);
    return y;
  }
}
