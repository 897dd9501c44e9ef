package io.github.chainrule.samples.benchmarks.parts;

import io.github.chainrule.runtime.f32.Elementary;
import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Many samples, a row of them for each feature; the times are those of one sample. */
@State(Scope.Thread)
public class ManySamples {
  private static final int SAMPLES = 256;
  private static final int BATCH = 64;
  private static final int INPUTS = 784;
  private static final int UNITS = 128;
  private static final int MIDDLE = 64;
  private static final int NEAR = 1024;

  private final float[] near = new float[NEAR];
  private final float[] values = new float[NEAR];
  private final float[][] x = new float[INPUTS][SAMPLES];
  private final float[][] v = new float[UNITS][SAMPLES];
  private final float[][] h = new float[MIDDLE][SAMPLES];
  private final float[][] weights = new float[UNITS][INPUTS];
  private final float[][] delta = new float[BATCH][UNITS];
  private final float[][] gradient = new float[INPUTS][UNITS];

  /** Fills the arrays. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    fill(new float[][] {near}, random);
    fill(x, random);
    fill(weights, random);
    fill(delta, random);
  }

  private static void fill(float[][] rows, Random random) {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
  }

  /** Measures the layer 784 → 128 of 256 samples. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public float[][] forward784To128() {
    return forward(INPUTS, UNITS);
  }

  /** Measures the layer 64 → 64 of 256 samples. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public float[][] forward64To64() {
    return forward(MIDDLE, MIDDLE);
  }

  /** Eight inputs a pass over a unit's row, inputs outside, so that their rows stay near. */
  private float[][] forward(int inputs, int units) {
    for (int u = 0; u < units; u++) {
      Arrays.fill(v[u], 0f);
    }
    for (int i = 0; i < inputs; i += 8) {
      for (int u = 0; u < units; u++) {
        add(i, weights[u], v[u]);
      }
    }
    return v;
  }

  private void add(int i, float[] w, float[] v) {
    float w0 = w[i];
    float w1 = w[i + 1];
    float w2 = w[i + 2];
    float w3 = w[i + 3];
    float w4 = w[i + 4];
    float w5 = w[i + 5];
    float w6 = w[i + 6];
    float w7 = w[i + 7];
    float[] x0 = x[i];
    float[] x1 = x[i + 1];
    float[] x2 = x[i + 2];
    float[] x3 = x[i + 3];
    float[] x4 = x[i + 4];
    float[] x5 = x[i + 5];
    float[] x6 = x[i + 6];
    float[] x7 = x[i + 7];
    for (int b = 0; b < SAMPLES; b++) {
      v[b] =
          v[b]
              + w0 * x0[b]
              + w1 * x1[b]
              + w2 * x2[b]
              + w3 * x3[b]
              + w4 * x4[b]
              + w5 * x5[b]
              + w6 * x6[b]
              + w7 * x7[b];
    }
  }

  /**
   * Measures as many multiplications and additions as the layer 784 → 128 takes, of numbers that
   * hardly have to be read or written: polynomials.
   */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public float[] arithmeticOf784To128() {
    for (int pass = 0; pass < INPUTS * UNITS * SAMPLES / (8 * NEAR); pass++) {
      polynomial(near, values);
    }
    return values;
  }

  /** Eight multiplications and additions for each number. */
  private static void polynomial(float[] x, float[] y) {
    for (int b = 0; b < NEAR; b++) {
      float z = x[b];
      y[b] =
          1f + z * (2f + z * (3f + z * (4f + z * (5f + z * (6f + z * (7f + z * (8f + z * 9f)))))));
    }
  }

  /** Measures tanh of 64 units of 256 samples. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public float[][] tanhOf64() {
    for (int u = 0; u < MIDDLE; u++) {
      float[] from = x[u];
      float[] to = h[u];
      for (int b = 0; b < SAMPLES; b++) {
        to[b] = Elementary.tanh(from[b]);
      }
    }
    return h;
  }

  /** Measures the gradient of the weights 784 → 128 by 64 samples, eight of them a pass. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[][] weights784To128() {
    for (int i = 0; i < INPUTS; i++) {
      for (int b = 0; b < BATCH; b += 8) {
        addWeights(x[i], b, gradient[i]);
      }
    }
    return gradient;
  }

  private void addWeights(float[] x, int b, float[] g) {
    float x0 = x[b];
    float x1 = x[b + 1];
    float x2 = x[b + 2];
    float x3 = x[b + 3];
    float x4 = x[b + 4];
    float x5 = x[b + 5];
    float x6 = x[b + 6];
    float x7 = x[b + 7];
    float[] d0 = delta[b];
    float[] d1 = delta[b + 1];
    float[] d2 = delta[b + 2];
    float[] d3 = delta[b + 3];
    float[] d4 = delta[b + 4];
    float[] d5 = delta[b + 5];
    float[] d6 = delta[b + 6];
    float[] d7 = delta[b + 7];
    for (int u = 0; u < UNITS; u++) {
      g[u] =
          g[u]
              + x0 * d0[u]
              + x1 * d1[u]
              + x2 * d2[u]
              + x3 * d3[u]
              + x4 * d4[u]
              + x5 * d5[u]
              + x6 * d6[u]
              + x7 * d7[u];
    }
  }
}
