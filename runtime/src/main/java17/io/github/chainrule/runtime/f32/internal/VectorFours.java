package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds products to blocks of up to four rows, with the arguments of {@link VectorBlocks}; {@code
 * count} says how many rows are left, of which the first four are computed. What is more than they
 * are is computed in their place and not written.
 */
@FromJava17
final class VectorFours {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final VectorSpecies<Integer> BITS = VectorBlocks.BITS;
  private static final int LANES = VectorBlocks.LANES;

  private VectorFours() {}

  /** Up to four rows along four vectors: where there are registers for sixteen sums. */
  static void fourByFour(
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
      int count,
      float[] c,
      int bias,
      int biasStride,
      float[] y,
      int to,
      int step) {
    int second = count > 1 ? stride : 0;
    int third = count > 2 ? 2 * stride : 0;
    int fourth = count > 3 ? 3 * stride : 0;
    int y0 = to + b;
    int y1 = count > 1 ? y0 + step : y0;
    int y2 = count > 2 ? y0 + 2 * step : y0;
    int y3 = count > 3 ? y0 + 3 * step : y0;
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
    if (c == null) {
      s00 = FloatVector.fromArray(SPECIES, y, y0);
      s01 = FloatVector.fromArray(SPECIES, y, y0 + LANES);
      s02 = FloatVector.fromArray(SPECIES, y, y0 + 2 * LANES);
      s03 = FloatVector.fromArray(SPECIES, y, y0 + 3 * LANES);
      s10 = FloatVector.fromArray(SPECIES, y, y1);
      s11 = FloatVector.fromArray(SPECIES, y, y1 + LANES);
      s12 = FloatVector.fromArray(SPECIES, y, y1 + 2 * LANES);
      s13 = FloatVector.fromArray(SPECIES, y, y1 + 3 * LANES);
      s20 = FloatVector.fromArray(SPECIES, y, y2);
      s21 = FloatVector.fromArray(SPECIES, y, y2 + LANES);
      s22 = FloatVector.fromArray(SPECIES, y, y2 + 2 * LANES);
      s23 = FloatVector.fromArray(SPECIES, y, y2 + 3 * LANES);
      s30 = FloatVector.fromArray(SPECIES, y, y3);
      s31 = FloatVector.fromArray(SPECIES, y, y3 + LANES);
      s32 = FloatVector.fromArray(SPECIES, y, y3 + 2 * LANES);
      s33 = FloatVector.fromArray(SPECIES, y, y3 + 3 * LANES);
    } else {
      s00 = FloatVector.broadcast(SPECIES, c[bias]);
      s01 = s00;
      s02 = s00;
      s03 = s00;
      s10 = FloatVector.broadcast(SPECIES, c[count > 1 ? bias + biasStride : bias]);
      s11 = s10;
      s12 = s10;
      s13 = s10;
      s20 = FloatVector.broadcast(SPECIES, c[count > 2 ? bias + 2 * biasStride : bias]);
      s21 = s20;
      s22 = s20;
      s23 = s20;
      s30 = FloatVector.broadcast(SPECIES, c[count > 3 ? bias + 3 * biasStride : bias]);
      s31 = s30;
      s32 = s30;
      s33 = s30;
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
      FloatVector w0 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at])).reinterpretAsFloats();
      s00 = s00.add(w0.mul(x0));
      s01 = s01.add(w0.mul(x1));
      s02 = s02.add(w0.mul(x2));
      s03 = s03.add(w0.mul(x3));
      FloatVector w1 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + second])).reinterpretAsFloats();
      s10 = s10.add(w1.mul(x0));
      s11 = s11.add(w1.mul(x1));
      s12 = s12.add(w1.mul(x2));
      s13 = s13.add(w1.mul(x3));
      FloatVector w2 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + third])).reinterpretAsFloats();
      s20 = s20.add(w2.mul(x0));
      s21 = s21.add(w2.mul(x1));
      s22 = s22.add(w2.mul(x2));
      s23 = s23.add(w2.mul(x3));
      FloatVector w3 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + fourth])).reinterpretAsFloats();
      s30 = s30.add(w3.mul(x0));
      s31 = s31.add(w3.mul(x1));
      s32 = s32.add(w3.mul(x2));
      s33 = s33.add(w3.mul(x3));
      at += termStride;
      o += row;
      if (o >= end) {
        o -= end;
        u++;
      }
    }
    s00.intoArray(y, y0);
    s01.intoArray(y, y0 + LANES);
    s02.intoArray(y, y0 + 2 * LANES);
    s03.intoArray(y, y0 + 3 * LANES);
    if (count > 1) {
      s10.intoArray(y, y1);
      s11.intoArray(y, y1 + LANES);
      s12.intoArray(y, y1 + 2 * LANES);
      s13.intoArray(y, y1 + 3 * LANES);
    }
    if (count > 2) {
      s20.intoArray(y, y2);
      s21.intoArray(y, y2 + LANES);
      s22.intoArray(y, y2 + 2 * LANES);
      s23.intoArray(y, y2 + 3 * LANES);
    }
    if (count > 3) {
      s30.intoArray(y, y3);
      s31.intoArray(y, y3 + LANES);
      s32.intoArray(y, y3 + 2 * LANES);
      s33.intoArray(y, y3 + 3 * LANES);
    }
  }

  /** Up to four rows along two vectors. */
  static void fourByTwo(
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
      int count,
      float[] c,
      int bias,
      int biasStride,
      float[] y,
      int to,
      int step) {
    int second = count > 1 ? stride : 0;
    int third = count > 2 ? 2 * stride : 0;
    int fourth = count > 3 ? 3 * stride : 0;
    int next = b + LANES;
    FloatVector s00;
    FloatVector s01;
    FloatVector s10;
    FloatVector s11;
    FloatVector s20;
    FloatVector s21;
    FloatVector s30;
    FloatVector s31;
    if (c == null) {
      s00 = FloatVector.fromArray(SPECIES, y, to + b);
      s01 = FloatVector.fromArray(SPECIES, y, to + next);
      int y1 = count > 1 ? to + step : to;
      s10 = FloatVector.fromArray(SPECIES, y, y1 + b);
      s11 = FloatVector.fromArray(SPECIES, y, y1 + next);
      int y2 = count > 2 ? to + 2 * step : to;
      s20 = FloatVector.fromArray(SPECIES, y, y2 + b);
      s21 = FloatVector.fromArray(SPECIES, y, y2 + next);
      int y3 = count > 3 ? to + 3 * step : to;
      s30 = FloatVector.fromArray(SPECIES, y, y3 + b);
      s31 = FloatVector.fromArray(SPECIES, y, y3 + next);
    } else {
      s00 = FloatVector.broadcast(SPECIES, c[bias]);
      s01 = s00;
      s10 = FloatVector.broadcast(SPECIES, c[count > 1 ? bias + biasStride : bias]);
      s11 = s10;
      s20 = FloatVector.broadcast(SPECIES, c[count > 2 ? bias + 2 * biasStride : bias]);
      s21 = s20;
      s30 = FloatVector.broadcast(SPECIES, c[count > 3 ? bias + 3 * biasStride : bias]);
      s31 = s30;
    }
    int end = row << shift;
    int o = b;
    int u = first;
    for (int i = 0; i < terms; i++) {
      float[] xs = x[u];
      FloatVector x0 = FloatVector.fromArray(SPECIES, xs, o);
      FloatVector x1 = FloatVector.fromArray(SPECIES, xs, o + LANES);
      FloatVector w0 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at])).reinterpretAsFloats();
      s00 = s00.add(w0.mul(x0));
      s01 = s01.add(w0.mul(x1));
      FloatVector w1 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + second])).reinterpretAsFloats();
      s10 = s10.add(w1.mul(x0));
      s11 = s11.add(w1.mul(x1));
      FloatVector w2 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + third])).reinterpretAsFloats();
      s20 = s20.add(w2.mul(x0));
      s21 = s21.add(w2.mul(x1));
      FloatVector w3 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + fourth])).reinterpretAsFloats();
      s30 = s30.add(w3.mul(x0));
      s31 = s31.add(w3.mul(x1));
      at += termStride;
      o += row;
      if (o >= end) {
        o -= end;
        u++;
      }
    }
    s00.intoArray(y, to + b);
    s01.intoArray(y, to + next);
    if (count > 1) {
      s10.intoArray(y, to + step + b);
      s11.intoArray(y, to + step + next);
    }
    if (count > 2) {
      s20.intoArray(y, to + 2 * step + b);
      s21.intoArray(y, to + 2 * step + next);
    }
    if (count > 3) {
      s30.intoArray(y, to + 3 * step + b);
      s31.intoArray(y, to + 3 * step + next);
    }
  }

  /** Up to four rows along one vector. */
  static void fourByOne(
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
      int count,
      float[] c,
      int bias,
      int biasStride,
      float[] y,
      int to,
      int step) {
    int second = count > 1 ? stride : 0;
    int third = count > 2 ? 2 * stride : 0;
    int fourth = count > 3 ? 3 * stride : 0;
    int y1 = count > 1 ? to + step : to;
    int y2 = count > 2 ? to + 2 * step : to;
    int y3 = count > 3 ? to + 3 * step : to;
    FloatVector s00;
    FloatVector s10;
    FloatVector s20;
    FloatVector s30;
    if (c == null) {
      s00 = FloatVector.fromArray(SPECIES, y, to + b);
      s10 = FloatVector.fromArray(SPECIES, y, y1 + b);
      s20 = FloatVector.fromArray(SPECIES, y, y2 + b);
      s30 = FloatVector.fromArray(SPECIES, y, y3 + b);
    } else {
      s00 = FloatVector.broadcast(SPECIES, c[bias]);
      s10 = FloatVector.broadcast(SPECIES, c[count > 1 ? bias + biasStride : bias]);
      s20 = FloatVector.broadcast(SPECIES, c[count > 2 ? bias + 2 * biasStride : bias]);
      s30 = FloatVector.broadcast(SPECIES, c[count > 3 ? bias + 3 * biasStride : bias]);
    }
    int end = row << shift;
    int o = b;
    int u = first;
    for (int i = 0; i < terms; i++) {
      float[] xs = x[u];
      FloatVector x0 = FloatVector.fromArray(SPECIES, xs, o);
      s00 = s00.add(x0.mul(w[at]));
      s10 = s10.add(x0.mul(w[at + second]));
      s20 = s20.add(x0.mul(w[at + third]));
      s30 = s30.add(x0.mul(w[at + fourth]));
      at += termStride;
      o += row;
      if (o >= end) {
        o -= end;
        u++;
      }
    }
    if (row < LANES) {
      VectorMask<Float> mask = VectorBlocks.SHORTEST;
      s00 = FloatVector.fromArray(SPECIES, y, to).blend(s00, mask);
      s10 = FloatVector.fromArray(SPECIES, y, y1).blend(s10, mask);
      s20 = FloatVector.fromArray(SPECIES, y, y2).blend(s20, mask);
      s30 = FloatVector.fromArray(SPECIES, y, y3).blend(s30, mask);
    }
    s00.intoArray(y, to + b);
    if (count > 1) {
      s10.intoArray(y, to + step + b);
    }
    if (count > 2) {
      s20.intoArray(y, to + 2 * step + b);
    }
    if (count > 3) {
      s30.intoArray(y, to + 3 * step + b);
    }
  }
}
