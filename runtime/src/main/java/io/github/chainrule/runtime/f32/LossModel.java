package io.github.chainrule.runtime.f32;

import io.github.chainrule.runtime.Layer;
import io.github.chainrule.runtime.ModelLoss;
import io.github.chainrule.runtime.Signature;
import java.util.List;

/**
 * A network with a loss of one's own in place of the one that it was compiled with. It shares the
 * parameters of the network: what fits the one fits the other.
 *
 * <pre>{@code
 * Model model = LossModel.of(network, new Pinball());
 * Trainer.builder().epochs(50).build().fit(model, data);
 * float[] y = network.predict(x);
 * }</pre>
 *
 * <p>Losses and gradients take a forward pass more than compiled ones, and what the loss takes.
 */
public class LossModel implements Model {
  private final Model network;
  final SampleLoss loss;

  LossModel(Model network, SampleLoss loss) {
    this.network = network;
    this.loss = loss;
  }

  /**
   * Gives a network another loss.
   *
   * @param network the network, whose parameters are shared
   * @param loss the loss
   * @return the network with the loss
   * @throws NullPointerException if an argument is null
   */
  public static LossModel of(Model network, SampleLoss loss) {
    if (network == null) {
      throw new NullPointerException("network");
    }
    if (loss == null) {
      throw new NullPointerException("loss");
    }
    return network instanceof DropoutModel
        ? new OfDropout((DropoutModel) network, loss)
        : new LossModel(network, loss);
  }

  /** That of a network that training leaves values out of. */
  private static final class OfDropout extends LossModel implements DropoutModel {
    private final DropoutModel masked;

    OfDropout(DropoutModel network, SampleLoss loss) {
      super(network, loss);
      this.masked = network;
    }

    @Override
    public Training newTraining() {
      return new LossTraining(masked, loss);
    }
  }

  /**
   * The network, with the loss that it was compiled with.
   *
   * @return the network
   */
  public Model network() {
    return network;
  }

  @Override
  public int inputs() {
    return network.inputs();
  }

  @Override
  public int outputs() {
    return network.outputs();
  }

  @Override
  public float[] parameters() {
    return network.parameters();
  }

  @Override
  public List<Layer> layers() {
    return network.layers();
  }

  /**
   * The loss of one's own. Its heads are places in y: it takes all of them together, and what they
   * say of losses and weights is what the network was compiled with.
   *
   * @return the loss, with the network's heads
   */
  @Override
  public ModelLoss loss() {
    return loss.description().withOutputsOf(network.loss());
  }

  @Override
  public Signature signature() {
    return network.signature();
  }

  @Override
  public Forward newForward() {
    return network.newForward();
  }

  @Override
  public Backprop newBackprop() {
    return new LossBackprop(network, loss);
  }

  @Override
  public Jacobian newJacobian() {
    return network.newJacobian();
  }

  @Override
  public float[] predict(float[] x) {
    return network.predict(x);
  }

  @Override
  public LossModel copy() {
    return of(network.copy(), loss);
  }

  /** The network, and the loss in place of its own. */
  @Override
  public String toString() {
    return network + "\n  with the loss " + loss;
  }
}
