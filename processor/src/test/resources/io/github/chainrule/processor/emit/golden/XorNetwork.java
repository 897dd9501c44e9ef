package example;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.Generator;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.f32.Arguments;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Initializer;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The network {@link Xor}.
 *
 * <p>2 inputs, hidden: 3 TANH, output: 1 SIGMOID; loss BINARY_CROSS_ENTROPY; FLOAT
 *
 * <p>Its parameters, in one array:
 *
 * <pre>
 * layer            offset  shape
 * hidden  weights       0  [2][3]
 * hidden  biases        6  [3]
 * output  weights       9  [3][1]
 * output  biases       12  [1]
 * </pre>
 *
 * <p>Evaluators made here share the parameters. They, and {@code predict}, are for one thread at a
 * time; while a thread writes parameters, no other may use the network.
 */
@Generated("io.github.chainrule.processor.ChainruleProcessor")
public final class XorNetwork implements Xor, Model {
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

  private static final List<Layer> LAYERS = Collections.unmodifiableList(
      Arrays.<Layer>asList(
          new DenseLayer("hidden", "TANH", 2, 3, true, 0, 6),
          new DenseLayer("output", "SIGMOID", 3, 1, true, 9, 12)));

  private final float[] p;

  private final XorForward forward;

  private XorNetwork(float[] parameters) {
    Arguments.length("parameters", parameters, PARAMETERS, "parameters");
    this.p = parameters;
    this.forward = new XorForward(parameters);
  }

  /**
   * Makes a network with random weights, by each layer's activation; biases are 0.
   *
   * @param seed the same seed gives the same weights
   * @return a new network
   */
  public static XorNetwork create(long seed) {
    float[] p = new float[PARAMETERS];
    Generator generator = new Generator(seed);
    Initializer.glorotUniform(p, 0, 2, 3, generator);
    Initializer.glorotUniform(p, 9, 3, 1, generator);
    return new XorNetwork(p);
  }

  /**
   * Makes a network of the given parameters.
   *
   * @param parameters all of them; kept and shared, not copied
   * @return a new network
   */
  public static XorNetwork of(float[] parameters) {
    return new XorNetwork(parameters);
  }

  @Override
  public Layer hidden() {
    return LAYERS.get(0);
  }

  @Override
  public Layer output() {
    return LAYERS.get(1);
  }

  @Override
  public int inputs() {
    return INPUTS;
  }

  @Override
  public int outputs() {
    return OUTPUTS;
  }

  @Override
  public float[] parameters() {
    return p;
  }

  @Override
  public List<Layer> layers() {
    return LAYERS;
  }

  @Override
  public Forward newForward() {
    return new XorForward(p);
  }

  @Override
  public Backprop newBackprop() {
    return new XorBackprop(p);
  }

  @Override
  public Jacobian newJacobian() {
    return new XorJacobian(p);
  }

  @Override
  public float[] predict(float[] x) {
    float[] y = new float[OUTPUTS];
    forward.forward(x, y);
    return y;
  }
}
