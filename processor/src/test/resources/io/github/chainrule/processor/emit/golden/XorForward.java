package example;

import io.github.chainrule.runtime.f32.Arguments;
import io.github.chainrule.runtime.f32.Elementary;
import io.github.chainrule.runtime.f32.Forward;
import javax.annotation.processing.Generated;

/**
 * Computes the outputs of {@link Xor}.
 *
 * <p>2 inputs, hidden: 3 TANH, output: 1 SIGMOID; loss BINARY_CROSS_ENTROPY; FLOAT
 *
 * <p>Operations for one sample: 22 (9 multiplications, 9 additions, 4 function calls), or 22 if
 * nothing were shared.
 *
 * <p>In the code, of layer 2: {@code v2} are the pre-activations, {@code h2} the outputs.
 *
 * <p>An instance owns its workspace: use one per thread. Any number of them may share an array of
 * parameters, as long as nobody writes to it meanwhile.
 */
@Generated("io.github.chainrule.processor.ChainruleProcessor")
public final class XorForward implements Forward {
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

  /**
   * The number of outputs of all layers.
   */
  private static final int ACTIVATIONS = 4;

  private final float[] p;

  private final float[] xRow = new float[INPUTS];

  private final float[] yRow = new float[OUTPUTS];

  /**
   * Makes an evaluator.
   *
   * @param parameters of all layers; shared, not copied
   */
  public XorForward(float[] parameters) {
    Arguments.length("parameters", parameters, PARAMETERS, "parameters");
    this.p = parameters;
  }

  @Override
  public void forward(float[] x, float[] y) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("y", y, OUTPUTS, "outputs");
    computeOutputs(x, y);
  }

  @Override
  public void forward(float[] x, float[] y, int n) {
    Arguments.samples(n);
    Arguments.rows("x", x, n, INPUTS, "inputs");
    Arguments.rows("y", y, n, OUTPUTS, "outputs");
    for (int sample = 0; sample < n; sample++) {
      System.arraycopy(x, sample * INPUTS, xRow, 0, INPUTS);
      computeOutputs(xRow, yRow);
      System.arraycopy(yRow, 0, y, sample * OUTPUTS, OUTPUTS);
    }
  }

  @Override
  public void activations(float[] x, float[] h) {
    Arguments.length("x", x, INPUTS, "inputs");
    Arguments.length("h", h, ACTIVATIONS, "activations");
    computeActivations(x, h);
  }

  /**
   * The outputs.
   */
  private void computeOutputs(float[] x, float[] y) {
    float[] p = this.p;
    // hidden: 3 TANH of 2
    final float h0_0 = Elementary.tanh(p[6] + p[0] * x[0] + p[3] * x[1]);
    final float h0_1 = Elementary.tanh(p[7] + p[1] * x[0] + p[4] * x[1]);
    final float h0_2 = Elementary.tanh(p[8] + p[2] * x[0] + p[5] * x[1]);

    // output: 1 SIGMOID of 3
    y[0] = Elementary.sigmoid(p[12] + p[9] * h0_0 + p[10] * h0_1 + p[11] * h0_2);
  }

  /**
   * The outputs of all layers.
   */
  private void computeActivations(float[] x, float[] h) {
    float[] p = this.p;
    // hidden: 3 TANH of 2
    final float h0_0 = Elementary.tanh(p[6] + p[0] * x[0] + p[3] * x[1]);
    final float h0_1 = Elementary.tanh(p[7] + p[1] * x[0] + p[4] * x[1]);
    final float h0_2 = Elementary.tanh(p[8] + p[2] * x[0] + p[5] * x[1]);
    h[0] = h0_0;
    h[1] = h0_1;
    h[2] = h0_2;

    // output: 1 SIGMOID of 3
    h[3] = Elementary.sigmoid(p[12] + p[9] * h0_0 + p[10] * h0_1 + p[11] * h0_2);
  }
}
