package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds products to six rows along four vectors, with the arguments of {@link VectorBlocks}: where
 * vectors are longest, there are just enough registers for 24 sums. More products than in blocks of
 * four rows share what a vector of x costs, with its indices and their checks: they take a tenth
 * less time.
 *
 * <p>The rows, and their weights, are in pairs in up to three arrays, as six rows of a tile are if
 * the first has an even number: an array has four or more. The first, third and fifth are at {@code
 * y0[to0]}, {@code y2[to2]} and {@code y4[to4]}, their weights at {@code w0[at0]}, {@code w2[at2]}
 * and {@code w4[at4]}.
 */
@FromJava17
final class VectorSixes {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final VectorSpecies<Integer> BITS = VectorBlocks.BITS;
  private static final int LANES = VectorBlocks.LANES;

  /** How many rows are computed together. */
  static final int ROWS = 6;

  private VectorSixes() {}

  /** How many of some rows: blocks of four that follow have to begin at a multiple of four. */
  static int rows(int count) {
    return count - count % (2 * ROWS);
  }

  static void compute(
      float[][] x,
      int first,
      int row,
      int shift,
      int terms,
      int b,
      float[] w0,
      int at0,
      float[] w2,
      int at2,
      float[] w4,
      int at4,
      int termStride,
      int stride,
      float[] c,
      int bias,
      int biasStride,
      float[] y0,
      int to0,
      float[] y2,
      int to2,
      float[] y4,
      int to4,
      int step) {
    int r0 = to0 + b;
    int r1 = to0 + step + b;
    int r2 = to2 + b;
    int r3 = to2 + step + b;
    int r4 = to4 + b;
    int r5 = to4 + step + b;
    FloatVector s00;
    FloatVector s01;
    FloatVector s02;
    FloatVector s03;
    FloatVector s10;
    FloatVector s11;
    FloatVector s12;
    FloatVector s13;
    FloatVector s20;
    FloatVector s21;
    FloatVector s22;
    FloatVector s23;
    FloatVector s30;
    FloatVector s31;
    FloatVector s32;
    FloatVector s33;
    FloatVector s40;
    FloatVector s41;
    FloatVector s42;
    FloatVector s43;
    FloatVector s50;
    FloatVector s51;
    FloatVector s52;
    FloatVector s53;
    if (c == null) {
      s00 = FloatVector.fromArray(SPECIES, y0, r0);
      s01 = FloatVector.fromArray(SPECIES, y0, r0 + LANES);
      s02 = FloatVector.fromArray(SPECIES, y0, r0 + 2 * LANES);
      s03 = FloatVector.fromArray(SPECIES, y0, r0 + 3 * LANES);
      s10 = FloatVector.fromArray(SPECIES, y0, r1);
      s11 = FloatVector.fromArray(SPECIES, y0, r1 + LANES);
      s12 = FloatVector.fromArray(SPECIES, y0, r1 + 2 * LANES);
      s13 = FloatVector.fromArray(SPECIES, y0, r1 + 3 * LANES);
      s20 = FloatVector.fromArray(SPECIES, y2, r2);
      s21 = FloatVector.fromArray(SPECIES, y2, r2 + LANES);
      s22 = FloatVector.fromArray(SPECIES, y2, r2 + 2 * LANES);
      s23 = FloatVector.fromArray(SPECIES, y2, r2 + 3 * LANES);
      s30 = FloatVector.fromArray(SPECIES, y2, r3);
      s31 = FloatVector.fromArray(SPECIES, y2, r3 + LANES);
      s32 = FloatVector.fromArray(SPECIES, y2, r3 + 2 * LANES);
      s33 = FloatVector.fromArray(SPECIES, y2, r3 + 3 * LANES);
      s40 = FloatVector.fromArray(SPECIES, y4, r4);
      s41 = FloatVector.fromArray(SPECIES, y4, r4 + LANES);
      s42 = FloatVector.fromArray(SPECIES, y4, r4 + 2 * LANES);
      s43 = FloatVector.fromArray(SPECIES, y4, r4 + 3 * LANES);
      s50 = FloatVector.fromArray(SPECIES, y4, r5);
      s51 = FloatVector.fromArray(SPECIES, y4, r5 + LANES);
      s52 = FloatVector.fromArray(SPECIES, y4, r5 + 2 * LANES);
      s53 = FloatVector.fromArray(SPECIES, y4, r5 + 3 * LANES);
    } else {
      s00 = FloatVector.broadcast(SPECIES, c[bias]);
      s01 = s00;
      s02 = s00;
      s03 = s00;
      s10 = FloatVector.broadcast(SPECIES, c[bias + biasStride]);
      s11 = s10;
      s12 = s10;
      s13 = s10;
      s20 = FloatVector.broadcast(SPECIES, c[bias + 2 * biasStride]);
      s21 = s20;
      s22 = s20;
      s23 = s20;
      s30 = FloatVector.broadcast(SPECIES, c[bias + 3 * biasStride]);
      s31 = s30;
      s32 = s30;
      s33 = s30;
      s40 = FloatVector.broadcast(SPECIES, c[bias + 4 * biasStride]);
      s41 = s40;
      s42 = s40;
      s43 = s40;
      s50 = FloatVector.broadcast(SPECIES, c[bias + 5 * biasStride]);
      s51 = s50;
      s52 = s50;
      s53 = s50;
    }
    int end = row << shift;
    int o = b;
    int u = first;
    for (int i = 0; i < terms; i++) {
      float[] xs = x[u];
      FloatVector x0 = FloatVector.fromArray(SPECIES, xs, o);
      FloatVector x1 = FloatVector.fromArray(SPECIES, xs, o + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, xs, o + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, xs, o + 3 * LANES);
      FloatVector n0 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w0[at0])).reinterpretAsFloats();
      s00 = s00.add(n0.mul(x0));
      s01 = s01.add(n0.mul(x1));
      s02 = s02.add(n0.mul(x2));
      s03 = s03.add(n0.mul(x3));
      FloatVector n1 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w0[at0 + stride]))
              .reinterpretAsFloats();
      s10 = s10.add(n1.mul(x0));
      s11 = s11.add(n1.mul(x1));
      s12 = s12.add(n1.mul(x2));
      s13 = s13.add(n1.mul(x3));
      FloatVector n2 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w2[at2])).reinterpretAsFloats();
      s20 = s20.add(n2.mul(x0));
      s21 = s21.add(n2.mul(x1));
      s22 = s22.add(n2.mul(x2));
      s23 = s23.add(n2.mul(x3));
      FloatVector n3 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w2[at2 + stride]))
              .reinterpretAsFloats();
      s30 = s30.add(n3.mul(x0));
      s31 = s31.add(n3.mul(x1));
      s32 = s32.add(n3.mul(x2));
      s33 = s33.add(n3.mul(x3));
      FloatVector n4 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w4[at4])).reinterpretAsFloats();
      s40 = s40.add(n4.mul(x0));
      s41 = s41.add(n4.mul(x1));
      s42 = s42.add(n4.mul(x2));
      s43 = s43.add(n4.mul(x3));
      FloatVector n5 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w4[at4 + stride]))
              .reinterpretAsFloats();
      s50 = s50.add(n5.mul(x0));
      s51 = s51.add(n5.mul(x1));
      s52 = s52.add(n5.mul(x2));
      s53 = s53.add(n5.mul(x3));
      at0 += termStride;
      at2 += termStride;
      at4 += termStride;
      o += row;
      if (o >= end) {
        o -= end;
        u++;
      }
    }
    s00.intoArray(y0, r0);
    s01.intoArray(y0, r0 + LANES);
    s02.intoArray(y0, r0 + 2 * LANES);
    s03.intoArray(y0, r0 + 3 * LANES);
    s10.intoArray(y0, r1);
    s11.intoArray(y0, r1 + LANES);
    s12.intoArray(y0, r1 + 2 * LANES);
    s13.intoArray(y0, r1 + 3 * LANES);
    s20.intoArray(y2, r2);
    s21.intoArray(y2, r2 + LANES);
    s22.intoArray(y2, r2 + 2 * LANES);
    s23.intoArray(y2, r2 + 3 * LANES);
    s30.intoArray(y2, r3);
    s31.intoArray(y2, r3 + LANES);
    s32.intoArray(y2, r3 + 2 * LANES);
    s33.intoArray(y2, r3 + 3 * LANES);
    s40.intoArray(y4, r4);
    s41.intoArray(y4, r4 + LANES);
    s42.intoArray(y4, r4 + 2 * LANES);
    s43.intoArray(y4, r4 + 3 * LANES);
    s50.intoArray(y4, r5);
    s51.intoArray(y4, r5 + LANES);
    s52.intoArray(y4, r5 + 2 * LANES);
    s53.intoArray(y4, r5 + 3 * LANES);
  }
}
