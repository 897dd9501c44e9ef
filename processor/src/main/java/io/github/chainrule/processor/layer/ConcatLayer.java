package io.github.chainrule.processor.layer;

import io.github.chainrule.processor.program.Node;

/** The program of a layer that joins what it reads. */
final class ConcatLayer {

  private ConcatLayer() {}

  /** Sources are joined before any layer reads them, so that nothing is left to do. */
  static LayerValues values(Node joined) {
    return new LayerValues(joined, joined);
  }
}
