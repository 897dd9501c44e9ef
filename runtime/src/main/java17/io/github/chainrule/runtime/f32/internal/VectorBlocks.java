package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds products to blocks of rows that stay in registers: {@code y_r = begin_r + Σ_i w_ir x_i} for
 * four, six or eight rows along up to four vectors, i in ascending order.
 *
 * <p>The rows of x are {@code row} numbers apart, {@code 1 << shift} of them in an array, from
 * array {@code first} on; the vectors begin at number {@code b} of a row. The weight of the first i
 * and r is {@code w[at]}, that of the fifth row {@code v[atV]}; the next i is {@code termStride}
 * further, the next r {@code stride}. Rows begin with {@code c[bias]} and what follows at {@code
 * biasStride}, or, if c is null, with what they hold. The first row is at {@code y[to]}, the fifth
 * at {@code z[toZ]}, others follow at {@code step}. Rows that are shorter than a vector are written
 * in their order, since each overwrites what the one before has beyond its end, and the last with
 * what follows it.
 *
 * <p>Each kernel is one method with one loop: where a vector lived across an inner loop, HotSpot 17
 * would make an object of it at each step.
 */
@FromJava17
final class VectorBlocks {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  static final int LANES = SPECIES.length();

  /**
   * Of the bits of the numbers. A number is repeated in all lanes as an integer: processors with
   * Zen 4 do so while they load it, but repeat a float where they multiply. There is no method for
   * it, since HotSpot does not take all its calls into a kernel, and makes objects for the others.
   */
  static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;

  /** Whether there are registers for sixteen sums and more: only where vectors are long. */
  static final boolean HAS_SIXTEEN = SPECIES.vectorBitSize() >= 512;

  /** Whose numbers are of a row that is shorter than a vector. */
  static final VectorMask<Float> SHORTEST = SPECIES.indexInRange(0, TileVectors.SHORTEST);

  private VectorBlocks() {}

  /** Eight rows along two vectors. */
  static void eightByTwo(
      float[][] x,
      int first,
      int row,
      int shift,
      int terms,
      int b,
      float[] w,
      int at,
      float[] v,
      int atV,
      int termStride,
      int stride,
      float[] c,
      int bias,
      int biasStride,
      float[] y,
      int to,
      float[] z,
      int toZ,
      int step) {
    int twice = 2 * stride;
    int thrice = 3 * stride;
    int next = b + LANES;
    FloatVector s00;
    FloatVector s01;
    FloatVector s10;
    FloatVector s11;
    FloatVector s20;
    FloatVector s21;
    FloatVector s30;
    FloatVector s31;
    FloatVector s40;
    FloatVector s41;
    FloatVector s50;
    FloatVector s51;
    FloatVector s60;
    FloatVector s61;
    FloatVector s70;
    FloatVector s71;
    if (c == null) {
      s00 = FloatVector.fromArray(SPECIES, y, to + b);
      s01 = FloatVector.fromArray(SPECIES, y, to + next);
      s10 = FloatVector.fromArray(SPECIES, y, to + step + b);
      s11 = FloatVector.fromArray(SPECIES, y, to + step + next);
      s20 = FloatVector.fromArray(SPECIES, y, to + 2 * step + b);
      s21 = FloatVector.fromArray(SPECIES, y, to + 2 * step + next);
      s30 = FloatVector.fromArray(SPECIES, y, to + 3 * step + b);
      s31 = FloatVector.fromArray(SPECIES, y, to + 3 * step + next);
      s40 = FloatVector.fromArray(SPECIES, z, toZ + b);
      s41 = FloatVector.fromArray(SPECIES, z, toZ + next);
      s50 = FloatVector.fromArray(SPECIES, z, toZ + step + b);
      s51 = FloatVector.fromArray(SPECIES, z, toZ + step + next);
      s60 = FloatVector.fromArray(SPECIES, z, toZ + 2 * step + b);
      s61 = FloatVector.fromArray(SPECIES, z, toZ + 2 * step + next);
      s70 = FloatVector.fromArray(SPECIES, z, toZ + 3 * step + b);
      s71 = FloatVector.fromArray(SPECIES, z, toZ + 3 * step + next);
    } else {
      s00 = FloatVector.broadcast(SPECIES, c[bias]);
      s01 = s00;
      s10 = FloatVector.broadcast(SPECIES, c[bias + biasStride]);
      s11 = s10;
      s20 = FloatVector.broadcast(SPECIES, c[bias + 2 * biasStride]);
      s21 = s20;
      s30 = FloatVector.broadcast(SPECIES, c[bias + 3 * biasStride]);
      s31 = s30;
      s40 = FloatVector.broadcast(SPECIES, c[bias + 4 * biasStride]);
      s41 = s40;
      s50 = FloatVector.broadcast(SPECIES, c[bias + 5 * biasStride]);
      s51 = s50;
      s60 = FloatVector.broadcast(SPECIES, c[bias + 6 * biasStride]);
      s61 = s60;
      s70 = FloatVector.broadcast(SPECIES, c[bias + 7 * biasStride]);
      s71 = s70;
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
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + stride])).reinterpretAsFloats();
      s10 = s10.add(w1.mul(x0));
      s11 = s11.add(w1.mul(x1));
      FloatVector w2 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + twice])).reinterpretAsFloats();
      s20 = s20.add(w2.mul(x0));
      s21 = s21.add(w2.mul(x1));
      FloatVector w3 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(w[at + thrice])).reinterpretAsFloats();
      s30 = s30.add(w3.mul(x0));
      s31 = s31.add(w3.mul(x1));
      FloatVector w4 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(v[atV])).reinterpretAsFloats();
      s40 = s40.add(w4.mul(x0));
      s41 = s41.add(w4.mul(x1));
      FloatVector w5 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(v[atV + stride])).reinterpretAsFloats();
      s50 = s50.add(w5.mul(x0));
      s51 = s51.add(w5.mul(x1));
      FloatVector w6 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(v[atV + twice])).reinterpretAsFloats();
      s60 = s60.add(w6.mul(x0));
      s61 = s61.add(w6.mul(x1));
      FloatVector w7 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(v[atV + thrice])).reinterpretAsFloats();
      s70 = s70.add(w7.mul(x0));
      s71 = s71.add(w7.mul(x1));
      at += termStride;
      atV += termStride;
      o += row;
      if (o >= end) {
        o -= end;
        u++;
      }
    }
    s00.intoArray(y, to + b);
    s01.intoArray(y, to + next);
    s10.intoArray(y, to + step + b);
    s11.intoArray(y, to + step + next);
    s20.intoArray(y, to + 2 * step + b);
    s21.intoArray(y, to + 2 * step + next);
    s30.intoArray(y, to + 3 * step + b);
    s31.intoArray(y, to + 3 * step + next);
    s40.intoArray(z, toZ + b);
    s41.intoArray(z, toZ + next);
    s50.intoArray(z, toZ + step + b);
    s51.intoArray(z, toZ + step + next);
    s60.intoArray(z, toZ + 2 * step + b);
    s61.intoArray(z, toZ + 2 * step + next);
    s70.intoArray(z, toZ + 3 * step + b);
    s71.intoArray(z, toZ + 3 * step + next);
  }

  /** Eight rows along one vector. */
  static void eightByOne(
      float[][] x,
      int first,
      int row,
      int shift,
      int terms,
      int b,
      float[] w,
      int at,
      float[] v,
      int atV,
      int termStride,
      int stride,
      float[] c,
      int bias,
      int biasStride,
      float[] y,
      int to,
      float[] z,
      int toZ,
      int step) {
    int twice = 2 * stride;
    int thrice = 3 * stride;
    FloatVector s00;
    FloatVector s10;
    FloatVector s20;
    FloatVector s30;
    FloatVector s40;
    FloatVector s50;
    FloatVector s60;
    FloatVector s70;
    if (c == null) {
      s00 = FloatVector.fromArray(SPECIES, y, to + b);
      s10 = FloatVector.fromArray(SPECIES, y, to + step + b);
      s20 = FloatVector.fromArray(SPECIES, y, to + 2 * step + b);
      s30 = FloatVector.fromArray(SPECIES, y, to + 3 * step + b);
      s40 = FloatVector.fromArray(SPECIES, z, toZ + b);
      s50 = FloatVector.fromArray(SPECIES, z, toZ + step + b);
      s60 = FloatVector.fromArray(SPECIES, z, toZ + 2 * step + b);
      s70 = FloatVector.fromArray(SPECIES, z, toZ + 3 * step + b);
    } else {
      s00 = FloatVector.broadcast(SPECIES, c[bias]);
      s10 = FloatVector.broadcast(SPECIES, c[bias + biasStride]);
      s20 = FloatVector.broadcast(SPECIES, c[bias + 2 * biasStride]);
      s30 = FloatVector.broadcast(SPECIES, c[bias + 3 * biasStride]);
      s40 = FloatVector.broadcast(SPECIES, c[bias + 4 * biasStride]);
      s50 = FloatVector.broadcast(SPECIES, c[bias + 5 * biasStride]);
      s60 = FloatVector.broadcast(SPECIES, c[bias + 6 * biasStride]);
      s70 = FloatVector.broadcast(SPECIES, c[bias + 7 * biasStride]);
    }
    int end = row << shift;
    int o = b;
    int u = first;
    for (int i = 0; i < terms; i++) {
      float[] xs = x[u];
      FloatVector x0 = FloatVector.fromArray(SPECIES, xs, o);
      s00 = s00.add(x0.mul(w[at]));
      s10 = s10.add(x0.mul(w[at + stride]));
      s20 = s20.add(x0.mul(w[at + twice]));
      s30 = s30.add(x0.mul(w[at + thrice]));
      s40 = s40.add(x0.mul(v[atV]));
      s50 = s50.add(x0.mul(v[atV + stride]));
      s60 = s60.add(x0.mul(v[atV + twice]));
      s70 = s70.add(x0.mul(v[atV + thrice]));
      at += termStride;
      atV += termStride;
      o += row;
      if (o >= end) {
        o -= end;
        u++;
      }
    }
    s00.intoArray(y, to + b);
    s10.intoArray(y, to + step + b);
    s20.intoArray(y, to + 2 * step + b);
    s30.intoArray(y, to + 3 * step + b);
    s40.intoArray(z, toZ + b);
    s50.intoArray(z, toZ + step + b);
    s60.intoArray(z, toZ + 2 * step + b);
    if (row < LANES) {
      s70 = FloatVector.fromArray(SPECIES, z, toZ + 3 * step).blend(s70, SHORTEST);
    }
    s70.intoArray(z, toZ + 3 * step + b);
  }
}
