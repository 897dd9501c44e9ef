package io.github.chainrule.exchange.tflite;

import io.github.chainrule.exchange.DamagedFileException;

/** How one kind of operator is brought into a graph. */
interface TfliteReading {
  /** Adds the operator's nodes, and gives the value of the last. */
  String read(TfliteOperator operator) throws DamagedFileException;
}
