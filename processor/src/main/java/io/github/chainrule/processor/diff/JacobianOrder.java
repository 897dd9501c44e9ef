package io.github.chainrule.processor.diff;

import io.github.chainrule.processor.diff.Bracketing.Span;
import io.github.chainrule.processor.program.ForwardProgram;
import io.github.chainrule.processor.spec.NetworkSpec;
import java.util.HashMap;
import java.util.Map;
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

  /** The order that {@link Bracketing} finds; none if the network is not a chain of layers. */
  public static Optional<JacobianOrder> of(ForwardProgram forward) {
    return InputJacobian.isChain(forward.network())
        ? Optional.of(of(InputJacobian.bracketing(forward)))
        : Optional.empty();
  }

  /** Whether no order of a chain's layers costs fewer multiplications, which long ones forgo. */
  public static boolean isCheapest(NetworkSpec network) {
    return network.layers().size() <= CheapestOrder.LAYERS;
  }

  private static JacobianOrder of(Bracketing bracketing) {
    Map<Span, JacobianOrder> orders = new HashMap<>();
    for (Span span : bracketing.parts()) {
      int split = bracketing.choice(span).split();
      boolean isLayer = span.layers() == 1;
      orders.put(
          span,
          new JacobianOrder(
              span.to() - 1,
              isLayer ? null : part(orders, new Span(split, span.to())),
              isLayer ? null : part(orders, new Span(span.from(), split))));
    }
    return orders.get(bracketing.all());
  }

  /** A part; the layer that a sweep goes through is none of the partial products. */
  private static JacobianOrder part(Map<Span, JacobianOrder> orders, Span span) {
    JacobianOrder known = orders.get(span);
    return known != null ? known : new JacobianOrder(span.to() - 1, null, null);
  }

  /** Whether this is one layer's own Jacobian. */
  public boolean isLayer() {
    return left == null;
  }

  /** Whether every product has the first of its layers on the right: a sweep back. */
  public boolean isFromOutputs() {
    JacobianOrder order = this;
    while (!order.isLayer() && order.right.isLayer()) {
      order = order.left;
    }
    return order.isLayer();
  }

  /** Whether every product has the last of its layers on the left: a sweep on. */
  public boolean isFromInputs() {
    JacobianOrder order = this;
    while (!order.isLayer() && order.left.isLayer()) {
      order = order.right;
    }
    return order.isLayer();
  }
}
