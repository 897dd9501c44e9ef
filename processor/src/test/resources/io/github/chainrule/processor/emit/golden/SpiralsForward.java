package example;

import io.github.chainrule.runtime.GeneratedFrom;
import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f32.internal.Tile256;
import io.github.chainrule.runtime.f32.internal.TileFunctions256;
import javax.annotation.processing.Generated;

/**
 * Computes the outputs of {@link Spirals}.
 *
 * <p>2 inputs, hidden: 8 TANH, arm: 3 SOFTMAX; loss CROSS_ENTROPY; FLOAT
 *
 * <p>Operations for one sample: 101 (40 multiplications, 45 additions, 3 divisions, 2 comparisons,
 * 11 function calls), or 2,745 if nothing were shared.
 *
 * <p>In the code, of layer 2: {@code v2}: the pre-activations; {@code a2}, {@code exp2}, {@code
 * max2}, {@code sum2}: steps from there to the outputs; {@code h2}: the outputs. {@code h2Tile} is
 * {@code h2} of many samples, and so on.
 *
 * <p>An instance owns its workspace: use one per thread. Any number of them may share an array of
 * parameters, as long as nobody writes to it meanwhile.
 */
@GeneratedFrom("example.Spirals")
@Generated("io.github.chainrule.processor.ChainruleProcessor")
public final class SpiralsForward implements Forward {
  /**
   * The number of inputs.
   */
  public static final int INPUTS = 2;

  /**
   * The number of outputs.
   */
  public static final int OUTPUTS = 3;

  /**
   * The number of parameters.
   */
  public static final int PARAMETERS = 51;

  /**
   * The number of outputs of all layers.
   */
  private static final int ACTIVATIONS = 11;

  /**
   * Samples that are worth a tile.
   */
  private static final int FEWEST = 41;

  private final float[] p;

  private final float[] h1 = new float[8];

  private final float[] max2 = new float[1];

  private final float[] a2 = new float[3];

  /**
   * This and what follows have no memory of their own: they use that of values that nothing needs
   * any more.
   */
  private final float[] v2 = h1;

  private final float[] exp2 = h1;

  private final float[] sum2 = a2;

  /**
   * This and the other tiles: a row for each element, along the samples; 4 rows an array.
   */
  private float[][] xTile;

  private float[][] v1Tile;

  private float[][] h1Tile;

  private float[][] v2Tile;

  private float[][] max2Tile;

  private float[][] a2Tile;

  private float[][] exp2Tile;

  private float[][] sum2Tile;

  private float[][] h2Tile;

  /**
   * Makes an evaluator.
   *
   * @param parameters of all layers; shared, not copied
   */
  public SpiralsForward(float[] parameters) {
    Arguments.length("parameters", parameters, PARAMETERS, "parameters");
    this.p = parameters;
  }

  @Override
  public void forward(float[] x, float[] y) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("y", y, OUTPUTS, "outputs");
    Arguments.written("y", y, x, p);
    computeOutputs(x, 0, y, 0);
  }

  @Override
  public void forward(float[] x, float[] y, int n) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, INPUTS, "inputs");
    Arguments.rows("y", y, n, OUTPUTS, "outputs");
    Arguments.written("y", y, x, p);
    int start = 0;
    while (n - start >= Tile256.fewest(FEWEST)) {
      prepareTiles();
      int count = Tile256.count(n - start, 8);
      int span = Tile256.span(count);
      outputsOfTile(x, y, start, count, span);
      start += count;
    }
    for (int sample = start; sample < n; sample++) {
      computeOutputs(x, sample * INPUTS, y, sample * OUTPUTS);
    }
  }

  @Override
  public void activations(float[] x, float[] h) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("h", h, ACTIVATIONS, "activations");
    Arguments.written("h", h, x, p);
    computeActivations(x, 0, h);
  }

  /**
   * Computes the outputs of one sample.
   */
  private void computeOutputs(float[] x, int xAt, float[] y, int yAt) {
    float[] p = this.p;
    float[] h1 = this.h1;
    float[] v2 = this.v2;
    float[] max2 = this.max2;
    float[] a2 = this.a2;
    float[] exp2 = this.exp2;
    float[] sum2 = this.sum2;
    // hidden: 2 -> 8, TANH
    final float v1_0 = p[16] + p[0] * x[xAt] + p[8] * x[xAt + 1];
    final float v1_1 = p[17] + p[1] * x[xAt] + p[9] * x[xAt + 1];
    final float v1_2 = p[18] + p[2] * x[xAt] + p[10] * x[xAt + 1];
    final float v1_3 = p[19] + p[3] * x[xAt] + p[11] * x[xAt + 1];
    final float v1_4 = p[20] + p[4] * x[xAt] + p[12] * x[xAt + 1];
    final float v1_5 = p[21] + p[5] * x[xAt] + p[13] * x[xAt + 1];
    final float v1_6 = p[22] + p[6] * x[xAt] + p[14] * x[xAt + 1];
    final float v1_7 = p[23] + p[7] * x[xAt] + p[15] * x[xAt + 1];
    final float h1_0 = Elementary.tanh(v1_0);
    final float h1_1 = Elementary.tanh(v1_1);
    final float h1_2 = Elementary.tanh(v1_2);
    final float h1_3 = Elementary.tanh(v1_3);
    final float h1_4 = Elementary.tanh(v1_4);
    final float h1_5 = Elementary.tanh(v1_5);
    final float h1_6 = Elementary.tanh(v1_6);
    final float h1_7 = Elementary.tanh(v1_7);
    h1[0] = h1_0;
    h1[1] = h1_1;
    h1[2] = h1_2;
    h1[3] = h1_3;
    h1[4] = h1_4;
    h1[5] = h1_5;
    h1[6] = h1_6;
    h1[7] = h1_7;

    // arm: 8 -> 3, SOFTMAX
    final float h1_0_b = h1[0];
    final float h1_1_b = h1[1];
    final float h1_2_b = h1[2];
    final float h1_3_b = h1[3];
    final float h1_4_b = h1[4];
    final float h1_5_b = h1[5];
    final float h1_6_b = h1[6];
    final float h1_7_b = h1[7];
    for (int u = 0; u < 3; u++) {
      v2[u] = p[48 + u] + p[24 + u] * h1_0_b + p[27 + u] * h1_1_b + p[30 + u] * h1_2_b
          + p[33 + u] * h1_3_b + p[36 + u] * h1_4_b + p[39 + u] * h1_5_b + p[42 + u] * h1_6_b
          + p[45 + u] * h1_7_b;
    }
    float max2_0 = v2[0];
    for (int k = 0; k < 2; k++) {
      max2_0 = Math.max(max2_0, v2[1 + k]);
    }
    max2[0] = max2_0;
    for (int u = 0; u < 3; u++) {
      a2[u] = Elementary.subtractMaximum(v2[u], max2[0]);
    }
    for (int u = 0; u < 3; u++) {
      exp2[u] = Elementary.exp(a2[u]);
    }
    float sum2_0 = exp2[0];
    for (int k = 0; k < 2; k++) {
      sum2_0 = sum2_0 + exp2[1 + k];
    }
    sum2[0] = sum2_0;
    for (int u = 0; u < 3; u++) {
      y[yAt + u] = exp2[u] / sum2[0];
    }
  }

  /**
   * Computes every layer's outputs for one sample.
   */
  private void computeActivations(float[] x, int xAt, float[] h) {
    float[] p = this.p;
    float[] h1 = this.h1;
    float[] v2 = this.v2;
    float[] max2 = this.max2;
    float[] a2 = this.a2;
    float[] exp2 = this.exp2;
    float[] sum2 = this.sum2;
    // hidden: 2 -> 8, TANH
    final float v1_0 = p[16] + p[0] * x[xAt] + p[8] * x[xAt + 1];
    final float v1_1 = p[17] + p[1] * x[xAt] + p[9] * x[xAt + 1];
    final float v1_2 = p[18] + p[2] * x[xAt] + p[10] * x[xAt + 1];
    final float v1_3 = p[19] + p[3] * x[xAt] + p[11] * x[xAt + 1];
    final float v1_4 = p[20] + p[4] * x[xAt] + p[12] * x[xAt + 1];
    final float v1_5 = p[21] + p[5] * x[xAt] + p[13] * x[xAt + 1];
    final float v1_6 = p[22] + p[6] * x[xAt] + p[14] * x[xAt + 1];
    final float v1_7 = p[23] + p[7] * x[xAt] + p[15] * x[xAt + 1];
    final float h1_0 = Elementary.tanh(v1_0);
    final float h1_1 = Elementary.tanh(v1_1);
    final float h1_2 = Elementary.tanh(v1_2);
    final float h1_3 = Elementary.tanh(v1_3);
    final float h1_4 = Elementary.tanh(v1_4);
    final float h1_5 = Elementary.tanh(v1_5);
    final float h1_6 = Elementary.tanh(v1_6);
    final float h1_7 = Elementary.tanh(v1_7);
    h1[0] = h1_0;
    h1[1] = h1_1;
    h1[2] = h1_2;
    h1[3] = h1_3;
    h1[4] = h1_4;
    h1[5] = h1_5;
    h1[6] = h1_6;
    h1[7] = h1_7;
    h[0] = h1_0;
    h[1] = h1_1;
    h[2] = h1_2;
    h[3] = h1_3;
    h[4] = h1_4;
    h[5] = h1_5;
    h[6] = h1_6;
    h[7] = h1_7;

    // arm: 8 -> 3, SOFTMAX
    final float h1_0_b = h1[0];
    final float h1_1_b = h1[1];
    final float h1_2_b = h1[2];
    final float h1_3_b = h1[3];
    final float h1_4_b = h1[4];
    final float h1_5_b = h1[5];
    final float h1_6_b = h1[6];
    final float h1_7_b = h1[7];
    for (int u = 0; u < 3; u++) {
      v2[u] = p[48 + u] + p[24 + u] * h1_0_b + p[27 + u] * h1_1_b + p[30 + u] * h1_2_b
          + p[33 + u] * h1_3_b + p[36 + u] * h1_4_b + p[39 + u] * h1_5_b + p[42 + u] * h1_6_b
          + p[45 + u] * h1_7_b;
    }
    float max2_0 = v2[0];
    for (int k = 0; k < 2; k++) {
      max2_0 = Math.max(max2_0, v2[1 + k]);
    }
    max2[0] = max2_0;
    for (int u = 0; u < 3; u++) {
      a2[u] = Elementary.subtractMaximum(v2[u], max2[0]);
    }
    for (int u = 0; u < 3; u++) {
      exp2[u] = Elementary.exp(a2[u]);
    }
    float sum2_0 = exp2[0];
    for (int k = 0; k < 2; k++) {
      sum2_0 = sum2_0 + exp2[1 + k];
    }
    sum2[0] = sum2_0;
    for (int u = 0; u < 3; u++) {
      h[8 + u] = exp2[u] / sum2[0];
    }
  }

  /**
   * Makes the tiles, the first time.
   */
  private void prepareTiles() {
    if (xTile != null) {
      return;
    }
    v1Tile = Tile256.tile(8);
    h1Tile = Tile256.tile(8);
    a2Tile = Tile256.tile(3);

    // These use the memory of values that nothing needs any more.
    xTile = h1Tile;
    v2Tile = v1Tile;
    max2Tile = h1Tile;
    exp2Tile = v1Tile;
    sum2Tile = h1Tile;
    h2Tile = a2Tile;
  }

  /**
   * Computes the outputs of some samples.
   */
  private void outputsOfTile(float[] x, float[] y, int start, int count, int span) {
    Tile256.load(x, start, count, 2, xTile, span);

    // hidden: 2 -> 8, TANH
    Tile256.affine(xTile, 2, p, 0, 16, 8, v1Tile, span);
    if (!TileFunctions256.tanh(v1Tile, 8, h1Tile, span)) {
      for (int r = 0; r < Tile256.arrays(8, span); r++) {
        tanhOfRows(v1Tile[r], h1Tile[r], Tile256.numbers(8, r, span));
      }
    }

    // arm: 8 -> 3, SOFTMAX
    Tile256.affine(h1Tile, 8, p, 24, 48, 3, v2Tile, span);
    Tile256.max(v2Tile, 3, max2Tile, span);
    softmaxStepOfRows(max2Tile[0], v2Tile[0], a2Tile[0], Tile256.numbers(3, 0, span));
    TileFunctions256.exp(a2Tile, 3, exp2Tile, span);
    Tile256.sum(exp2Tile, 3, sum2Tile, span);
    softmaxOfRows(sum2Tile[0], exp2Tile[0], h2Tile[0], Tile256.numbers(3, 0, span));
    Tile256.store(h2Tile, 3, y, start, count, span);
  }

  /**
   * Computes TANH for the rows of an array.
   */
  private void tanhOfRows(float[] v, float[] h, int numbers) {
    for (int k = 0; k < numbers; k++) {
      h[k] = Elementary.tanh(v[k]);
    }
  }

  /**
   * Computes a step of SOFTMAX for the rows of an array.
   */
  private void softmaxStepOfRows(float[] max, float[] v, float[] a, int numbers) {
    for (int k = 0; k < numbers; k++) {
      a[k] = Elementary.subtractMaximum(v[k], max[k]);
    }
  }

  /**
   * Computes SOFTMAX for the rows of an array.
   */
  private void softmaxOfRows(float[] sum, float[] exp, float[] h, int numbers) {
    for (int k = 0; k < numbers; k++) {
      h[k] = exp[k] / sum[k];
    }
  }
}
