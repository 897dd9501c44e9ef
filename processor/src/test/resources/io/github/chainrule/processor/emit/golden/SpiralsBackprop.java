package example;

import static io.github.chainrule.runtime.f64.Elementary.exp;
import static io.github.chainrule.runtime.f64.Elementary.log1p;
import static io.github.chainrule.runtime.f64.Elementary.subtractMaximum;
import static io.github.chainrule.runtime.f64.internal.Tile72.repeat;
import static io.github.chainrule.runtime.f64.internal.Tile72.sum;
import static io.github.chainrule.runtime.f64.internal.Tile72.tile;
import static io.github.chainrule.runtime.f64.internal.Tile72.total;
import static io.github.chainrule.runtime.f64.internal.TileFunctions72.exp;

import io.github.chainrule.runtime.GeneratedFrom;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f32.internal.Tile72;
import io.github.chainrule.runtime.f32.internal.TileFunctions72;
import io.github.chainrule.runtime.f32.internal.TileSums16;
import java.util.Arrays;
import javax.annotation.processing.Generated;

/**
 * Computes the loss of {@link Spirals}.
 *
 * <p>2 inputs, hidden: 8 TANH, arm: 3 SOFTMAX; loss CROSS_ENTROPY; FLOAT
 *
 * <p>Operations of the gradient for one sample, the forward pass included: 246 (126
 * multiplications, 88 additions, 3 divisions, 14 comparisons, 15 function calls), or 101,193 if
 * nothing were shared.
 *
 * <p>Verified against central differences: 542 derivatives at 2 points agree, the worst to 6.1e-12
 * relative to max(1, |difference quotient|).
 *
 * <p>In the code, of layer 2: {@code v2}: the pre-activations; {@code a2}, {@code exp2}, {@code
 * max2}, {@code sum2}: steps from there to the outputs; {@code h2}: the outputs; {@code d2}: the
 * derivatives of E by the pre-activations; {@code sum_d2}: a step to them; {@code loss_d2}, {@code
 * seed_d2}: these from the loss, or from dE/dy; {@code e2}: the derivatives of E by the outputs;
 * {@code loss}: E; {@code loss_exp}, {@code loss_log1p}, {@code loss_part}, {@code loss_sum}: steps
 * to it. A letter at the end, as in {@code d2b}, makes another step. {@code h2Tile} is {@code h2}
 * of many samples, and so on.
 *
 * <p>An instance owns its workspace: use one per thread. Any number of them may share an array of
 * parameters, as long as nobody writes to it meanwhile.
 */
@GeneratedFrom("example.Spirals")
@Generated("io.github.chainrule.processor.ChainruleProcessor")
public final class SpiralsBackprop implements Backprop {
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
   * Samples are summed in blocks of this many.
   */
  private static final int BLOCK = 256;

  /**
   * Samples in a tile.
   */
  private static final int TILE = 72;

  /**
   * Samples that are worth a tile.
   */
  private static final int FEWEST = 52;

  private final float[] p;

  private final float[] d2 = new float[3];

  private final float[] h1 = new float[8];

  private final float[] v2 = new float[3];

  private final float[] max2 = new float[1];

  private final float[] sum2 = new float[1];

  private final double[] loss_part = new double[3];

  private final double[] loss_exp = new double[3];

  private final double[] loss_partb = new double[3];

  private final double[] loss_log1p = new double[1];

  private final float[] e1 = new float[8];

  /**
   * This and what follows have no memory of their own: they use that of values that nothing needs
   * any more.
   */
  private final float[] a2 = e1;

  private final float[] exp2 = d2;

  private final float[] h2 = e1;

  private final double[] loss_sum = loss_partb;

  private final double[] loss_partc = loss_exp;

  private final double[] loss_sumb = loss_exp;

  private final double[] loss_partd = loss_exp;

  private final double[] loss_parte = loss_part;

  private final double[] loss = loss_part;

  private final float[] loss_sumc = sum2;

  private final float[] d2b = d2;

  private final float[] sum_d2 = v2;

  private final float[] d1 = h1;

  private float[] sampleGradient;

  private float[] blockGradient;

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

  private float[][] tTile;

  private double[][] loss_partTile;

  private double[][] loss_expTile;

  private double[][] loss_partbTile;

  private double[][] loss_sumTile;

  private double[][] loss_partcTile;

  private double[][] loss_sumbTile;

  private double[][] loss_log1pTile;

  private double[][] loss_partdTile;

  private double[][] loss_parteTile;

  private double[][] lossTile;

  private float[][] loss_sumcTile;

  private float[][] loss_d2Tile;

  private float[][] e1Tile;

  private float[][] d1Tile;

  private float[][] e0Tile;

  private float[][] eTile;

  private float[][] d2bTile;

  private float[][] sum_d2Tile;

  private float[][] seed_d2Tile;

  /**
   * A row of 16 numbers for each sample.
   */
  private float[][] samples16;

  /**
   * Rows of 16 sums in the making.
   */
  private float[] sums16;

  /**
   * Makes an evaluator.
   *
   * @param parameters of all layers; shared, not copied
   */
  public SpiralsBackprop(float[] parameters) {
    Arguments.length("parameters", parameters, PARAMETERS, "parameters");
    this.p = parameters;
  }

  @Override
  public double loss(float[] x, float[] t) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("t", t, OUTPUTS, "outputs");
    propagate(x, 0);
    return lossValue(t, 0);
  }

  @Override
  public double loss(float[] x, float[] t, int n) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, INPUTS, "inputs");
    Arguments.rows("t", t, n, OUTPUTS, "outputs");
    int end = Math.min(BLOCK, n);
    double total = lossOfBlock(x, t, 0, end);
    while (end < n) {
      int start = end;
      end += Math.min(BLOCK, n - start);
      total += lossOfBlock(x, t, start, end);
    }
    return total / n;
  }

  @Override
  public double gradient(float[] x, float[] t, float[] g) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("t", t, OUTPUTS, "outputs");
    Arguments.length("g", g, PARAMETERS, "parameters");
    Arguments.written("g", g, x, t, p);
    propagate(x, 0);
    lossDelta(t, 0);
    parameterGradient(g, x, 0);
    return lossValue(t, 0);
  }

  @Override
  public double gradient(float[] x, float[] t, float[] g, float[] dx) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("t", t, OUTPUTS, "outputs");
    Arguments.either(g, dx);
    Arguments.lengthOrNull("g", g, PARAMETERS, "parameters");
    Arguments.lengthOrNull("dx", dx, INPUTS, "inputs");
    Arguments.written("g", g, x, t, p);
    Arguments.written("dx", dx, x, t, g, p);
    propagate(x, 0);
    lossDelta(t, 0);
    parameterGradient(g, x, 0);
    if (dx != null) {
      inputGradient(dx, 0);
    }
    return lossValue(t, 0);
  }

  @Override
  public double gradient(float[] x, float[] t, int n, float[] g) {
    Arguments.samples(n);
    Arguments.length("g", g, PARAMETERS, "parameters");
    return gradient(x, t, n, g, null);
  }

  @Override
  public double gradient(float[] x, float[] t, int n, float[] g, float[] dx) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, INPUTS, "inputs");
    Arguments.rows("t", t, n, OUTPUTS, "outputs");
    Arguments.either(g, dx);
    Arguments.lengthOrNull("g", g, PARAMETERS, "parameters");
    Arguments.rowsOrNull("dx", dx, n, INPUTS, "inputs");
    Arguments.written("g", g, x, t, p);
    Arguments.written("dx", dx, x, t, g, p);
    int end = Math.min(BLOCK, n);
    double total = gradientOfBlock(x, t, 0, end, g, dx);
    while (end < n) {
      int start = end;
      end += Math.min(BLOCK, n - start);
      if (g != null) {
        prepareBlockGradient();
      }
      total += gradientOfBlock(x, t, start, end, g == null ? null : blockGradient, dx);
      if (g != null) {
        add(blockGradient, g);
      }
    }
    if (g != null) {
      divide(g, n);
    }
    return total / n;
  }

  @Override
  public void backward(float[] x, float[] e, float[] g, float[] dx) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("e", e, OUTPUTS, "outputs");
    Arguments.either(g, dx);
    Arguments.lengthOrNull("g", g, PARAMETERS, "parameters");
    Arguments.lengthOrNull("dx", dx, INPUTS, "inputs");
    Arguments.written("g", g, x, e, p);
    Arguments.written("dx", dx, x, e, g, p);
    propagate(x, 0);
    seedDelta(e, 0);
    parameterGradient(g, x, 0);
    if (dx != null) {
      inputGradient(dx, 0);
    }
  }

  @Override
  public void backward(float[] x, float[] e, int n, float[] g, float[] dx) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, INPUTS, "inputs");
    Arguments.rows("e", e, n, OUTPUTS, "outputs");
    Arguments.either(g, dx);
    Arguments.lengthOrNull("g", g, PARAMETERS, "parameters");
    Arguments.rowsOrNull("dx", dx, n, INPUTS, "inputs");
    Arguments.written("g", g, x, e, p);
    Arguments.written("dx", dx, x, e, g, p);
    int end = Math.min(BLOCK, n);
    backwardOfBlock(x, e, 0, end, g, dx);
    while (end < n) {
      int start = end;
      end += Math.min(BLOCK, n - start);
      if (g != null) {
        prepareBlockGradient();
      }
      backwardOfBlock(x, e, start, end, g == null ? null : blockGradient, dx);
      if (g != null) {
        add(blockGradient, g);
      }
    }
  }

  @Override
  public void vjp(float[] x, float[] e, float[] dx) {
    Arguments.length("dx", dx, INPUTS, "inputs");
    backward(x, e, null, dx);
  }

  @Override
  public void vjp(float[] x, float[] e, int n, float[] dx) {
    Arguments.samples(n);
    Arguments.rows("dx", dx, n, INPUTS, "inputs");
    backward(x, e, n, null, dx);
  }

  @Override
  public float steepness(int layer, float v, float y) {
    Arguments.layer(layer, 2);
    if (layer == 0) {
      return 1f - y * y;
    }
    return y * (1f - y) / 0.25f;
  }

  /**
   * Sums over the samples from start to before end.
   */
  private double lossOfBlock(float[] x, float[] t, int start, int end) {
    double total = -0.0;
    while (end - start >= Tile72.fewest(FEWEST)) {
      prepareTiles();
      int count = Tile72.count(end - start, 8);
      int span = Tile72.span(count);
      total = lossOfTile(x, t, start, count, span, total);
      start += count;
    }
    for (int sample = start; sample < end; sample++) {
      propagate(x, sample * INPUTS);
      total += lossValue(t, sample * OUTPUTS);
    }
    return total;
  }

  /**
   * Sums over the samples from start to before end.
   */
  private double gradientOfBlock(float[] x, float[] t, int start, int end, float[] g, float[] dx) {
    if (g != null) {
      Arrays.fill(g, -0f);
    }
    double total = -0.0;
    while (end - start >= Tile72.fewest(FEWEST)) {
      prepareTiles();
      int count = Tile72.count(end - start, 8);
      int span = Tile72.span(count);
      total = gradientOfTile(x, t, g, dx, start, count, span, total);
      start += count;
    }
    if (g != null) {
      if (start < end) {
        prepareSampleGradient();
      }
    }
    for (int sample = start; sample < end; sample++) {
      propagate(x, sample * INPUTS);
      lossDelta(t, sample * OUTPUTS);
      parameterGradient(g == null ? null : sampleGradient, x, sample * INPUTS);
      if (dx != null) {
        inputGradient(dx, sample * INPUTS);
      }
      total += lossValue(t, sample * OUTPUTS);
      if (g != null) {
        add(sampleGradient, g);
      }
    }
    return total;
  }

  /**
   * Sums over the samples from start to before end.
   */
  private void backwardOfBlock(float[] x, float[] e, int start, int end, float[] g, float[] dx) {
    if (g != null) {
      Arrays.fill(g, -0f);
    }
    while (end - start >= Tile72.fewest(FEWEST)) {
      prepareTiles();
      int count = Tile72.count(end - start, 8);
      int span = Tile72.span(count);
      backwardOfTile(x, e, g, dx, start, count, span);
      start += count;
    }
    if (g != null) {
      if (start < end) {
        prepareSampleGradient();
      }
    }
    for (int sample = start; sample < end; sample++) {
      propagate(x, sample * INPUTS);
      seedDelta(e, sample * OUTPUTS);
      parameterGradient(g == null ? null : sampleGradient, x, sample * INPUTS);
      if (dx != null) {
        inputGradient(dx, sample * INPUTS);
      }
      if (g != null) {
        add(sampleGradient, g);
      }
    }
  }

  private void prepareSampleGradient() {
    if (sampleGradient == null) {
      sampleGradient = new float[PARAMETERS];
    }
  }

  private void prepareBlockGradient() {
    if (blockGradient == null) {
      blockGradient = new float[PARAMETERS];
    }
  }

  private static void add(float[] next, float[] sum) {
    for (int i = 0; i < PARAMETERS; i++) {
      sum[i] = sum[i] + next[i];
    }
  }

  private static void divide(float[] sum, int n) {
    for (int i = 0; i < PARAMETERS; i++) {
      sum[i] = sum[i] / n;
    }
  }

  /**
   * Computes what the derivatives need of the forward pass.
   */
  private void propagate(float[] x, int xAt) {
    float[] p = this.p;
    float[] h1 = this.h1;
    float[] v2 = this.v2;
    float[] max2 = this.max2;
    float[] a2 = this.a2;
    float[] exp2 = this.exp2;
    float[] sum2 = this.sum2;
    float[] h2 = this.h2;
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
      h2[u] = exp2[u] / sum2[0];
    }
  }

  /**
   * Returns the loss of one sample.
   */
  private double lossValue(float[] t, int tAt) {
    double[] loss_part = this.loss_part;
    float[] v2 = this.v2;
    float[] max2 = this.max2;
    double[] loss_exp = this.loss_exp;
    double[] loss_partb = this.loss_partb;
    double[] loss_sum = this.loss_sum;
    double[] loss_partc = this.loss_partc;
    double[] loss_sumb = this.loss_sumb;
    double[] loss_log1p = this.loss_log1p;
    double[] loss_partd = this.loss_partd;
    double[] loss_parte = this.loss_parte;
    double[] loss = this.loss;
    // loss CROSS_ENTROPY
    for (int u = 0; u < 3; u++) {
      loss_part[u] = subtractMaximum((double) v2[u], (double) max2[0]);
    }
    for (int u = 0; u < 3; u++) {
      loss_exp[u] = exp(loss_part[u]);
    }
    for (int u = 0; u < 3; u++) {
      loss_partb[u] = 0.0 > loss_part[u] ? loss_exp[u] : 0.0;
    }
    double loss_sum_0 = loss_partb[0];
    for (int k = 0; k < 2; k++) {
      loss_sum_0 = loss_sum_0 + loss_partb[1 + k];
    }
    loss_sum[0] = loss_sum_0;
    for (int u = 0; u < 3; u++) {
      loss_partc[u] = 0.0 > loss_part[u] ? 0.0 : 1.0;
    }
    double loss_sumb_0 = loss_partc[0];
    for (int k = 0; k < 2; k++) {
      loss_sumb_0 = loss_sumb_0 + loss_partc[1 + k];
    }
    loss_sumb[0] = loss_sumb_0;
    loss_log1p[0] = log1p(loss_sum[0] + (loss_sumb[0] - 1.0));
    for (int u = 0; u < 3; u++) {
      loss_partd[u] = loss_log1p[0] - loss_part[u];
    }
    for (int u = 0; u < 3; u++) {
      final double value_part = (double) t[tAt + u];
      final double value_part_b = Math.abs(value_part);
      loss_parte[u] = value_part_b > 0.0 ? value_part * loss_partd[u] : value_part_b;
    }
    double loss_0 = loss_parte[0];
    for (int k = 0; k < 2; k++) {
      loss_0 = loss_0 + loss_parte[1 + k];
    }
    loss[0] = loss_0;
    return loss[0];
  }

  /**
   * Computes the output layer's delta from the loss.
   */
  private void lossDelta(float[] t, int tAt) {
    float[] loss_sumc = this.loss_sumc;
    float[] d2 = this.d2;
    float[] h2 = this.h2;
    // loss CROSS_ENTROPY
    float loss_sumc_0 = t[tAt];
    for (int k = 0; k < 2; k++) {
      loss_sumc_0 = loss_sumc_0 + t[tAt + 1 + k];
    }
    loss_sumc[0] = loss_sumc_0;
    for (int u = 0; u < 3; u++) {
      d2[u] = h2[u] * loss_sumc[0] - t[tAt + u];
    }
  }

  /**
   * Computes the output layer's delta from dE/dy.
   */
  private void seedDelta(float[] e, int eAt) {
    float[] d2b = this.d2b;
    float[] h2 = this.h2;
    float[] sum_d2 = this.sum_d2;
    float[] d2 = this.d2;
    // arm: back
    for (int u = 0; u < 3; u++) {
      d2b[u] = e[eAt + u] * h2[u];
    }
    float sum_d2_0 = d2b[0];
    for (int k = 0; k < 2; k++) {
      sum_d2_0 = sum_d2_0 + d2b[1 + k];
    }
    sum_d2[0] = sum_d2_0;
    for (int u = 0; u < 3; u++) {
      d2[u] = h2[u] * (e[eAt + u] - sum_d2[0]);
    }
  }

  /**
   * Propagates the deltas back and writes the gradient by the parameters.
   */
  private void parameterGradient(float[] g, float[] x, int xAt) {
    float[] d2 = this.d2;
    float[] p = this.p;
    float[] e1 = this.e1;
    float[] h1 = this.h1;
    float[] d1 = this.d1;
    // arm: back
    if (g != null) {
      for (int u = 0; u < 3; u++) {
        g[48 + u] = d2[u];
      }
    }
    float e1_0 = p[24] * d2[0];
    float e1_1 = p[27] * d2[0];
    float e1_2 = p[30] * d2[0];
    float e1_3 = p[33] * d2[0];
    float e1_4 = p[36] * d2[0];
    float e1_5 = p[39] * d2[0];
    float e1_6 = p[42] * d2[0];
    float e1_7 = p[45] * d2[0];
    for (int k = 0; k < 2; k++) {
      final float d2_k = d2[1 + k];
      e1_0 = e1_0 + p[25 + k] * d2_k;
      e1_1 = e1_1 + p[28 + k] * d2_k;
      e1_2 = e1_2 + p[31 + k] * d2_k;
      e1_3 = e1_3 + p[34 + k] * d2_k;
      e1_4 = e1_4 + p[37 + k] * d2_k;
      e1_5 = e1_5 + p[40 + k] * d2_k;
      e1_6 = e1_6 + p[43 + k] * d2_k;
      e1_7 = e1_7 + p[46 + k] * d2_k;
    }
    e1[0] = e1_0;
    e1[1] = e1_1;
    e1[2] = e1_2;
    e1[3] = e1_3;
    e1[4] = e1_4;
    e1[5] = e1_5;
    e1[6] = e1_6;
    e1[7] = e1_7;
    if (g != null) {
      final float h1_0 = h1[0];
      final float h1_1 = h1[1];
      final float h1_2 = h1[2];
      final float h1_3 = h1[3];
      final float h1_4 = h1[4];
      final float h1_5 = h1[5];
      final float h1_6 = h1[6];
      final float h1_7 = h1[7];
      for (int u = 0; u < 3; u++) {
        final float d2_u = d2[u];
        g[24 + u] = h1_0 * d2_u;
        g[27 + u] = h1_1 * d2_u;
        g[30 + u] = h1_2 * d2_u;
        g[33 + u] = h1_3 * d2_u;
        g[36 + u] = h1_4 * d2_u;
        g[39 + u] = h1_5 * d2_u;
        g[42 + u] = h1_6 * d2_u;
        g[45 + u] = h1_7 * d2_u;
      }
    }

    // hidden: back
    final float d1_0 = e1[0] * (1f - h1[0] * h1[0]);
    final float d1_1 = e1[1] * (1f - h1[1] * h1[1]);
    final float d1_2 = e1[2] * (1f - h1[2] * h1[2]);
    final float d1_3 = e1[3] * (1f - h1[3] * h1[3]);
    final float d1_4 = e1[4] * (1f - h1[4] * h1[4]);
    final float d1_5 = e1[5] * (1f - h1[5] * h1[5]);
    final float d1_6 = e1[6] * (1f - h1[6] * h1[6]);
    final float d1_7 = e1[7] * (1f - h1[7] * h1[7]);
    d1[0] = d1_0;
    d1[1] = d1_1;
    d1[2] = d1_2;
    d1[3] = d1_3;
    d1[4] = d1_4;
    d1[5] = d1_5;
    d1[6] = d1_6;
    d1[7] = d1_7;
    if (g != null) {
      g[16] = d1_0;
      g[17] = d1_1;
      g[18] = d1_2;
      g[19] = d1_3;
      g[20] = d1_4;
      g[21] = d1_5;
      g[22] = d1_6;
      g[23] = d1_7;
      g[0] = x[xAt] * d1_0;
      g[1] = x[xAt] * d1_1;
      g[2] = x[xAt] * d1_2;
      g[3] = x[xAt] * d1_3;
      g[4] = x[xAt] * d1_4;
      g[5] = x[xAt] * d1_5;
      g[6] = x[xAt] * d1_6;
      g[7] = x[xAt] * d1_7;
      g[8] = x[xAt + 1] * d1_0;
      g[9] = x[xAt + 1] * d1_1;
      g[10] = x[xAt + 1] * d1_2;
      g[11] = x[xAt + 1] * d1_3;
      g[12] = x[xAt + 1] * d1_4;
      g[13] = x[xAt + 1] * d1_5;
      g[14] = x[xAt + 1] * d1_6;
      g[15] = x[xAt + 1] * d1_7;
    }
  }

  /**
   * Writes the gradient by the inputs.
   */
  private void inputGradient(float[] dx, int dxAt) {
    float[] p = this.p;
    float[] d1 = this.d1;
    // hidden: back
    dx[dxAt] = p[0] * d1[0] + p[1] * d1[1] + p[2] * d1[2] + p[3] * d1[3] + p[4] * d1[4]
        + p[5] * d1[5] + p[6] * d1[6] + p[7] * d1[7];
    dx[dxAt + 1] = p[8] * d1[0] + p[9] * d1[1] + p[10] * d1[2] + p[11] * d1[3] + p[12] * d1[4]
        + p[13] * d1[5] + p[14] * d1[6] + p[15] * d1[7];
  }

  /**
   * Makes the tiles, the first time.
   */
  private void prepareTiles() {
    if (xTile != null) {
      return;
    }
    xTile = Tile72.tile(2);
    v1Tile = Tile72.tile(8);
    h1Tile = Tile72.tile(8);
    v2Tile = Tile72.tile(3);
    max2Tile = Tile72.tile(1);
    h2Tile = Tile72.tile(3);
    tTile = Tile72.tile(3);
    loss_partTile = tile(3);
    loss_expTile = tile(3);
    loss_partbTile = tile(3);
    loss_sumbTile = tile(1);
    d1Tile = Tile72.tile(8);
    samples16 = TileSums16.tile(TILE);
    sums16 = TileSums16.tile(4)[0];

    // These use the memory of values that nothing needs any more.
    a2Tile = v1Tile;
    exp2Tile = d1Tile;
    sum2Tile = v1Tile;
    loss_sumTile = loss_expTile;
    loss_partcTile = loss_partbTile;
    loss_log1pTile = loss_partbTile;
    loss_partdTile = loss_expTile;
    loss_parteTile = loss_partTile;
    lossTile = loss_expTile;
    loss_sumcTile = v1Tile;
    loss_d2Tile = d1Tile;
    e1Tile = v1Tile;
    e0Tile = v1Tile;
    eTile = v1Tile;
    d2bTile = d1Tile;
    sum_d2Tile = v2Tile;
    seed_d2Tile = d1Tile;
  }

  /**
   * Computes what the derivatives need of the forward pass.
   */
  private void propagateTile(float[] x, int start, int count, int span) {
    Tile72.load(x, start, count, 2, xTile, span);

    // hidden: 2 -> 8, TANH
    Tile72.affine(xTile, 2, p, 0, 16, 8, v1Tile, span);
    if (!TileFunctions72.tanh(v1Tile, 8, h1Tile, span)) {
      for (int r = 0; r < Tile72.arrays(8, span); r++) {
        tanhOfRows(v1Tile[r], h1Tile[r], Tile72.numbers(8, r, span));
      }
    }

    // arm: 8 -> 3, SOFTMAX
    Tile72.affine(h1Tile, 8, p, 24, 48, 3, v2Tile, span);
    Tile72.max(v2Tile, 3, max2Tile, span);
    softmaxStepOfRows(max2Tile[0], v2Tile[0], a2Tile[0], Tile72.numbers(3, 0, span));
    TileFunctions72.exp(a2Tile, 3, exp2Tile, span);
    Tile72.sum(exp2Tile, 3, sum2Tile, span);
    softmaxOfRows(sum2Tile[0], exp2Tile[0], h2Tile[0], Tile72.numbers(3, 0, span));
  }

  /**
   * Adds the losses of some samples to a total.
   */
  private double lossOfTile(float[] x, float[] t, int start, int count, int span, double total) {
    // Android does not compile a method of this length without a branch.
    if (count < 1) {
      throw new IllegalStateException("count");
    }
    propagateTile(x, start, count, span);
    Tile72.load(t, start, count, 3, tTile, span);

    // loss CROSS_ENTROPY
    crossEntropyStepOfRows(max2Tile[0], v2Tile[0], loss_partTile[0], Tile72.numbers(3, 0, span));
    exp(loss_partTile, 3, loss_expTile, span);
    crossEntropyStep2OfRows(loss_expTile[0], loss_partTile[0], loss_partbTile[0],
        Tile72.numbers(3, 0, span));
    sum(loss_partbTile, 3, loss_sumTile, span);
    crossEntropyStep3OfRows(loss_partTile[0], loss_partcTile[0], Tile72.numbers(3, 0, span));
    sum(loss_partcTile, 3, loss_sumbTile, span);
    crossEntropyLog1pOfRows(loss_sumbTile[0], loss_sumTile[0], loss_log1pTile[0],
        Tile72.numbers(1, 0, span));
    repeat(loss_log1pTile, span);
    crossEntropyStep4OfRows(loss_partTile[0], loss_log1pTile[0], loss_partdTile[0],
        Tile72.numbers(3, 0, span));
    crossEntropyStep5OfRows(loss_partdTile[0], tTile[0], loss_parteTile[0],
        Tile72.numbers(3, 0, span));
    sum(loss_parteTile, 3, lossTile, span);
    return total(lossTile, count, total);
  }

  /**
   * Adds the losses of some samples to a total, and their gradients to a sum.
   */
  private double gradientOfTile(float[] x, float[] t, float[] g, float[] dx, int start, int count,
      int span, double total) {
    propagateTile(x, start, count, span);
    Tile72.load(t, start, count, 3, tTile, span);

    // loss CROSS_ENTROPY
    Tile72.sum(tTile, 3, loss_sumcTile, span);
    crossEntropyDeltaOfRows(tTile[0], loss_sumcTile[0], h2Tile[0], loss_d2Tile[0],
        Tile72.numbers(3, 0, span));

    // arm: back
    if (g != null) {
      TileSums16.turn(loss_d2Tile, TILE, 0, 3, count, samples16, span);
      TileSums16.addOuter(h1Tile, TILE, 8, samples16, 3, count, g, 24, 3, 1, sums16, span);
      Tile72.addSums(loss_d2Tile, 3, count, g, 48, span);
    }
    Tile72.transposed(loss_d2Tile, 3, p, 24, 8, e1Tile, span);

    // hidden: back
    for (int r = 0; r < Tile72.arrays(8, span); r++) {
      tanhBackOfRows(h1Tile[r], e1Tile[r], d1Tile[r], Tile72.numbers(8, r, span));
    }
    if (g != null) {
      TileSums16.turn(d1Tile, TILE, 0, 8, count, samples16, span);
      TileSums16.addOuter(xTile, TILE, 2, samples16, 8, count, g, 0, 8, 1, sums16, span);
      Tile72.addSums(d1Tile, 8, count, g, 16, span);
    }
    if (dx != null) {
      Tile72.transposed(d1Tile, 8, p, 0, 2, e0Tile, span);
      Tile72.store(e0Tile, 2, dx, start, count, span);
    }

    // loss CROSS_ENTROPY
    crossEntropyStepOfRows(max2Tile[0], v2Tile[0], loss_partTile[0], Tile72.numbers(3, 0, span));
    exp(loss_partTile, 3, loss_expTile, span);
    crossEntropyStep2OfRows(loss_expTile[0], loss_partTile[0], loss_partbTile[0],
        Tile72.numbers(3, 0, span));
    sum(loss_partbTile, 3, loss_sumTile, span);
    crossEntropyStep3OfRows(loss_partTile[0], loss_partcTile[0], Tile72.numbers(3, 0, span));
    sum(loss_partcTile, 3, loss_sumbTile, span);
    crossEntropyLog1pOfRows(loss_sumbTile[0], loss_sumTile[0], loss_log1pTile[0],
        Tile72.numbers(1, 0, span));
    repeat(loss_log1pTile, span);
    crossEntropyStep4OfRows(loss_partTile[0], loss_log1pTile[0], loss_partdTile[0],
        Tile72.numbers(3, 0, span));
    crossEntropyStep5OfRows(loss_partdTile[0], tTile[0], loss_parteTile[0],
        Tile72.numbers(3, 0, span));
    sum(loss_parteTile, 3, lossTile, span);
    return total(lossTile, count, total);
  }

  /**
   * Propagates dE/dy of some samples back, and adds their gradients to a sum.
   */
  private void backwardOfTile(float[] x, float[] e, float[] g, float[] dx, int start, int count,
      int span) {
    propagateTile(x, start, count, span);
    Tile72.load(e, start, count, 3, eTile, span);

    // arm: back
    softmaxBackOfRows(h2Tile[0], eTile[0], d2bTile[0], Tile72.numbers(3, 0, span));
    Tile72.sum(d2bTile, 3, sum_d2Tile, span);
    softmaxBack2OfRows(sum_d2Tile[0], eTile[0], h2Tile[0], seed_d2Tile[0],
        Tile72.numbers(3, 0, span));
    if (g != null) {
      TileSums16.turn(seed_d2Tile, TILE, 0, 3, count, samples16, span);
      TileSums16.addOuter(h1Tile, TILE, 8, samples16, 3, count, g, 24, 3, 1, sums16, span);
      Tile72.addSums(seed_d2Tile, 3, count, g, 48, span);
    }
    Tile72.transposed(seed_d2Tile, 3, p, 24, 8, e1Tile, span);

    // hidden: back
    for (int r = 0; r < Tile72.arrays(8, span); r++) {
      tanhBackOfRows(h1Tile[r], e1Tile[r], d1Tile[r], Tile72.numbers(8, r, span));
    }
    if (g != null) {
      TileSums16.turn(d1Tile, TILE, 0, 8, count, samples16, span);
      TileSums16.addOuter(xTile, TILE, 2, samples16, 8, count, g, 0, 8, 1, sums16, span);
      Tile72.addSums(d1Tile, 8, count, g, 16, span);
    }
    if (dx != null) {
      Tile72.transposed(d1Tile, 8, p, 0, 2, e0Tile, span);
      Tile72.store(e0Tile, 2, dx, start, count, span);
    }
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

  /**
   * Computes a step of CROSS_ENTROPY for the rows of an array.
   */
  private void crossEntropyStepOfRows(float[] max, float[] v, double[] loss_part, int numbers) {
    for (int k = 0; k < numbers; k++) {
      loss_part[k] = subtractMaximum((double) v[k], (double) max[k]);
    }
  }

  /**
   * Computes a step of CROSS_ENTROPY for the rows of an array.
   */
  private void crossEntropyStep2OfRows(double[] loss_exp, double[] loss_part, double[] loss_partb,
      int numbers) {
    for (int k = 0; k < numbers; k++) {
      loss_partb[k] = 0.0 > loss_part[k] ? loss_exp[k] : 0.0;
    }
  }

  /**
   * Computes a step of CROSS_ENTROPY for the rows of an array.
   */
  private void crossEntropyStep3OfRows(double[] loss_part, double[] loss_partc, int numbers) {
    for (int k = 0; k < numbers; k++) {
      loss_partc[k] = 0.0 > loss_part[k] ? 0.0 : 1.0;
    }
  }

  /**
   * Computes a step of CROSS_ENTROPY for the rows of an array.
   */
  private void crossEntropyLog1pOfRows(double[] loss_sumb, double[] loss_sum, double[] loss_log1p,
      int numbers) {
    for (int k = 0; k < numbers; k++) {
      loss_log1p[k] = log1p(loss_sum[k] + (loss_sumb[k] - 1.0));
    }
  }

  /**
   * Computes a step of CROSS_ENTROPY for the rows of an array.
   */
  private void crossEntropyStep4OfRows(double[] loss_part, double[] loss_log1p, double[] loss_partd,
      int numbers) {
    for (int k = 0; k < numbers; k++) {
      loss_partd[k] = loss_log1p[k] - loss_part[k];
    }
  }

  /**
   * Computes a step of CROSS_ENTROPY for the rows of an array.
   */
  private void crossEntropyStep5OfRows(double[] loss_partd, float[] t, double[] loss_parte,
      int numbers) {
    for (int k = 0; k < numbers; k++) {
      final double value_part = (double) t[k];
      final double value_part_b = Math.abs(value_part);
      loss_parte[k] = value_part_b > 0.0 ? value_part * loss_partd[k] : value_part_b;
    }
  }

  /**
   * Computes dE/dv of CROSS_ENTROPY for the rows of an array.
   */
  private void crossEntropyDeltaOfRows(float[] t, float[] loss_sumc, float[] h, float[] loss_d,
      int numbers) {
    for (int k = 0; k < numbers; k++) {
      loss_d[k] = h[k] * loss_sumc[k] - t[k];
    }
  }

  /**
   * Propagates derivatives back through TANH for the rows of an array.
   */
  private void tanhBackOfRows(float[] h, float[] e, float[] d, int numbers) {
    for (int k = 0; k < numbers; k++) {
      d[k] = e[k] * (1f - h[k] * h[k]);
    }
  }

  /**
   * Propagates derivatives back through SOFTMAX for the rows of an array.
   */
  private void softmaxBackOfRows(float[] h, float[] e, float[] d, int numbers) {
    for (int k = 0; k < numbers; k++) {
      d[k] = e[k] * h[k];
    }
  }

  /**
   * Propagates derivatives back through SOFTMAX for the rows of an array.
   */
  private void softmaxBack2OfRows(float[] sum_d, float[] e, float[] h, float[] seed_d,
      int numbers) {
    for (int k = 0; k < numbers; k++) {
      seed_d[k] = h[k] * (e[k] - sum_d[k]);
    }
  }
}
