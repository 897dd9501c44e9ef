package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.internal.Sizes;
import io.github.chainrule.runtime.internal.SplitMix;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * Draws the masks by which training leaves values out: 0 with the probability of the layer's rate,
 * else 1.
 *
 * <p>Each number is a function of three others and of nothing that was drawn before: a seed, which
 * sample of a batch it is, and which value of the sample. So it matters neither in which order nor
 * by how many threads masks are drawn, and they are the same in both precisions. The function is
 * the mixing function of {@link io.github.chainrule.runtime.Generator}, applied to the seed and the
 * sample, then to that and the value. For one thread.
 */
public final class DropoutMasks {
  private static final double TWO_TO_53 = 1L << 53;

  /** For each value of a sample, the random numbers of 53 bits below which it is left out. */
  private final long[] limits;

  private float[] drawn = {};

  /**
   * Describes the layers that values are left out of.
   *
   * @param sizes the number of values of each layer
   * @param rates the probability of each layer's values to be left out, of [0, 1)
   * @throws IllegalArgumentException if there is not a rate for each size, or one is not of [0, 1)
   * @throws NullPointerException if an array is null
   */
  public DropoutMasks(int[] sizes, double[] rates) {
    if (rates.length != sizes.length) {
      throw Unexpected.argument("rates", "length " + sizes.length, rates.length);
    }
    int size = 0;
    for (int count : sizes) {
      size += count;
    }
    limits = new long[size];
    int at = 0;
    for (int layer = 0; layer < sizes.length; layer++) {
      if (!(rates[layer] >= 0 && rates[layer] < 1)) {
        throw Unexpected.argument("rates", "numbers of [0, 1)", rates[layer]);
      }
      long limit = (long) Math.ceil(rates[layer] * TWO_TO_53);
      for (int k = 0; k < sizes[layer]; k++) {
        limits[at++] = limit;
      }
    }
  }

  /**
   * The number of values of a sample that may be left out.
   *
   * @return the length of a mask
   */
  public int size() {
    return limits.length;
  }

  /**
   * Draws the masks of a batch.
   *
   * @param seed any number
   * @param n the number of samples, at least 1
   * @return the masks, row-major {@code [n][size]}, in an array that is written again by the next
   *     call and may be longer
   * @throws IllegalArgumentException if n is less than 1, or no array holds so many masks
   */
  public float[] draw(long seed, int n) {
    Arguments.samples(n);
    int length = Sizes.product("samples", n, "masks", limits.length);
    if (drawn.length < length) {
      drawn = new float[length];
    }
    for (int sample = 0; sample < n; sample++) {
      fill(seed, sample, drawn, sample);
    }
    return drawn;
  }

  /**
   * Draws the mask of one sample.
   *
   * @param seed any number, the same for all samples of a batch
   * @param sample the place of the sample in its batch
   * @param m receives the mask, row-major {@code [rows][size]}; other rows are not written
   * @param row the row that it is written to
   * @throws IllegalArgumentException if row is negative or m has no such row
   * @throws NullPointerException if m is null
   */
  public void draw(long seed, int sample, float[] m, int row) {
    if (row < 0) {
      throw Unexpected.argument("row", "at least 0", row);
    }
    Arguments.rows("m", m, row + 1, limits.length, "masks");
    fill(seed, sample, m, row);
  }

  private void fill(long seed, int sample, float[] m, int row) {
    long ofSample = SplitMix.mix(seed + SplitMix.STEP * (sample + 1L));
    int from = row * limits.length;
    for (int k = 0; k < limits.length; k++) {
      long bits = SplitMix.mix(ofSample + SplitMix.STEP * (k + 1L)) >>> 11;
      m[from + k] = bits < limits[k] ? 0 : 1;
    }
  }
}
