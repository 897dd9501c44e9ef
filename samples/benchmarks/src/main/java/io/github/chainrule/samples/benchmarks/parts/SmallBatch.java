package io.github.chainrule.samples.benchmarks.parts;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The layer 64 → 64 of few samples and of many: two units by four inputs a pass, over rows of
 * samples as long as the batch. The loop stands here twice, since its length has to be a constant:
 * by it HotSpot chooses how long vectors are. Products are added to what the call before has left.
 * The times are those of one sample.
 */
@State(Scope.Thread)
public class SmallBatch {
  private static final int FEW = 32;
  private static final int MANY = 256;
  private static final int UNITS = 64;

  /** Behind the rows, so that arrays of a length do not lie a power of two apart. */
  private static final int APART = 12;

  private final float[][] w = new float[UNITS][UNITS];
  private final float[][] few = new float[UNITS / 4][4 * FEW + APART];
  private final float[][] fewSums = new float[UNITS / 2][2 * FEW + APART];
  private final float[][] many = new float[UNITS / 4][4 * MANY + APART];
  private final float[][] manySums = new float[UNITS / 2][2 * MANY + APART];

  /** Fills the arrays. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    for (float[][] rows : new float[][][] {w, few, many}) {
      for (float[] row : rows) {
        for (int k = 0; k < row.length; k++) {
          row[k] = (float) random.nextGaussian() / UNITS;
        }
      }
    }
  }

  /** Measures rows of 32. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public float[][] forward64To64Of32() {
    for (int i = 0; i < few.length; i++) {
      for (int u = 0; u < fewSums.length; u++) {
        addFew(few[i], w[2 * u], w[2 * u + 1], 4 * i, fewSums[u]);
      }
    }
    return fewSums;
  }

  private static void addFew(float[] x, float[] w, float[] z, int i, float[] y) {
    float w0 = w[i];
    float w1 = w[i + 1];
    float w2 = w[i + 2];
    float w3 = w[i + 3];
    float z0 = z[i];
    float z1 = z[i + 1];
    float z2 = z[i + 2];
    float z3 = z[i + 3];
    for (int b = 0; b < FEW; b++) {
      float x0 = x[b];
      float x1 = x[FEW + b];
      float x2 = x[2 * FEW + b];
      float x3 = x[3 * FEW + b];
      y[b] = y[b] + w0 * x0 + w1 * x1 + w2 * x2 + w3 * x3;
      y[FEW + b] = y[FEW + b] + z0 * x0 + z1 * x1 + z2 * x2 + z3 * x3;
    }
  }

  /** Measures rows of 256. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public float[][] forward64To64Of256() {
    for (int i = 0; i < many.length; i++) {
      for (int u = 0; u < manySums.length; u++) {
        addMany(many[i], w[2 * u], w[2 * u + 1], 4 * i, manySums[u]);
      }
    }
    return manySums;
  }

  private static void addMany(float[] x, float[] w, float[] z, int i, float[] y) {
    float w0 = w[i];
    float w1 = w[i + 1];
    float w2 = w[i + 2];
    float w3 = w[i + 3];
    float z0 = z[i];
    float z1 = z[i + 1];
    float z2 = z[i + 2];
    float z3 = z[i + 3];
    for (int b = 0; b < MANY; b++) {
      float x0 = x[b];
      float x1 = x[MANY + b];
      float x2 = x[2 * MANY + b];
      float x3 = x[3 * MANY + b];
      y[b] = y[b] + w0 * x0 + w1 * x1 + w2 * x2 + w3 * x3;
      y[MANY + b] = y[MANY + b] + z0 * x0 + z1 * x1 + z2 * x2 + z3 * x3;
    }
  }
}
