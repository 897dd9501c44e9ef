package io.github.chainrule.samples.benchmarks.parts;

import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One sample and the layer 784 → 128. */
@State(Scope.Thread)
public class OneSample {
  private static final int INPUTS = 784;
  private static final int UNITS = 128;
  private static final int WEIGHTS = INPUTS * UNITS;
  private static final float RATE = 1e-6f;

  private final float[] x = new float[INPUTS];
  private final float[] v = new float[UNITS];
  private final float[] delta = new float[UNITS];
  private final float[] block = new float[8 * UNITS];
  private final float[] weights = new float[WEIGHTS];
  private final float[] gradient = new float[WEIGHTS];
  private final float[][] rows = new float[INPUTS][UNITS];

  /** Fills the arrays. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    for (float[] row : rows) {
      fill(row, random);
    }
    fill(x, random);
    fill(delta, random);
    fill(weights, random);
  }

  private static void fill(float[] a, Random random) {
    for (int i = 0; i < a.length; i++) {
      a[i] = (float) random.nextGaussian();
    }
  }

  /** Measures v = Wᵀx with an array for each input's weights, eight inputs a pass over v. */
  @Benchmark
  public float[] forward() {
    Arrays.fill(v, 0f);
    for (int i = 0; i < INPUTS; i += 8) {
      add(i, v);
    }
    return v;
  }

  private void add(int i, float[] v) {
    float x0 = x[i];
    float x1 = x[i + 1];
    float x2 = x[i + 2];
    float x3 = x[i + 3];
    float x4 = x[i + 4];
    float x5 = x[i + 5];
    float x6 = x[i + 6];
    float x7 = x[i + 7];
    float[] w0 = rows[i];
    float[] w1 = rows[i + 1];
    float[] w2 = rows[i + 2];
    float[] w3 = rows[i + 3];
    float[] w4 = rows[i + 4];
    float[] w5 = rows[i + 5];
    float[] w6 = rows[i + 6];
    float[] w7 = rows[i + 7];
    for (int u = 0; u < UNITS; u++) {
      v[u] =
          v[u]
              + x0 * w0[u]
              + x1 * w1[u]
              + x2 * w2[u]
              + x3 * w3[u]
              + x4 * w4[u]
              + x5 * w5[u]
              + x6 * w6[u]
              + x7 * w7[u];
    }
  }

  /** Measures the weights' gradient x δᵀ, eight inputs at a time in an array of their own. */
  @Benchmark
  public float[] outerProduct() {
    for (int i = 0; i < INPUTS; i += 8) {
      multiply(i);
      System.arraycopy(block, 0, gradient, i * UNITS, 8 * UNITS);
    }
    return gradient;
  }

  private void multiply(int i) {
    float x0 = x[i];
    float x1 = x[i + 1];
    float x2 = x[i + 2];
    float x3 = x[i + 3];
    float x4 = x[i + 4];
    float x5 = x[i + 5];
    float x6 = x[i + 6];
    float x7 = x[i + 7];
    for (int u = 0; u < UNITS; u++) {
      float d = delta[u];
      block[u] = x0 * d;
      block[UNITS + u] = x1 * d;
      block[2 * UNITS + u] = x2 * d;
      block[3 * UNITS + u] = x3 * d;
      block[4 * UNITS + u] = x4 * d;
      block[5 * UNITS + u] = x5 * d;
      block[6 * UNITS + u] = x6 * d;
      block[7 * UNITS + u] = x7 * d;
    }
  }

  /** Measures how long it takes to write to the gradient at all. */
  @Benchmark
  public float[] clear() {
    Arrays.fill(gradient, 0f);
    return gradient;
  }

  /** Measures a step of gradient descent. */
  @Benchmark
  public float[] step() {
    for (int i = 0; i < WEIGHTS; i++) {
      weights[i] -= RATE * gradient[i];
    }
    return weights;
  }
}
