package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;

/** A seed that depends on a network's content alone, and not on its emission or its names. */
final class ContentSeed {

  private ContentSeed() {}

  static long of(NetworkSpec network) {
    StringBuilder content = new StringBuilder();
    content.append(network.inputs()).append(network.loss().name());
    for (LayerSpec layer : network.layers()) {
      content.append(' ').append(layer.sources()).append(layer.content());
    }
    long seed = 0;
    for (int index = 0; index < content.length(); index++) {
      seed = 31 * seed + content.charAt(index);
    }
    return seed;
  }
}
