package example;

import io.github.chainrule.runtime.GeneratedFrom;
import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.internal.Arguments;
import io.github.chainrule.runtime.f32.internal.JacobianRows;
import javax.annotation.processing.Generated;

/**
 * Computes the derivatives of the outputs of {@link Spirals}.
 *
 * <p>2 inputs, hidden: 8 TANH, arm: 3 SOFTMAX; loss CROSS_ENTROPY; FLOAT
 *
 * <p>Operations of the derivatives by the inputs for one sample, the forward pass included: 261
 * (132 multiplications, 113 additions, 3 divisions, 2 comparisons, 11 function calls), or 27,603 if
 * nothing were shared.
 *
 * <p>Operations of the derivatives by the parameters: 431 (289 multiplications, 126 additions, 3
 * divisions, 2 comparisons, 11 function calls), or 548,625 if nothing were shared.
 *
 * <p>Operations of the derivative in a direction: 205 (102 multiplications, 87 additions, 3
 * divisions, 2 comparisons, 11 function calls), or 15,462 if nothing were shared.
 *
 * <p>Verified against central differences: 542 derivatives at 2 points agree, the worst to 6.1e-12
 * relative to max(1, |difference quotient|).
 *
 * <p>In the code, of layer 2: {@code v2}: the pre-activations; {@code a2}, {@code exp2}, {@code
 * max2}, {@code sum2}: steps from there to the outputs; {@code h2}: the outputs; {@code d2}: the
 * derivatives of the network's outputs by the pre-activations; {@code e2}: the derivatives of the
 * network's outputs by the outputs; {@code u2}: the derivatives of the pre-activations by what
 * comes before, or in the direction v; {@code t2}: those of the outputs; {@code sum_t2}: a step to
 * them. A letter at the end, as in {@code sum_t2b}, makes another step.
 *
 * <p>An instance owns its workspace: use one per thread. Any number of them may share an array of
 * parameters, as long as nobody writes to it meanwhile.
 */
@GeneratedFrom("example.Spirals")
@Generated("io.github.chainrule.processor.ChainruleProcessor")
public final class SpiralsJacobian implements Jacobian {
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

  private final float[] p;

  private final float[] h1 = new float[8];

  private final float[] h2 = new float[3];

  private final float[] d2 = new float[9];

  private final float[] e1 = new float[24];

  /**
   * This and what follows have no memory of their own: they use that of values that nothing needs
   * any more.
   */
  private final float[] v2 = e1;

  private final float[] max2 = h2;

  private final float[] a2 = d2;

  private final float[] exp2 = e1;

  private final float[] sum2 = d2;

  private final float[] t1 = e1;

  private final float[] u2 = d2;

  private final float[] t2b = e1;

  private final float[] sum_t2 = h1;

  private final float[] t1b = e1;

  private final float[] u2b = e1;

  private final float[] t2c = d2;

  private final float[] sum_t2b = d2;

  private JacobianRows rows;

  /**
   * Makes an evaluator.
   *
   * @param parameters of all layers; shared, not copied
   */
  public SpiralsJacobian(float[] parameters) {
    Arguments.length("parameters", parameters, PARAMETERS, "parameters");
    this.p = parameters;
  }

  @Override
  public void inputs(float[] x, float[] j) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("j", j, OUTPUTS * INPUTS, "outputs x inputs");
    Arguments.written("j", j, x, p);
    propagate(x);
    inputJacobian(j);
  }

  @Override
  public void inputs(float[] x, int n, float[] j) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, INPUTS, "inputs");
    Arguments.rows("j", j, n, OUTPUTS * INPUTS, "outputs x inputs");
    Arguments.written("j", j, x, p);
    prepareRows();
    rows.inputs(x, n, j);
  }

  @Override
  public void parameters(float[] x, float[] j) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("j", j, OUTPUTS * PARAMETERS, "outputs x parameters");
    Arguments.written("j", j, x, p);
    propagate(x);
    parameterJacobian(j, x);
  }

  @Override
  public void parameters(float[] x, int n, float[] j) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, INPUTS, "inputs");
    Arguments.rows("j", j, n, OUTPUTS * PARAMETERS, "outputs x parameters");
    Arguments.written("j", j, x, p);
    prepareRows();
    rows.parameters(x, n, PARAMETERS, j);
  }

  @Override
  public void jvp(float[] x, float[] v, float[] dy) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("v", v, INPUTS, "inputs");
    Arguments.length("dy", dy, OUTPUTS, "outputs");
    Arguments.written("dy", dy, x, v, p);
    propagate(x);
    outputTangent(v, dy);
  }

  @Override
  public void jvp(float[] x, float[] v, int n, float[] dy) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, INPUTS, "inputs");
    Arguments.rows("v", v, n, INPUTS, "inputs");
    Arguments.rows("dy", dy, n, OUTPUTS, "outputs");
    Arguments.written("dy", dy, x, v, p);
    prepareRows();
    rows.jvp(x, v, n, dy);
  }

  private void prepareRows() {
    if (rows == null) {
      rows = new JacobianRows(this, INPUTS, OUTPUTS);
    }
  }

  /**
   * Computes what the derivatives need of the forward pass.
   */
  private void propagate(float[] x) {
    float[] p = this.p;
    float[] h1 = this.h1;
    float[] v2 = this.v2;
    float[] max2 = this.max2;
    float[] a2 = this.a2;
    float[] exp2 = this.exp2;
    float[] sum2 = this.sum2;
    float[] h2 = this.h2;
    // hidden: 2 -> 8, TANH
    final float v1_0 = p[16] + p[0] * x[0] + p[8] * x[1];
    final float v1_1 = p[17] + p[1] * x[0] + p[9] * x[1];
    final float v1_2 = p[18] + p[2] * x[0] + p[10] * x[1];
    final float v1_3 = p[19] + p[3] * x[0] + p[11] * x[1];
    final float v1_4 = p[20] + p[4] * x[0] + p[12] * x[1];
    final float v1_5 = p[21] + p[5] * x[0] + p[13] * x[1];
    final float v1_6 = p[22] + p[6] * x[0] + p[14] * x[1];
    final float v1_7 = p[23] + p[7] * x[0] + p[15] * x[1];
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
   * Writes the Jacobian by the inputs.
   */
  private void inputJacobian(float[] j) {
    float[] p = this.p;
    float[] h1 = this.h1;
    float[] t1 = this.t1;
    float[] u2 = this.u2;
    float[] t2b = this.t2b;
    float[] h2 = this.h2;
    float[] sum_t2 = this.sum_t2;
    // hidden: tangents
    final float t1_0_0 = p[0] * (1f - h1[0] * h1[0]);
    final float t1_0_1 = p[1] * (1f - h1[1] * h1[1]);
    final float t1_0_2 = p[2] * (1f - h1[2] * h1[2]);
    final float t1_0_3 = p[3] * (1f - h1[3] * h1[3]);
    final float t1_0_4 = p[4] * (1f - h1[4] * h1[4]);
    final float t1_0_5 = p[5] * (1f - h1[5] * h1[5]);
    final float t1_0_6 = p[6] * (1f - h1[6] * h1[6]);
    final float t1_0_7 = p[7] * (1f - h1[7] * h1[7]);
    final float t1_1_0 = p[8] * (1f - h1[0] * h1[0]);
    final float t1_1_1 = p[9] * (1f - h1[1] * h1[1]);
    final float t1_1_2 = p[10] * (1f - h1[2] * h1[2]);
    final float t1_1_3 = p[11] * (1f - h1[3] * h1[3]);
    final float t1_1_4 = p[12] * (1f - h1[4] * h1[4]);
    final float t1_1_5 = p[13] * (1f - h1[5] * h1[5]);
    final float t1_1_6 = p[14] * (1f - h1[6] * h1[6]);
    final float t1_1_7 = p[15] * (1f - h1[7] * h1[7]);
    t1[0] = t1_0_0;
    t1[1] = t1_0_1;
    t1[2] = t1_0_2;
    t1[3] = t1_0_3;
    t1[4] = t1_0_4;
    t1[5] = t1_0_5;
    t1[6] = t1_0_6;
    t1[7] = t1_0_7;
    t1[8] = t1_1_0;
    t1[9] = t1_1_1;
    t1[10] = t1_1_2;
    t1[11] = t1_1_3;
    t1[12] = t1_1_4;
    t1[13] = t1_1_5;
    t1[14] = t1_1_6;
    t1[15] = t1_1_7;

    // arm: tangents
    for (int r = 0; r < 2; r++) {
      final float t1_0 = t1[8 * r];
      final float t1_1 = t1[1 + 8 * r];
      final float t1_2 = t1[2 + 8 * r];
      final float t1_3 = t1[3 + 8 * r];
      final float t1_4 = t1[4 + 8 * r];
      final float t1_5 = t1[5 + 8 * r];
      final float t1_6 = t1[6 + 8 * r];
      final float t1_7 = t1[7 + 8 * r];
      for (int u = 0; u < 3; u++) {
        u2[3 * r + u] = p[24 + u] * t1_0 + p[27 + u] * t1_1 + p[30 + u] * t1_2 + p[33 + u] * t1_3
            + p[36 + u] * t1_4 + p[39 + u] * t1_5 + p[42 + u] * t1_6 + p[45 + u] * t1_7;
      }
    }
    for (int r = 0; r < 2; r++) {
      for (int u = 0; u < 3; u++) {
        t2b[3 * r + u] = u2[3 * r + u] * h2[u];
      }
    }
    for (int r = 0; r < 2; r++) {
      float sum_t2_0 = t2b[3 * r];
      for (int k = 0; k < 2; k++) {
        sum_t2_0 = sum_t2_0 + t2b[1 + 3 * r + k];
      }
      sum_t2[r] = sum_t2_0;
    }
    for (int r = 0; r < 2; r++) {
      for (int u = 0; u < 3; u++) {
        j[r + 2 * u] = h2[u] * (u2[3 * r + u] - sum_t2[r]);
      }
    }
  }

  /**
   * Writes the Jacobian by the parameters.
   */
  private void parameterJacobian(float[] j, float[] x) {
    float[] d2 = this.d2;
    float[] h2 = this.h2;
    float[] p = this.p;
    float[] e1 = this.e1;
    float[] h1 = this.h1;
    // arm: back
    for (int r = 0; r < 3; r++) {
      for (int u = 0; u < 3; u++) {
        d2[3 * r + u] = h2[u] * -h2[r];
      }
      d2[3 * r + r] = h2[r] * (1f - h2[r]);
    }
    for (int r = 0; r < 3; r++) {
      for (int u = 0; u < 3; u++) {
        j[48 + 51 * r + u] = d2[3 * r + u];
      }
    }
    for (int r = 0; r < 3; r++) {
      float e1_0 = p[24] * d2[3 * r];
      float e1_1 = p[27] * d2[3 * r];
      float e1_2 = p[30] * d2[3 * r];
      float e1_3 = p[33] * d2[3 * r];
      float e1_4 = p[36] * d2[3 * r];
      float e1_5 = p[39] * d2[3 * r];
      float e1_6 = p[42] * d2[3 * r];
      float e1_7 = p[45] * d2[3 * r];
      for (int k = 0; k < 2; k++) {
        final float d2_k = d2[1 + 3 * r + k];
        e1_0 = e1_0 + p[25 + k] * d2_k;
        e1_1 = e1_1 + p[28 + k] * d2_k;
        e1_2 = e1_2 + p[31 + k] * d2_k;
        e1_3 = e1_3 + p[34 + k] * d2_k;
        e1_4 = e1_4 + p[37 + k] * d2_k;
        e1_5 = e1_5 + p[40 + k] * d2_k;
        e1_6 = e1_6 + p[43 + k] * d2_k;
        e1_7 = e1_7 + p[46 + k] * d2_k;
      }
      e1[8 * r] = e1_0;
      e1[1 + 8 * r] = e1_1;
      e1[2 + 8 * r] = e1_2;
      e1[3 + 8 * r] = e1_3;
      e1[4 + 8 * r] = e1_4;
      e1[5 + 8 * r] = e1_5;
      e1[6 + 8 * r] = e1_6;
      e1[7 + 8 * r] = e1_7;
    }
    for (int r = 0; r < 3; r++) {
      final float h1_0 = h1[0];
      final float h1_1 = h1[1];
      final float h1_2 = h1[2];
      final float h1_3 = h1[3];
      final float h1_4 = h1[4];
      final float h1_5 = h1[5];
      final float h1_6 = h1[6];
      final float h1_7 = h1[7];
      for (int u = 0; u < 3; u++) {
        final float d2_u = d2[3 * r + u];
        j[24 + 51 * r + u] = h1_0 * d2_u;
        j[27 + 51 * r + u] = h1_1 * d2_u;
        j[30 + 51 * r + u] = h1_2 * d2_u;
        j[33 + 51 * r + u] = h1_3 * d2_u;
        j[36 + 51 * r + u] = h1_4 * d2_u;
        j[39 + 51 * r + u] = h1_5 * d2_u;
        j[42 + 51 * r + u] = h1_6 * d2_u;
        j[45 + 51 * r + u] = h1_7 * d2_u;
      }
    }

    // hidden: back
    final float d1_0_0 = e1[0] * (1f - h1[0] * h1[0]);
    final float d1_0_1 = e1[1] * (1f - h1[1] * h1[1]);
    final float d1_0_2 = e1[2] * (1f - h1[2] * h1[2]);
    final float d1_0_3 = e1[3] * (1f - h1[3] * h1[3]);
    final float d1_0_4 = e1[4] * (1f - h1[4] * h1[4]);
    final float d1_0_5 = e1[5] * (1f - h1[5] * h1[5]);
    final float d1_0_6 = e1[6] * (1f - h1[6] * h1[6]);
    final float d1_0_7 = e1[7] * (1f - h1[7] * h1[7]);
    final float d1_1_0 = e1[8] * (1f - h1[0] * h1[0]);
    final float d1_1_1 = e1[9] * (1f - h1[1] * h1[1]);
    final float d1_1_2 = e1[10] * (1f - h1[2] * h1[2]);
    final float d1_1_3 = e1[11] * (1f - h1[3] * h1[3]);
    final float d1_1_4 = e1[12] * (1f - h1[4] * h1[4]);
    final float d1_1_5 = e1[13] * (1f - h1[5] * h1[5]);
    final float d1_1_6 = e1[14] * (1f - h1[6] * h1[6]);
    final float d1_1_7 = e1[15] * (1f - h1[7] * h1[7]);
    final float d1_2_0 = e1[16] * (1f - h1[0] * h1[0]);
    final float d1_2_1 = e1[17] * (1f - h1[1] * h1[1]);
    final float d1_2_2 = e1[18] * (1f - h1[2] * h1[2]);
    final float d1_2_3 = e1[19] * (1f - h1[3] * h1[3]);
    final float d1_2_4 = e1[20] * (1f - h1[4] * h1[4]);
    final float d1_2_5 = e1[21] * (1f - h1[5] * h1[5]);
    final float d1_2_6 = e1[22] * (1f - h1[6] * h1[6]);
    final float d1_2_7 = e1[23] * (1f - h1[7] * h1[7]);
    j[16] = d1_0_0;
    j[17] = d1_0_1;
    j[18] = d1_0_2;
    j[19] = d1_0_3;
    j[20] = d1_0_4;
    j[21] = d1_0_5;
    j[22] = d1_0_6;
    j[23] = d1_0_7;
    j[67] = d1_1_0;
    j[68] = d1_1_1;
    j[69] = d1_1_2;
    j[70] = d1_1_3;
    j[71] = d1_1_4;
    j[72] = d1_1_5;
    j[73] = d1_1_6;
    j[74] = d1_1_7;
    j[118] = d1_2_0;
    j[119] = d1_2_1;
    j[120] = d1_2_2;
    j[121] = d1_2_3;
    j[122] = d1_2_4;
    j[123] = d1_2_5;
    j[124] = d1_2_6;
    j[125] = d1_2_7;
    j[0] = x[0] * d1_0_0;
    j[1] = x[0] * d1_0_1;
    j[2] = x[0] * d1_0_2;
    j[3] = x[0] * d1_0_3;
    j[4] = x[0] * d1_0_4;
    j[5] = x[0] * d1_0_5;
    j[6] = x[0] * d1_0_6;
    j[7] = x[0] * d1_0_7;
    j[8] = x[1] * d1_0_0;
    j[9] = x[1] * d1_0_1;
    j[10] = x[1] * d1_0_2;
    j[11] = x[1] * d1_0_3;
    j[12] = x[1] * d1_0_4;
    j[13] = x[1] * d1_0_5;
    j[14] = x[1] * d1_0_6;
    j[15] = x[1] * d1_0_7;
    j[51] = x[0] * d1_1_0;
    j[52] = x[0] * d1_1_1;
    j[53] = x[0] * d1_1_2;
    j[54] = x[0] * d1_1_3;
    j[55] = x[0] * d1_1_4;
    j[56] = x[0] * d1_1_5;
    j[57] = x[0] * d1_1_6;
    j[58] = x[0] * d1_1_7;
    j[59] = x[1] * d1_1_0;
    j[60] = x[1] * d1_1_1;
    j[61] = x[1] * d1_1_2;
    j[62] = x[1] * d1_1_3;
    j[63] = x[1] * d1_1_4;
    j[64] = x[1] * d1_1_5;
    j[65] = x[1] * d1_1_6;
    j[66] = x[1] * d1_1_7;
    j[102] = x[0] * d1_2_0;
    j[103] = x[0] * d1_2_1;
    j[104] = x[0] * d1_2_2;
    j[105] = x[0] * d1_2_3;
    j[106] = x[0] * d1_2_4;
    j[107] = x[0] * d1_2_5;
    j[108] = x[0] * d1_2_6;
    j[109] = x[0] * d1_2_7;
    j[110] = x[1] * d1_2_0;
    j[111] = x[1] * d1_2_1;
    j[112] = x[1] * d1_2_2;
    j[113] = x[1] * d1_2_3;
    j[114] = x[1] * d1_2_4;
    j[115] = x[1] * d1_2_5;
    j[116] = x[1] * d1_2_6;
    j[117] = x[1] * d1_2_7;
  }

  /**
   * Writes the derivative of the outputs in a direction.
   */
  private void outputTangent(float[] v, float[] dy) {
    float[] p = this.p;
    float[] h1 = this.h1;
    float[] t1b = this.t1b;
    float[] u2b = this.u2b;
    float[] t2c = this.t2c;
    float[] h2 = this.h2;
    float[] sum_t2b = this.sum_t2b;
    // hidden: tangents
    final float u1_0 = p[0] * v[0] + p[8] * v[1];
    final float u1_1 = p[1] * v[0] + p[9] * v[1];
    final float u1_2 = p[2] * v[0] + p[10] * v[1];
    final float u1_3 = p[3] * v[0] + p[11] * v[1];
    final float u1_4 = p[4] * v[0] + p[12] * v[1];
    final float u1_5 = p[5] * v[0] + p[13] * v[1];
    final float u1_6 = p[6] * v[0] + p[14] * v[1];
    final float u1_7 = p[7] * v[0] + p[15] * v[1];
    final float t1b_0 = u1_0 * (1f - h1[0] * h1[0]);
    final float t1b_1 = u1_1 * (1f - h1[1] * h1[1]);
    final float t1b_2 = u1_2 * (1f - h1[2] * h1[2]);
    final float t1b_3 = u1_3 * (1f - h1[3] * h1[3]);
    final float t1b_4 = u1_4 * (1f - h1[4] * h1[4]);
    final float t1b_5 = u1_5 * (1f - h1[5] * h1[5]);
    final float t1b_6 = u1_6 * (1f - h1[6] * h1[6]);
    final float t1b_7 = u1_7 * (1f - h1[7] * h1[7]);
    t1b[0] = t1b_0;
    t1b[1] = t1b_1;
    t1b[2] = t1b_2;
    t1b[3] = t1b_3;
    t1b[4] = t1b_4;
    t1b[5] = t1b_5;
    t1b[6] = t1b_6;
    t1b[7] = t1b_7;

    // arm: tangents
    final float t1b_0_b = t1b[0];
    final float t1b_1_b = t1b[1];
    final float t1b_2_b = t1b[2];
    final float t1b_3_b = t1b[3];
    final float t1b_4_b = t1b[4];
    final float t1b_5_b = t1b[5];
    final float t1b_6_b = t1b[6];
    final float t1b_7_b = t1b[7];
    for (int u = 0; u < 3; u++) {
      u2b[u] = p[24 + u] * t1b_0_b + p[27 + u] * t1b_1_b + p[30 + u] * t1b_2_b + p[33 + u] * t1b_3_b
          + p[36 + u] * t1b_4_b + p[39 + u] * t1b_5_b + p[42 + u] * t1b_6_b + p[45 + u] * t1b_7_b;
    }
    for (int u = 0; u < 3; u++) {
      t2c[u] = u2b[u] * h2[u];
    }
    float sum_t2b_0 = t2c[0];
    for (int k = 0; k < 2; k++) {
      sum_t2b_0 = sum_t2b_0 + t2c[1 + k];
    }
    sum_t2b[0] = sum_t2b_0;
    for (int u = 0; u < 3; u++) {
      dy[u] = h2[u] * (u2b[u] - sum_t2b[0]);
    }
  }
}
