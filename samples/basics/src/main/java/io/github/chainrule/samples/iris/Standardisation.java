package io.github.chainrule.samples.iris;

/**
 * Turns centimetres into numbers of mean 0 and standard deviation 1, so that one learning rate fits
 * all measurements. Mean and deviation are those of the flowers learnt from, never of the others.
 */
final class Standardisation {
  private static final int WIDTH = Flowers.MEASUREMENTS.size();

  private final double[] mean = new double[WIDTH];
  private final double[] deviation = new double[WIDTH];

  Standardisation(Flowers flowers) {
    for (int i = 0; i < WIDTH; i++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < flowers.size(); row++) {
        double value = flowers.centimetres(row, i);
        sum += value;
        squares += value * value;
      }
      mean[i] = sum / flowers.size();
      deviation[i] = Math.sqrt(squares / flowers.size() - mean[i] * mean[i]);
    }
  }

  /** The measurements of all flowers, {@code [flowers][measurements]}. */
  float[] apply(Flowers flowers) {
    float[] x = new float[flowers.size() * WIDTH];
    for (int row = 0; row < flowers.size(); row++) {
      for (int i = 0; i < WIDTH; i++) {
        x[row * WIDTH + i] = (float) ((flowers.centimetres(row, i) - mean[i]) / deviation[i]);
      }
    }
    return x;
  }

  /** The centimetres that are 1 after standardisation. */
  double deviation(int measurement) {
    return deviation[measurement];
  }
}
