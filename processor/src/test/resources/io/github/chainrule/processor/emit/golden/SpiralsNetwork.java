package example;

import io.github.chainrule.runtime.GeneratedFrom;
import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.NetworkLayer;
import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Initializer;
import io.github.chainrule.runtime.f32.Jacobian;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.internal.SharedForward;
import io.github.chainrule.runtime.internal.LayerList;
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
 * <p>Evaluators made here share the parameters, and are for one thread at a time; {@code predict}
 * is for any number. While a thread writes parameters, no other may use the network.
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
      new NetworkLayer.Builder("Dense", "hidden")
          .reads(2, "input")
          .gives(8)
          .activation("TANH")
          .tensor("weight", "weight", 0, 2, 8)
          .tensor("bias", "bias", 16, 8)
          .build(),
      new NetworkLayer.Builder("Dense", "arm")
          .reads(8, "hidden")
          .gives(3)
          .activation("SOFTMAX")
          .tensor("weight", "weight", 24, 8, 3)
          .tensor("bias", "bias", 48, 3)
          .build());

  private static final ModelLoss LOSS = ModelLoss.of("CROSS_ENTROPY", true);

  private final float[] p;

  private final SharedForward forward;

  private SpiralsNetwork(float[] parameters) {
    this.forward = new SharedForward(this, new SpiralsForward(parameters));
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
    return forward.predict(x);
  }

  @Override
  public SpiralsNetwork copy() {
    return new SpiralsNetwork(p.clone());
  }

  @Override
  public String toString() {
    return "Spirals: 2 -> 3, 51 parameters, CROSS_ENTROPY"
        + '\n' + "  hidden  2 -> 8  TANH     24"
        + '\n' + "  arm     8 -> 3  SOFTMAX  27";
  }
}
