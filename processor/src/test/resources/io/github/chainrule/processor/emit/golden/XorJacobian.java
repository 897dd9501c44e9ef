package example;

import io.github.chainrule.runtime.f32.Arguments;
import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.f32.Jacobian;
import javax.annotation.processing.Generated;

/**
 * Computes the derivatives of the outputs of {@link Xor}.
 *
 * <p>2 inputs, hidden: 3 TANH, output: 1 SIGMOID; loss BINARY_CROSS_ENTROPY; FLOAT
 *
 * <p>Operations of the derivatives by the inputs for one sample, the forward pass included: 42 (24
 * multiplications, 14 additions, 4 function calls), or 1,234 if nothing were shared.
 *
 * <p>Operations of the derivatives by the parameters: 42 (24 multiplications, 14 additions, 4
 * function calls), or 1,234 if nothing were shared.
 *
 * <p>Verified against central differences: 15 derivatives at 4 points agree, the worst to 3.1e-10
 * relative to max(1, |difference quotient|).
 *
 * <p>In the code, of layer 2: {@code v2} are the pre-activations, {@code h2} the outputs, {@code
 * d2} and {@code e2} the derivatives of the network's outputs by them, {@code u2} and {@code t2}
 * their own derivatives by what comes before.
 *
 * <p>An instance owns its workspace: use one per thread. Any number of them may share an array of
 * parameters, as long as nobody writes to it meanwhile.
 */
@Generated("io.github.chainrule.processor.ChainruleProcessor")
public final class XorJacobian implements Jacobian {
  /**
   * The number of inputs.
   */
  public static final int INPUTS = 2;

  /**
   * The number of outputs.
   */
  public static final int OUTPUTS = 1;

  /**
   * The number of parameters.
   */
  public static final int PARAMETERS = 13;

  private final float[] p;

  private final float[] hidden = new float[3];

  private final float[] outputPre = new float[1];

  private final float[] output = new float[1];

  /**
   * Makes an evaluator.
   *
   * @param parameters of all layers; shared, not copied
   */
  public XorJacobian(float[] parameters) {
    Arguments.length("parameters", parameters, PARAMETERS, "parameters");
    this.p = parameters;
  }

  @Override
  public void inputs(float[] x, float[] j) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("j", j, OUTPUTS * INPUTS, "outputs x inputs");
    propagate(x);
    inputJacobian(j);
  }

  @Override
  public void parameters(float[] x, float[] j) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("j", j, OUTPUTS * PARAMETERS, "outputs x parameters");
    propagate(x);
    parameterJacobian(x, j);
  }

  /**
   * The outputs of all layers, kept.
   */
  private void propagate(float[] x) {
    float[] p = this.p;
    float[] hidden = this.hidden;
    // hidden: 3 TANH of 2
    final float h0_0 = Elementary.tanh(p[6] + p[0] * x[0] + p[3] * x[1]);
    final float h0_1 = Elementary.tanh(p[7] + p[1] * x[0] + p[4] * x[1]);
    final float h0_2 = Elementary.tanh(p[8] + p[2] * x[0] + p[5] * x[1]);
    hidden[0] = h0_0;
    hidden[1] = h0_1;
    hidden[2] = h0_2;

    // output: 1 SIGMOID of 3
    final float v0 = p[12] + p[9] * h0_0 + p[10] * h0_1 + p[11] * h0_2;
    outputPre[0] = v0;
    output[0] = Elementary.sigmoid(v0);
  }

  /**
   * dy/dx.
   */
  private void inputJacobian(float[] j) {
    float[] output = this.output;
    float[] p = this.p;
    float[] hidden = this.hidden;
    final float d0 = output[0] * (1f - output[0]);
    j[0] = p[0] * (d0 * p[9] * (1f - hidden[0] * hidden[0]))
        + p[1] * (d0 * p[10] * (1f - hidden[1] * hidden[1]))
        + p[2] * (d0 * p[11] * (1f - hidden[2] * hidden[2]));
    j[1] = p[3] * (d0 * p[9] * (1f - hidden[0] * hidden[0]))
        + p[4] * (d0 * p[10] * (1f - hidden[1] * hidden[1]))
        + p[5] * (d0 * p[11] * (1f - hidden[2] * hidden[2]));
  }

  /**
   * dy/dparameters.
   */
  private void parameterJacobian(float[] x, float[] j) {
    float[] output = this.output;
    float[] p = this.p;
    float[] hidden = this.hidden;
    final float d0 = output[0] * (1f - output[0]);
    for (int k = 0; k < 3; k++) {
      final float d1 = d0 * p[9 + k] * (1f - hidden[k] * hidden[k]);
      j[k] = d1 * x[0];
      j[3 + k] = d1 * x[1];
      j[6 + k] = d1;
      j[9 + k] = d0 * hidden[k];
    }
    j[12] = d0;
  }
}
