package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums the outer products of a tap: over pairs of positions in registers, one vector of samples at
 * a time, then over the samples.
 */
@FromJava17
final class VectorTaps {
  private static final VectorSpecies<Float> SPECIES = VectorBlocks.SPECIES;
  private static final int LANES = VectorBlocks.LANES;
  private static final int ROWS = TileTerms72.ROWS;

  private VectorTaps() {}

  /** See {@link TilePositions72#addOuter}. */
  static void addOuter(
      float[][] x,
      int inputs,
      float[][] d,
      int outputs,
      int n,
      float[] g,
      int at,
      float[] sums,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner,
      int row,
      int shift) {
    int mask = (1 << shift) - 1;
    int xArrays = (inputs + mask) >> shift;
    int dArrays = (outputs + mask) >> shift;
    for (int i = 0; i < inputs; i += ROWS) {
      int rows = Math.min(ROWS, inputs - i);
      for (int j = 0; j < outputs; j += ROWS) {
        int columns = Math.min(ROWS, outputs - j);
        for (int b = 0; b < n; b += LANES) {
          sumPairs(
              x,
              xArrays,
              i >> shift,
              (i & mask) * row + b,
              rows,
              d,
              dArrays,
              j >> shift,
              (j & mask) * row + b,
              row,
              sums,
              outer,
              inner,
              read,
              readOuter,
              readInner,
              written,
              writtenOuter,
              writtenInner);
          addSums(sums, rows, columns, Math.min(LANES, n - b), g, at + i * outputs + j, outputs);
        }
      }
    }
  }

  /** Sums up to four rows times four, over all pairs of positions, for a vector of samples. */
  private static void sumPairs(
      float[][] x,
      int xArrays,
      int xArray,
      int xPlace,
      int rows,
      float[][] d,
      int dArrays,
      int dArray,
      int dPlace,
      int row,
      float[] sums,
      int outer,
      int inner,
      int read,
      int readOuter,
      int readInner,
      int written,
      int writtenOuter,
      int writtenInner) {
    int second = rows > 1 ? row : 0;
    int third = rows > 2 ? 2 * row : 0;
    int fourth = rows > 3 ? 3 * row : 0;
    int pairs = outer * inner;
    int from = read;
    int to = written;
    int left = inner;
    FloatVector s00 = FloatVector.broadcast(SPECIES, TileTerms72.NOTHING);
    FloatVector s01 = s00;
    FloatVector s02 = s00;
    FloatVector s03 = s00;
    FloatVector s10 = s00;
    FloatVector s11 = s00;
    FloatVector s12 = s00;
    FloatVector s13 = s00;
    FloatVector s20 = s00;
    FloatVector s21 = s00;
    FloatVector s22 = s00;
    FloatVector s23 = s00;
    FloatVector s30 = s00;
    FloatVector s31 = s00;
    FloatVector s32 = s00;
    FloatVector s33 = s00;
    for (int pair = 0; pair < pairs; pair++) {
      float[] xs = x[from * xArrays + xArray];
      float[] ds = d[to * dArrays + dArray];
      FloatVector d0 = FloatVector.fromArray(SPECIES, ds, dPlace);
      FloatVector d1 = FloatVector.fromArray(SPECIES, ds, dPlace + row);
      FloatVector d2 = FloatVector.fromArray(SPECIES, ds, dPlace + 2 * row);
      FloatVector d3 = FloatVector.fromArray(SPECIES, ds, dPlace + 3 * row);
      FloatVector x0 = FloatVector.fromArray(SPECIES, xs, xPlace);
      s00 = s00.add(x0.mul(d0));
      s01 = s01.add(x0.mul(d1));
      s02 = s02.add(x0.mul(d2));
      s03 = s03.add(x0.mul(d3));
      FloatVector x1 = FloatVector.fromArray(SPECIES, xs, xPlace + second);
      s10 = s10.add(x1.mul(d0));
      s11 = s11.add(x1.mul(d1));
      s12 = s12.add(x1.mul(d2));
      s13 = s13.add(x1.mul(d3));
      FloatVector x2 = FloatVector.fromArray(SPECIES, xs, xPlace + third);
      s20 = s20.add(x2.mul(d0));
      s21 = s21.add(x2.mul(d1));
      s22 = s22.add(x2.mul(d2));
      s23 = s23.add(x2.mul(d3));
      FloatVector x3 = FloatVector.fromArray(SPECIES, xs, xPlace + fourth);
      s30 = s30.add(x3.mul(d0));
      s31 = s31.add(x3.mul(d1));
      s32 = s32.add(x3.mul(d2));
      s33 = s33.add(x3.mul(d3));
      left--;
      from += left > 0 ? readInner : readOuter - (inner - 1) * readInner;
      to += left > 0 ? writtenInner : writtenOuter - (inner - 1) * writtenInner;
      left = left > 0 ? left : inner;
    }
    s00.intoArray(sums, 0);
    s01.intoArray(sums, LANES);
    s02.intoArray(sums, 2 * LANES);
    s03.intoArray(sums, 3 * LANES);
    s10.intoArray(sums, 4 * LANES);
    s11.intoArray(sums, 5 * LANES);
    s12.intoArray(sums, 6 * LANES);
    s13.intoArray(sums, 7 * LANES);
    s20.intoArray(sums, 8 * LANES);
    s21.intoArray(sums, 9 * LANES);
    s22.intoArray(sums, 10 * LANES);
    s23.intoArray(sums, 11 * LANES);
    s30.intoArray(sums, 12 * LANES);
    s31.intoArray(sums, 13 * LANES);
    s32.intoArray(sums, 14 * LANES);
    s33.intoArray(sums, 15 * LANES);
  }

  /** Adds the samples of each sum in ascending order. */
  private static void addSums(
      float[] sums, int rows, int columns, int n, float[] g, int at, int rowStride) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int place = at + i * rowStride + j;
        int first = (i * ROWS + j) * LANES;
        float sum = g[place];
        for (int b = first; b < first + n; b++) {
          sum += sums[b];
        }
        g[place] = sum;
      }
    }
  }
}
