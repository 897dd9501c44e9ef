package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Computes six rows along four vectors, with the arguments of {@link VectorBlocks}: where vectors
 * are longest, there are just enough registers for 24 sums. More products than in blocks of four
 * rows share what a vector of x costs, with its indices and their checks: they take a tenth less
 * time.
 */
@FromJava17
final class VectorSixes {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final VectorSpecies<Integer> BITS = VectorBlocks.BITS;
  private static final int LANES = VectorBlocks.LANES;

  private VectorSixes() {}

  /**
   * Computes six rows, which begin with biases.
   *
   * @param y the rows are in it, {@code 1 << shift} of them in an array
   * @param from the first of them
   */
  static void compute(
      float[][] x,
      int first,
      int row,
      int shift,
      int terms,
      int b,
      float[] w,
      int at,
      int termStride,
      int stride,
      float[] c,
      int bias,
      int biasStride,
      float[][] y,
      int from) {
    FloatVector s00 = FloatVector.broadcast(SPECIES, c[bias]);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s10 = FloatVector.broadcast(SPECIES, c[bias + biasStride]);
    FloatVector s11 = s10;
    FloatVector s12 = s10;
    FloatVector s13 = s10;
    FloatVector s20 = FloatVector.broadcast(SPECIES, c[bias + 2 * biasStride]);
    FloatVector s21 = s20;
    FloatVector s22 = s20;
    FloatVector s23 = s20;
    FloatVector s30 = FloatVector.broadcast(SPECIES, c[bias + 3 * biasStride]);
    FloatVector s31 = s30;
    FloatVector s32 = s30;
    FloatVector s33 = s30;
    FloatVector s40 = FloatVector.broadcast(SPECIES, c[bias + 4 * biasStride]);
    FloatVector s41 = s40;
    FloatVector s42 = s40;
    FloatVector s43 = s40;
    FloatVector s50 = FloatVector.broadcast(SPECIES, c[bias + 5 * biasStride]);
    FloatVector s51 = s50;
    FloatVector s52 = s50;
    FloatVector s53 = s50;
    int end = row << shift;
    int o = b;
    int u = first;
    for (int i = 0; i < terms; i++) {
      float[] xs = x[u];
      FloatVector x0 = FloatVector.fromArray(SPECIES, xs, o);
      FloatVector x1 = FloatVector.fromArray(SPECIES, xs, o + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, xs, o + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, xs, o + 3 * LANES);
      FloatVector w0 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at])).reinterpretAsFloats();
      s00 = s00.add(w0.mul(x0));
      s01 = s01.add(w0.mul(x1));
      s02 = s02.add(w0.mul(x2));
      s03 = s03.add(w0.mul(x3));
      FloatVector w1 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + stride])).reinterpretAsFloats();
      s10 = s10.add(w1.mul(x0));
      s11 = s11.add(w1.mul(x1));
      s12 = s12.add(w1.mul(x2));
      s13 = s13.add(w1.mul(x3));
      FloatVector w2 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + 2 * stride]))
              .reinterpretAsFloats();
      s20 = s20.add(w2.mul(x0));
      s21 = s21.add(w2.mul(x1));
      s22 = s22.add(w2.mul(x2));
      s23 = s23.add(w2.mul(x3));
      FloatVector w3 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + 3 * stride]))
              .reinterpretAsFloats();
      s30 = s30.add(w3.mul(x0));
      s31 = s31.add(w3.mul(x1));
      s32 = s32.add(w3.mul(x2));
      s33 = s33.add(w3.mul(x3));
      FloatVector w4 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + 4 * stride]))
              .reinterpretAsFloats();
      s40 = s40.add(w4.mul(x0));
      s41 = s41.add(w4.mul(x1));
      s42 = s42.add(w4.mul(x2));
      s43 = s43.add(w4.mul(x3));
      FloatVector w5 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + 5 * stride]))
              .reinterpretAsFloats();
      s50 = s50.add(w5.mul(x0));
      s51 = s51.add(w5.mul(x1));
      s52 = s52.add(w5.mul(x2));
      s53 = s53.add(w5.mul(x3));
      at += termStride;
      o += row;
      if (o >= end) {
        o -= end;
        u++;
      }
    }
    int mask = (1 << shift) - 1;
    float[] y0 = y[from >> shift];
    int to0 = (from & mask) * row + b;
    float[] y1 = y[(from + 1) >> shift];
    int to1 = ((from + 1) & mask) * row + b;
    float[] y2 = y[(from + 2) >> shift];
    int to2 = ((from + 2) & mask) * row + b;
    float[] y3 = y[(from + 3) >> shift];
    int to3 = ((from + 3) & mask) * row + b;
    float[] y4 = y[(from + 4) >> shift];
    int to4 = ((from + 4) & mask) * row + b;
    float[] y5 = y[(from + 5) >> shift];
    int to5 = ((from + 5) & mask) * row + b;
    s00.intoArray(y0, to0);
    s01.intoArray(y0, to0 + LANES);
    s02.intoArray(y0, to0 + 2 * LANES);
    s03.intoArray(y0, to0 + 3 * LANES);
    s10.intoArray(y1, to1);
    s11.intoArray(y1, to1 + LANES);
    s12.intoArray(y1, to1 + 2 * LANES);
    s13.intoArray(y1, to1 + 3 * LANES);
    s20.intoArray(y2, to2);
    s21.intoArray(y2, to2 + LANES);
    s22.intoArray(y2, to2 + 2 * LANES);
    s23.intoArray(y2, to2 + 3 * LANES);
    s30.intoArray(y3, to3);
    s31.intoArray(y3, to3 + LANES);
    s32.intoArray(y3, to3 + 2 * LANES);
    s33.intoArray(y3, to3 + 3 * LANES);
    s40.intoArray(y4, to4);
    s41.intoArray(y4, to4 + LANES);
    s42.intoArray(y4, to4 + 2 * LANES);
    s43.intoArray(y4, to4 + 3 * LANES);
    s50.intoArray(y5, to5);
    s51.intoArray(y5, to5 + LANES);
    s52.intoArray(y5, to5 + 2 * LANES);
    s53.intoArray(y5, to5 + 3 * LANES);
  }
}
