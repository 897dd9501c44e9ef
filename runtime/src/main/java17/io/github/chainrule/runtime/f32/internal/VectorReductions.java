package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of rows, and the largest of them, in ascending order. What there is so far lies in memory:
 * HotSpot 17 makes an object of a vector that lives across a loop within another.
 */
@FromJava17
final class VectorReductions {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final int LANES = VectorBlocks.LANES;

  private VectorReductions() {}

  /** The sum of rows from an array on. */
  static void sum(
      float[][] tile, int from, int columns, float[] sums, int row, int shift, int span) {
    int mask = (1 << shift) - 1;
    copy(tile[from], sums, span);
    for (int i = 1; i < columns; i++) {
      float[] rows = tile[from + (i >> shift)];
      int at = (i & mask) * row;
      for (int b = 0; b < span; b += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, b);
        sum.add(FloatVector.fromArray(SPECIES, rows, at + b)).intoArray(sums, b);
      }
    }
  }

  /** The largest of them. */
  static void max(
      float[][] tile, int from, int columns, float[] largest, int row, int shift, int span) {
    int mask = (1 << shift) - 1;
    copy(tile[from], largest, span);
    for (int i = 1; i < columns; i++) {
      float[] rows = tile[from + (i >> shift)];
      int at = (i & mask) * row;
      for (int b = 0; b < span; b += LANES) {
        FloatVector max = FloatVector.fromArray(SPECIES, largest, b);
        max.max(FloatVector.fromArray(SPECIES, rows, at + b)).intoArray(largest, b);
      }
    }
  }

  private static void copy(float[] row, float[] to, int span) {
    for (int b = 0; b < span; b += LANES) {
      FloatVector.fromArray(SPECIES, row, b).intoArray(to, b);
    }
  }
}
