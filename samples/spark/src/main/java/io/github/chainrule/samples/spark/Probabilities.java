package io.github.chainrule.samples.spark;

/** Probabilities of classes, from outputs and from logarithms. */
final class Probabilities {
  private Probabilities() {}

  /** Those of the classes: the outputs, or, of one output, the rest and that. */
  static double[] of(float[] outputs, int classes) {
    if (outputs.length == 1) {
      return new double[] {1.0 - outputs[0], outputs[0]};
    }
    double[] probabilities = new double[classes];
    for (int k = 0; k < classes; k++) {
      probabilities[k] = outputs[k];
    }
    return probabilities;
  }

  /** Their exponentials as shares of the sum, in place. */
  static void ofLogarithms(double[] a) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      a[k] = Math.exp(a[k]);
      sum += a[k];
    }
    for (int k = 0; k < a.length; k++) {
      a[k] /= sum;
    }
  }
}
