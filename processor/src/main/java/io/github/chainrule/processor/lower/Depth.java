package io.github.chainrule.processor.lower;

import io.github.chainrule.dsl.Emission;
import io.github.chainrule.processor.spec.NetworkSpec;

/**
 * Which networks are so deep that code of their own for all layers would be too much for javac, and
 * for a class file. Theirs is written to be repeated: in loops, however narrow the layers, with
 * values in arrays that they share and few statements a layer, so that {@link
 * io.github.chainrule.processor.kernel.LayerLoops} finds layers that are alike.
 */
final class Depth {

  private static final int LAYERS = 300;

  private Depth() {}

  /** Whether a network is; who asks for unrolled code is given it. */
  static boolean isGreat(NetworkSpec network) {
    return network.layers().size() > LAYERS && network.emission() != Emission.UNROLLED;
  }
}
