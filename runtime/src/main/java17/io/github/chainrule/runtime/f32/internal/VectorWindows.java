package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import io.github.chainrule.runtime.internal.Window;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums what goes through a window for single samples, as {@link Vectors#window}: eight positions at
 * a time, whose sums stay in registers over neighbouring taps and share the weights; then four,
 * then one. As in {@link VectorRows}, the last vector of a row may begin earlier.
 *
 * <p>Over all taps they would stay there if HotSpot 17 made no objects of vectors that are carried
 * through two loops.
 */
@FromJava17
final class VectorWindows {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final VectorSpecies<Integer> BITS = VectorBlocks.BITS;
  private static final int LANES = VectorBlocks.LANES;

  private VectorWindows() {}

  /**
   * Of columns that are a vector at least.
   *
   * @param bStep from the first number of a vector of b to that of the next column's; 0 where one
   *     vector is all
   */
  static void compute(
      Window window,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int terms,
      int columns,
      int stride) {
    for (Window.Run run : window.runs()) {
      int[] parts = run.parts;
      for (int next = 0; next < columns; next += LANES) {
        int j = Math.min(next, columns - LANES);
        int first = parts.length == 0 ? 0 : parts[2] * terms;
        int tap = parts.length == 0 ? 0 : parts[0];
        int to = yAt + j;
        int at = wAt + j;
        add(run, x, xAt, w, at + tap * terms * stride, b, bAt + j * bStep, 0, y, to, first, terms,
            columns, stride);
        for (int part = 3; part < parts.length; part += 3) {
          int from = xAt + parts[part + 1] * terms;
          int row = at + parts[part] * terms * stride;
          int count = parts[part + 2] * terms;
          add(run, x, from, w, row, y, to, columns, y, to, count, terms, columns, stride);
        }
      }
    }
  }

  /**
   * Adds neighbouring taps for all positions of a run.
   *
   * @param b what the sums begin with is in it
   * @param bAt where it is for the first position
   * @param bStep from there to that of the next
   * @param count of the terms of all these taps
   */
  private static void add(
      Window.Run run,
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int count,
      int terms,
      int columns,
      int stride) {
    int[] from = run.read;
    int[] to = run.written;
    int k = 0;
    for (; k + 8 <= to.length; k += 8) {
      eight(x, xAt, from, terms, w, wAt, b, bAt, bStep, y, yAt, to, columns, k, count, stride);
    }
    for (; k + 4 <= to.length; k += 4) {
      four(x, xAt, from, terms, w, wAt, b, bAt, bStep, y, yAt, to, columns, k, count, stride);
    }
    for (; k < to.length; k++) {
      int at = bAt + to[k] * bStep;
      one(x, xAt + from[k] * terms, w, wAt, b, at, y, yAt + to[k] * columns, count, stride);
    }
  }

  private static void eight(
      float[] x,
      int xAt,
      int[] from,
      int terms,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int[] to,
      int columns,
      int k,
      int count,
      int stride) {
    int x0 = xAt + from[k] * terms;
    int x1 = xAt + from[k + 1] * terms;
    int x2 = xAt + from[k + 2] * terms;
    int x3 = xAt + from[k + 3] * terms;
    int x4 = xAt + from[k + 4] * terms;
    int x5 = xAt + from[k + 5] * terms;
    int x6 = xAt + from[k + 6] * terms;
    int x7 = xAt + from[k + 7] * terms;
    FloatVector s0 = FloatVector.fromArray(SPECIES, b, bAt + to[k] * bStep);
    FloatVector s1 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 1] * bStep);
    FloatVector s2 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 2] * bStep);
    FloatVector s3 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 3] * bStep);
    FloatVector s4 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 4] * bStep);
    FloatVector s5 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 5] * bStep);
    FloatVector s6 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 6] * bStep);
    FloatVector s7 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 7] * bStep);
    for (int i = 0; i < count; i++) {
      FloatVector weights = FloatVector.fromArray(SPECIES, w, wAt + i * stride);
      FloatVector at0 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x0 + i])).reinterpretAsFloats();
      s0 = s0.add(weights.mul(at0));
      FloatVector at1 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x1 + i])).reinterpretAsFloats();
      s1 = s1.add(weights.mul(at1));
      FloatVector at2 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x2 + i])).reinterpretAsFloats();
      s2 = s2.add(weights.mul(at2));
      FloatVector at3 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x3 + i])).reinterpretAsFloats();
      s3 = s3.add(weights.mul(at3));
      FloatVector at4 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x4 + i])).reinterpretAsFloats();
      s4 = s4.add(weights.mul(at4));
      FloatVector at5 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x5 + i])).reinterpretAsFloats();
      s5 = s5.add(weights.mul(at5));
      FloatVector at6 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x6 + i])).reinterpretAsFloats();
      s6 = s6.add(weights.mul(at6));
      FloatVector at7 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x7 + i])).reinterpretAsFloats();
      s7 = s7.add(weights.mul(at7));
    }
    s0.intoArray(y, yAt + to[k] * columns);
    s1.intoArray(y, yAt + to[k + 1] * columns);
    s2.intoArray(y, yAt + to[k + 2] * columns);
    s3.intoArray(y, yAt + to[k + 3] * columns);
    s4.intoArray(y, yAt + to[k + 4] * columns);
    s5.intoArray(y, yAt + to[k + 5] * columns);
    s6.intoArray(y, yAt + to[k + 6] * columns);
    s7.intoArray(y, yAt + to[k + 7] * columns);
  }

  private static void four(
      float[] x,
      int xAt,
      int[] from,
      int terms,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int[] to,
      int columns,
      int k,
      int count,
      int stride) {
    int x0 = xAt + from[k] * terms;
    int x1 = xAt + from[k + 1] * terms;
    int x2 = xAt + from[k + 2] * terms;
    int x3 = xAt + from[k + 3] * terms;
    FloatVector s0 = FloatVector.fromArray(SPECIES, b, bAt + to[k] * bStep);
    FloatVector s1 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 1] * bStep);
    FloatVector s2 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 2] * bStep);
    FloatVector s3 = FloatVector.fromArray(SPECIES, b, bAt + to[k + 3] * bStep);
    for (int i = 0; i < count; i++) {
      FloatVector weights = FloatVector.fromArray(SPECIES, w, wAt + i * stride);
      FloatVector at0 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x0 + i])).reinterpretAsFloats();
      s0 = s0.add(weights.mul(at0));
      FloatVector at1 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x1 + i])).reinterpretAsFloats();
      s1 = s1.add(weights.mul(at1));
      FloatVector at2 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x2 + i])).reinterpretAsFloats();
      s2 = s2.add(weights.mul(at2));
      FloatVector at3 =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[x3 + i])).reinterpretAsFloats();
      s3 = s3.add(weights.mul(at3));
    }
    s0.intoArray(y, yAt + to[k] * columns);
    s1.intoArray(y, yAt + to[k + 1] * columns);
    s2.intoArray(y, yAt + to[k + 2] * columns);
    s3.intoArray(y, yAt + to[k + 3] * columns);
  }

  private static void one(
      float[] x,
      int xAt,
      float[] w,
      int wAt,
      float[] b,
      int bAt,
      float[] y,
      int yAt,
      int count,
      int stride) {
    FloatVector sum = FloatVector.fromArray(SPECIES, b, bAt);
    for (int i = 0; i < count; i++) {
      FloatVector weights = FloatVector.fromArray(SPECIES, w, wAt + i * stride);
      FloatVector at =
          IntVector.broadcast(BITS, Float.floatToRawIntBits(x[xAt + i])).reinterpretAsFloats();
      sum = sum.add(weights.mul(at));
    }
    sum.intoArray(y, yAt);
  }
}
