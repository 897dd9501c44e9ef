package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Combines the rows of tiles, one vector of samples at a time. */
@FromJava17
final class VectorReductions {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;

  private VectorReductions() {}

  /** The sum of rows from an array on, in ascending order, of the samples from {@code b} on. */
  static void sum(float[][] tile, int from, int columns, float[] sums, int row, int shift, int b) {
    int mask = (1 << shift) - 1;
    FloatVector sum = FloatVector.broadcast(SPECIES, TileTerms72.NOTHING);
    for (int i = 0; i < columns; i++) {
      float[] rows = tile[from + (i >> shift)];
      sum = sum.add(FloatVector.fromArray(SPECIES, rows, (i & mask) * row + b));
    }
    sum.intoArray(sums, b);
  }

  /** The largest of them. */
  static void max(
      float[][] tile, int from, int columns, float[] largest, int row, int shift, int b) {
    int mask = (1 << shift) - 1;
    FloatVector max = FloatVector.fromArray(SPECIES, tile[from], b);
    for (int i = 1; i < columns; i++) {
      float[] rows = tile[from + (i >> shift)];
      max = max.max(FloatVector.fromArray(SPECIES, rows, (i & mask) * row + b));
    }
    max.intoArray(largest, b);
  }
}
