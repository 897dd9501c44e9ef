package io.github.chainrule.samples.benchmarks;

import io.github.chainrule.runtime.f32.Model;
import java.util.Random;

/**
 * Samples for a network: inputs as standardised data have them, and targets that each name one
 * class. Of more than a hundred inputs half are zero, as in pictures.
 *
 * @param n the number of samples
 * @param x the inputs, {@code [n][inputs]}
 * @param t the targets, {@code [n][outputs]}
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares batches.
public record Batch(int n, float[] x, float[] t) {
  private static final long SEED = 2;
  private static final int PICTURE = 100;

  /**
   * Draws samples, the same each time.
   *
   * @param model the network that is to read them
   * @param n the number of samples
   * @return the samples
   */
  public static Batch of(Model model, int n) {
    Random random = new Random(SEED);
    float[] x = new float[n * model.inputs()];
    for (int i = 0; i < x.length; i++) {
      boolean dark = model.inputs() > PICTURE && random.nextBoolean();
      x[i] = dark ? 0f : (float) random.nextGaussian();
    }
    float[] t = new float[n * model.outputs()];
    for (int row = 0; row < n; row++) {
      // The only output of a network is 0 or 1; of several, one is 1.
      int one = random.nextInt(Math.max(2, model.outputs()));
      if (one < model.outputs()) {
        t[row * model.outputs() + one] = 1f;
      }
    }
    return new Batch(n, x, t);
  }
}
