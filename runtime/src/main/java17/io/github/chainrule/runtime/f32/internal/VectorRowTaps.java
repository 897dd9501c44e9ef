package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds what goes through a tap of a window for single samples, as {@link Vectors#addTap}, four rows
 * of sums at a time: their vectors stay in registers, and share the weights.
 */
@FromJava17
final class VectorRowTaps {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final int LANES = VectorBlocks.LANES;

  private VectorRowTaps() {}

  /** Of columns that are whole vectors. */
  static void add(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] y,
      int yAt,
      int outer,
      int inner,
      int xOuter,
      int xInner,
      int yOuter,
      int yInner,
      int terms,
      int columns,
      int stride) {
    int pairs = outer * inner;
    int pair = 0;
    for (; pair + 4 <= pairs; pair += 4) {
      int a0 = pair / inner;
      int b0 = pair - a0 * inner;
      int a1 = b0 + 1 < inner ? a0 : a0 + 1;
      int b1 = b0 + 1 < inner ? b0 + 1 : 0;
      int a2 = b1 + 1 < inner ? a1 : a1 + 1;
      int b2 = b1 + 1 < inner ? b1 + 1 : 0;
      int a3 = b2 + 1 < inner ? a2 : a2 + 1;
      int b3 = b2 + 1 < inner ? b2 + 1 : 0;
      for (int j = 0; j < columns; j += LANES) {
        addFour(
            x,
            xAt + a0 * xOuter + b0 * xInner,
            xAt + a1 * xOuter + b1 * xInner,
            xAt + a2 * xOuter + b2 * xInner,
            xAt + a3 * xOuter + b3 * xInner,
            w,
            wAt + j,
            y,
            yAt + j + a0 * yOuter + b0 * yInner,
            yAt + j + a1 * yOuter + b1 * yInner,
            yAt + j + a2 * yOuter + b2 * yInner,
            yAt + j + a3 * yOuter + b3 * yInner,
            terms,
            stride);
      }
    }
    for (; pair < pairs; pair++) {
      int a = pair / inner;
      int b = pair - a * inner;
      for (int j = 0; j < columns; j += LANES) {
        int to = yAt + j + a * yOuter + b * yInner;
        addOne(x, xAt + a * xOuter + b * xInner, w, wAt + j, y, to, terms, stride);
      }
    }
  }

  private static void addFour(
      float[] x,
      int x0,
      int x1,
      int x2,
      int x3,
      float[] w,
      int wAt,
      float[] y,
      int y0,
      int y1,
      int y2,
      int y3,
      int terms,
      int stride) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, y, y0);
    FloatVector s1 = FloatVector.fromArray(SPECIES, y, y1);
    FloatVector s2 = FloatVector.fromArray(SPECIES, y, y2);
    FloatVector s3 = FloatVector.fromArray(SPECIES, y, y3);
    for (int i = 0; i < terms; i++) {
      FloatVector weights = FloatVector.fromArray(SPECIES, w, wAt + i * stride);
      s0 = s0.add(weights.mul(x[x0 + i]));
      s1 = s1.add(weights.mul(x[x1 + i]));
      s2 = s2.add(weights.mul(x[x2 + i]));
      s3 = s3.add(weights.mul(x[x3 + i]));
    }
    s0.intoArray(y, y0);
    s1.intoArray(y, y1);
    s2.intoArray(y, y2);
    s3.intoArray(y, y3);
  }

  private static void addOne(
      float[] x, int xAt, float[] w, int wAt, float[] y, int yAt, int terms, int stride) {
    FloatVector sum = FloatVector.fromArray(SPECIES, y, yAt);
    for (int i = 0; i < terms; i++) {
      FloatVector weights = FloatVector.fromArray(SPECIES, w, wAt + i * stride);
      sum = sum.add(weights.mul(x[xAt + i]));
    }
    sum.intoArray(y, yAt);
  }
}
