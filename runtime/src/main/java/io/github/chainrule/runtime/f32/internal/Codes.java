package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.Unexpected;

/**
 * Checks the elements of x that embeddings look up, a block of them at a time: some neighbours
 * again and again. For generated code.
 */
public final class Codes {
  private Codes() {}

  /**
   * Checks codes of one sample.
   *
   * @param layer the name of the layer that looks them up
   * @param size how many codes there are
   * @param x the input
   * @param first the index of the first code
   * @param channels the number of neighbours
   * @param positions how often there are so many
   * @param stride how far they are from those before
   * @throws IllegalArgumentException if one is no integer from 0 to before the size, such as {@code
   *     x[3]: expected a code of word, an integer from 0 to 999, got 12.5}
   */
  public static void check(
      String layer, int size, float[] x, int first, int channels, int positions, int stride) {
    for (int place = first, position = 0; position < positions; position++, place += stride) {
      for (int i = place; i < place + channels; i++) {
        if (!isCode(x[i], size)) {
          throw refused(layer, size, "x[" + i + "]", x[i]);
        }
      }
    }
  }

  /**
   * Checks codes of n samples.
   *
   * @param layer the name of the layer that looks them up
   * @param size how many codes there are
   * @param x the inputs, {@code [n][inputs]}
   * @param first the index of the first code of the first sample
   * @param channels the number of neighbours
   * @param positions how often there are so many
   * @param stride how far they are from those before
   * @param n the number of samples
   * @param inputs the number of inputs of a sample
   * @throws IllegalArgumentException if one is no integer from 0 to before the size, such as {@code
   *     x[3] of sample 2: expected a code of word, an integer from 0 to 999, got 12.5}
   */
  public static void check(
      String layer,
      int size,
      float[] x,
      int first,
      int channels,
      int positions,
      int stride,
      int n,
      int inputs) {
    for (int sample = 0; sample < n; sample++) {
      int row = sample * inputs;
      for (int place = first, position = 0; position < positions; position++, place += stride) {
        for (int i = place; i < place + channels; i++) {
          if (!isCode(x[row + i], size)) {
            throw refused(layer, size, "x[" + i + "] of sample " + sample, x[row + i]);
          }
        }
      }
    }
  }

  /** A NaN is no code either. */
  static boolean isCode(float value, int size) {
    return value >= 0 && value < size && value == (int) value;
  }

  private static IllegalArgumentException refused(
      String layer, int size, String place, float value) {
    return Unexpected.argument(place, expected(layer, size), value);
  }

  static String expected(String layer, int size) {
    return "a code of " + layer + ", an integer from 0 to " + (size - 1);
  }
}
