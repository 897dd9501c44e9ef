package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.program.ForwardProgram;
import java.util.Optional;

/**
 * The order in which the layers' Jacobians are multiplied to the Jacobian by the inputs: one
 * layer's, or the product of two.
 *
 * @param layer the index of the layer; of a product, that of its last
 * @param left the product of the later layers, null for a single layer
 * @param right the product of the earlier layers, null for a single layer
 */
public record JacobianOrder(int layer, JacobianOrder left, JacobianOrder right) {

  /** The order that costs fewest multiplications; none if the network is not a chain of layers. */
  public static Optional<JacobianOrder> of(ForwardProgram forward) {
    return InputJacobian.isChain(forward.network())
        ? Optional.of(of(InputJacobian.bracketing(forward), 0, forward.layers().size()))
        : Optional.empty();
  }

  private static JacobianOrder of(Bracketing bracketing, int from, int to) {
    Bracketing.Choice choice = bracketing.choice(from, to);
    return switch (choice.step()) {
      case LAYER -> new JacobianOrder(to - 1, null, null);
      case FORWARD -> split(bracketing, from, to - 1, to);
      case REVERSE -> split(bracketing, from, from + 1, to);
      case PRODUCT -> split(bracketing, from, choice.split(), to);
    };
  }

  private static JacobianOrder split(Bracketing bracketing, int from, int split, int to) {
    return new JacobianOrder(to - 1, of(bracketing, split, to), of(bracketing, from, split));
  }

  /** Whether this is one layer's own Jacobian. */
  public boolean isLayer() {
    return left == null;
  }

  /** Whether every product has the first of its layers on the right: a sweep back. */
  public boolean isFromOutputs() {
    return isLayer() || (right.isLayer() && left.isFromOutputs());
  }

  /** Whether every product has the last of its layers on the left: a sweep on. */
  public boolean isFromInputs() {
    return isLayer() || (left.isLayer() && right.isFromInputs());
  }
}
