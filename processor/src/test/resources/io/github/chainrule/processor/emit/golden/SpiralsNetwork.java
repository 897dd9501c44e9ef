package example;

import io.github.chainrule.runtime.DenseLayer;
import io.github.chainrule.runtime.GeneratedFrom;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.LayerList;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Initializer;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The network {@link Spirals}.
 *
 * <p>2 inputs, hidden: 8 TANH, arm: 3 SOFTMAX; loss CROSS_ENTROPY; FLOAT
 *
 * <p>Its parameters, in one array:
 *
 * <pre>
 * layer            offset  shape
 * hidden  weights       0  [2][8]
 * hidden  biases       16  [8]
 * arm     weights      24  [8][3]
 * arm     biases       48  [3]
 * </pre>
 *
 * <p>Evaluators made here share the parameters. They, and {@code predict}, are for one thread at a
 * time; while a thread writes parameters, no other may use the network.
 */
@GeneratedFrom("example.Spirals")
@Generated("io.github.chainrule.processor.ChainruleProcessor")
public final class SpiralsNetwork implements Spirals, Model {
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

  private static final List<Layer> LAYERS = new LayerList(
      new DenseLayer("hidden", "TANH", 2, 8, true, 0, 16),
      new DenseLayer("arm", "SOFTMAX", 8, 3, true, 24, 48));

  private static final ModelLoss LOSS = ModelLoss.of("CROSS_ENTROPY", true);

  private final float[] p;

  private final SpiralsForward forward;

  private SpiralsNetwork(float[] parameters) {
    this.forward = new SpiralsForward(parameters);
    this.p = parameters;
  }

  /**
   * Makes a network with random weights, by each layer's activation; biases are 0.
   *
   * @param seed the same seed gives the same weights
   * @return a new network
   */
  public static SpiralsNetwork create(long seed) {
    float[] p = new float[PARAMETERS];
    Initializer initializer = new Initializer(seed);
    initializer.glorotUniform(p, 0, 2, 8);
    initializer.glorotUniform(p, 24, 8, 3);
    return new SpiralsNetwork(p);
  }

  /**
   * Makes a network of the given parameters.
   *
   * @param parameters all of them; kept and shared, not copied
   * @return a new network
   */
  public static SpiralsNetwork of(float[] parameters) {
    return new SpiralsNetwork(parameters);
  }

  @Override
  public Layer hidden() {
    return LAYERS.get(0);
  }

  @Override
  public Layer arm() {
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
  public ModelLoss loss() {
    return LOSS;
  }

  @Override
  public Forward newForward() {
    return new SpiralsForward(p);
  }

  @Override
  public Backprop newBackprop() {
    return new SpiralsBackprop(p);
  }

  @Override
  public Jacobian newJacobian() {
    return new SpiralsJacobian(p);
  }

  @Override
  public float[] predict(float[] x) {
    float[] y = new float[OUTPUTS];
    forward.forward(x, y);
    return y;
  }
}
