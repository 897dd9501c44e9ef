package io.github.chainrule.processor.endtoend;

import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.f32.Model;

/**
 * Trains a generated network of four inputs and three outputs on a small fixed data set, by plain
 * gradient descent, and prints a fingerprint of every bit of its parameters. A program of its own,
 * so that it can run in another JVM.
 */
public final class TrainingRun {

  static final int STEPS = 1_000;

  private static final int SAMPLES = 30;
  private static final int INPUTS = 4;
  private static final int OUTPUTS = 3;
  private static final double RATE = 0.125;

  private TrainingRun() {}

  /** Prints a line for each network that is named. */
  public static void main(String[] networks) throws ReflectiveOperationException {
    for (String network : networks) {
      System.out.println(fingerprint(Class.forName(network)));
    }
  }

  /** The fingerprint of a network's parameters after all steps. */
  static String fingerprint(Class<?> network) {
    Object model = Reflection.call(network, "create", long.class, 1L);
    long hash =
        model instanceof Model single
            ? train(single)
            : train((io.github.chainrule.runtime.f64.Model) model);
    return network.getSimpleName() + " " + Long.toHexString(hash);
  }

  private static long train(Model model) {
    float[] x = FloatNetwork.floats(inputs());
    float[] t = FloatNetwork.floats(targets());
    float[] p = model.parameters();
    float[] g = new float[p.length];
    var backprop = model.newBackprop();
    double untrained = backprop.loss(x, t, SAMPLES);
    double loss = untrained;
    for (int step = 0; step < STEPS; step++) {
      loss = backprop.gradient(x, t, SAMPLES, g);
      for (int index = 0; index < p.length; index++) {
        p[index] -= (float) RATE * g[index];
      }
    }
    requireLearning(untrained, loss);
    long hash = Double.doubleToRawLongBits(loss);
    for (float parameter : p) {
      hash = 31 * hash + Float.floatToRawIntBits(parameter);
    }
    return hash;
  }

  private static long train(io.github.chainrule.runtime.f64.Model model) {
    double[] x = inputs();
    double[] t = targets();
    double[] p = model.parameters();
    double[] g = new double[p.length];
    var backprop = model.newBackprop();
    double untrained = backprop.loss(x, t, SAMPLES);
    double loss = untrained;
    for (int step = 0; step < STEPS; step++) {
      loss = backprop.gradient(x, t, SAMPLES, g);
      for (int index = 0; index < p.length; index++) {
        p[index] -= RATE * g[index];
      }
    }
    requireLearning(untrained, loss);
    long hash = Double.doubleToRawLongBits(loss);
    for (double parameter : p) {
      hash = 31 * hash + Double.doubleToRawLongBits(parameter);
    }
    return hash;
  }

  private static void requireLearning(double before, double after) {
    if (!(after < 0.9 * before)) {
      throw new IllegalStateException("the loss went from " + before + " to " + after);
    }
  }

  /** Three clouds of points; floats, so that both precisions learn the same. */
  private static double[] inputs() {
    Generator generator = new Generator(20);
    double[] x = new double[SAMPLES * INPUTS];
    for (int index = 0; index < x.length; index++) {
      int kind = index / INPUTS % OUTPUTS;
      x[index] = (float) (generator.normal() + 2 * Math.floorMod(kind * (index % INPUTS), 3) - 2);
    }
    return x;
  }

  private static double[] targets() {
    double[] t = new double[SAMPLES * OUTPUTS];
    for (int sample = 0; sample < SAMPLES; sample++) {
      t[sample * OUTPUTS + sample % OUTPUTS] = 1;
    }
    return t;
  }
}
