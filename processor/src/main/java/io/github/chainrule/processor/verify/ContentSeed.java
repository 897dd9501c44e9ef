package io.github.chainrule.processor.verify;

import io.github.chainrule.processor.spec.HeadSpec;
import io.github.chainrule.processor.spec.LayerSpec;
import io.github.chainrule.processor.spec.NetworkSpec;

/** A seed that depends on a network's content alone, and not on its emission or its names. */
final class ContentSeed {

  private ContentSeed() {}

  static long of(NetworkSpec network) {
    StringBuilder content = new StringBuilder();
    content.append(network.inputs()).append(losses(network));
    for (LayerSpec layer : network.layers()) {
      content.append(' ').append(layer.sources()).append(layer.content());
    }
    if (network.parts().size() > 1) {
      network.parts().forEach(part -> content.append(part.extent().text()));
    }
    if (network.heads().size() > 1) {
      network.heads().forEach(head -> content.append(head.layer()));
    }
    return hash(content);
  }

  private static String losses(NetworkSpec network) {
    StringBuilder losses = new StringBuilder();
    for (HeadSpec head : network.heads()) {
      losses.append(head.loss().name()).append(head.weight() == 1 ? "" : head.weight());
    }
    return losses.toString();
  }

  private static long hash(CharSequence content) {
    long seed = 0;
    for (int index = 0; index < content.length(); index++) {
      seed = 31 * seed + content.charAt(index);
    }
    return seed;
  }
}
