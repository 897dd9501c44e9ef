package io.github.chainrule.exchange.onnx;

import io.github.chainrule.exchange.DamagedFileException;

/** How one kind of operator is brought into a graph. */
interface OnnxReading {
  void read(OnnxContext context) throws DamagedFileException;
}
