package io.github.chainrule.exchange.rtneural;

import io.github.chainrule.exchange.DamagedFileException;

/** How one kind of layer is brought into a graph. */
interface RtNeuralReading {
  /** Adds the layer's nodes, and gives the value of the last, before any activation. */
  String read(RtNeuralLayer layer, String x) throws DamagedFileException;
}
