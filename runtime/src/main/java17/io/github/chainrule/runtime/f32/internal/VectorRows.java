package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Computes rows of single samples by vectors whose lanes are columns, of which there are enough for
 * a vector. Where they are no multiple of one, the last vector or the last vectors begin so much
 * earlier, and some are computed twice.
 *
 * <p>Four sums are in registers at a time, or eight: a sum waits for its last addition as long as
 * three others take. Of fewer than four vectors, two and two are no slower than four whose indices
 * differ by variables, each of which is checked. All vectors of a program have one length, since
 * HotSpot 17 makes objects of them where it has seen two.
 */
@FromJava17
final class VectorRows {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final VectorSpecies<Integer> BITS = VectorBlocks.BITS;
  private static final int LANES = VectorBlocks.LANES;

  private VectorRows() {}

  /** As {@link Vectors#affine}, and without biases where b is null. */
  static void product(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    int last = columns - LANES;
    if (last <= LANES) {
      two(x, xAt, w, wAt, b, bAt, y, yAt, terms, last, stride);
      return;
    }
    if (columns < 4 * LANES) {
      int rest = columns - 2 * LANES;
      two(x, xAt, w, wAt, b, bAt, y, yAt, terms, LANES, stride);
      two(x, xAt, w, wAt + rest, b, bAt + rest, y, yAt + rest, terms, LANES, stride);
      return;
    }
    int j = 0;
    // Eight sums and as many products take sixteen registers, too: a row of 128 weights is read
    // once, from its begin to its end, in a quarter less time than twice by halves.
    while (VectorBlocks.HAS_SIXTEEN && columns - j > 7 * LANES) {
      int eighth = Math.min(j + 7 * LANES, last);
      eight(x, xAt, w, wAt, b, bAt, y, yAt, terms, j, eighth, stride);
      j += 8 * LANES;
    }
    for (; j < columns; j += 4 * LANES) {
      int at = Math.min(j, columns - 4 * LANES);
      four(x, xAt, w, wAt + at, b, bAt + at, y, yAt + at, terms, stride);
    }
  }

  /** Two vectors, the first and one at k. */
  private static void two(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int k,
      int stride) {
    FloatVector s0;
    FloatVector s1;
    int i = 0;
    if (b == null) {
      FloatVector xi =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt])).reinterpretAsFloats();
      s0 = FloatVector.fromArray(SPECIES, w, wAt).mul(xi);
      s1 = FloatVector.fromArray(SPECIES, w, wAt + k).mul(xi);
      i = 1;
    } else {
      s0 = FloatVector.fromArray(SPECIES, b, bAt);
      s1 = FloatVector.fromArray(SPECIES, b, bAt + k);
    }
    for (; i < terms; i++) {
      int at = wAt + i * stride;
      FloatVector xi =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt + i])).reinterpretAsFloats();
      s0 = s0.add(FloatVector.fromArray(SPECIES, w, at).mul(xi));
      s1 = s1.add(FloatVector.fromArray(SPECIES, w, at + k).mul(xi));
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + k);
  }

  /** Four vectors, one after another: their indices are checked together. */
  private static void four(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int stride) {
    FloatVector s0;
    FloatVector s1;
    FloatVector s2;
    FloatVector s3;
    int i = 0;
    if (b == null) {
      FloatVector xi =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt])).reinterpretAsFloats();
      s0 = FloatVector.fromArray(SPECIES, w, wAt).mul(xi);
      s1 = FloatVector.fromArray(SPECIES, w, wAt + LANES).mul(xi);
      s2 = FloatVector.fromArray(SPECIES, w, wAt + 2 * LANES).mul(xi);
      s3 = FloatVector.fromArray(SPECIES, w, wAt + 3 * LANES).mul(xi);
      i = 1;
    } else {
      s0 = FloatVector.fromArray(SPECIES, b, bAt);
      s1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      s2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      s3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
    }
    for (; i < terms; i++) {
      int at = wAt + i * stride;
      FloatVector xi =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt + i])).reinterpretAsFloats();
      s0 = s0.add(FloatVector.fromArray(SPECIES, w, at).mul(xi));
      s1 = s1.add(FloatVector.fromArray(SPECIES, w, at + LANES).mul(xi));
      s2 = s2.add(FloatVector.fromArray(SPECIES, w, at + 2 * LANES).mul(xi));
      s3 = s3.add(FloatVector.fromArray(SPECIES, w, at + 3 * LANES).mul(xi));
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + LANES);
    s2.intoArray(y, yAt + 2 * LANES);
    s3.intoArray(y, yAt + 3 * LANES);
  }

  /** Eight vectors from j on, the last of which is at m. */
  private static void eight(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int terms,
      int j,
      int m,
      int stride) {
    FloatVector s0;
    FloatVector s1;
    FloatVector s2;
    FloatVector s3;
    FloatVector s4;
    FloatVector s5;
    FloatVector s6;
    FloatVector s7;
    int i = 0;
    if (b == null) {
      FloatVector xi =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt])).reinterpretAsFloats();
      s0 = FloatVector.fromArray(SPECIES, w, wAt + j).mul(xi);
      s1 = FloatVector.fromArray(SPECIES, w, wAt + j + LANES).mul(xi);
      s2 = FloatVector.fromArray(SPECIES, w, wAt + j + 2 * LANES).mul(xi);
      s3 = FloatVector.fromArray(SPECIES, w, wAt + j + 3 * LANES).mul(xi);
      s4 = FloatVector.fromArray(SPECIES, w, wAt + j + 4 * LANES).mul(xi);
      s5 = FloatVector.fromArray(SPECIES, w, wAt + j + 5 * LANES).mul(xi);
      s6 = FloatVector.fromArray(SPECIES, w, wAt + j + 6 * LANES).mul(xi);
      s7 = FloatVector.fromArray(SPECIES, w, wAt + m).mul(xi);
      i = 1;
    } else {
      s0 = FloatVector.fromArray(SPECIES, b, bAt + j);
      s1 = FloatVector.fromArray(SPECIES, b, bAt + j + LANES);
      s2 = FloatVector.fromArray(SPECIES, b, bAt + j + 2 * LANES);
      s3 = FloatVector.fromArray(SPECIES, b, bAt + j + 3 * LANES);
      s4 = FloatVector.fromArray(SPECIES, b, bAt + j + 4 * LANES);
      s5 = FloatVector.fromArray(SPECIES, b, bAt + j + 5 * LANES);
      s6 = FloatVector.fromArray(SPECIES, b, bAt + j + 6 * LANES);
      s7 = FloatVector.fromArray(SPECIES, b, bAt + m);
    }
    for (; i < terms; i++) {
      int at = wAt + i * stride;
      FloatVector xi =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt + i])).reinterpretAsFloats();
      s0 = s0.add(FloatVector.fromArray(SPECIES, w, at + j).mul(xi));
      s1 = s1.add(FloatVector.fromArray(SPECIES, w, at + j + LANES).mul(xi));
      s2 = s2.add(FloatVector.fromArray(SPECIES, w, at + j + 2 * LANES).mul(xi));
      s3 = s3.add(FloatVector.fromArray(SPECIES, w, at + j + 3 * LANES).mul(xi));
      s4 = s4.add(FloatVector.fromArray(SPECIES, w, at + j + 4 * LANES).mul(xi));
      s5 = s5.add(FloatVector.fromArray(SPECIES, w, at + j + 5 * LANES).mul(xi));
      s6 = s6.add(FloatVector.fromArray(SPECIES, w, at + j + 6 * LANES).mul(xi));
      s7 = s7.add(FloatVector.fromArray(SPECIES, w, at + m).mul(xi));
    }
    s0.intoArray(y, yAt + j);
    s1.intoArray(y, yAt + j + LANES);
    s2.intoArray(y, yAt + j + 2 * LANES);
    s3.intoArray(y, yAt + j + 3 * LANES);
    s4.intoArray(y, yAt + j + 4 * LANES);
    s5.intoArray(y, yAt + j + 5 * LANES);
    s6.intoArray(y, yAt + j + 6 * LANES);
    s7.intoArray(y, yAt + m);
  }

  /** As {@link Vectors#outer}. */
  static void outer(
      float[] x, int xAt, float[] d, int dAt, float[] g, int gAt, int rows, int columns) {
    int last = columns - LANES;
    if (last <= LANES) {
      outerTwo(x, xAt, d, dAt, g, gAt, rows, last, columns);
      return;
    }
    for (int j = 0; j < columns; j += 4 * LANES) {
      int second = Math.min(j + LANES, last);
      int third = Math.min(j + 2 * LANES, last);
      int fourth = Math.min(j + 3 * LANES, last);
      outerFour(x, xAt, d, dAt, g, gAt, rows, Math.min(j, last), second, third, fourth, columns);
    }
  }

  private static void outerTwo(
      float[] x, int xAt, float[] d, int dAt, float[] g, int gAt, int rows, int k, int columns) {
    FloatVector d0 = FloatVector.fromArray(SPECIES, d, dAt);
    FloatVector d1 = FloatVector.fromArray(SPECIES, d, dAt + k);
    for (int i = 0; i < rows; i++) {
      int at = gAt + i * columns;
      FloatVector xi =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt + i])).reinterpretAsFloats();
      d0.mul(xi).intoArray(g, at);
      d1.mul(xi).intoArray(g, at + k);
    }
  }

  private static void outerFour(
      float[] x,
      int xAt,
      float[] d,
      int dAt,
      float[] g,
      int gAt,
      int rows,
      int j,
      int k,
      int l,
      int m,
      int columns) {
    FloatVector d0 = FloatVector.fromArray(SPECIES, d, dAt + j);
    FloatVector d1 = FloatVector.fromArray(SPECIES, d, dAt + k);
    FloatVector d2 = FloatVector.fromArray(SPECIES, d, dAt + l);
    FloatVector d3 = FloatVector.fromArray(SPECIES, d, dAt + m);
    for (int i = 0; i < rows; i++) {
      int at = gAt + i * columns;
      FloatVector xi =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt + i])).reinterpretAsFloats();
      d0.mul(xi).intoArray(g, at + j);
      d1.mul(xi).intoArray(g, at + k);
      d2.mul(xi).intoArray(g, at + l);
      d3.mul(xi).intoArray(g, at + m);
    }
  }
}
