package io.github.chainrule.exchange.keras;

import io.github.chainrule.exchange.DamagedFileException;

/** How one kind of layer is brought into a graph. */
interface KerasReading {
  /** Adds the layer's nodes, and gives the value of the last. */
  String read(KerasLayer layer) throws DamagedFileException;
}
