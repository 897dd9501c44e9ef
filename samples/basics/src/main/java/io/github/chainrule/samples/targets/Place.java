package io.github.chainrule.samples.targets;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** A point in the plane: for the input 1 its two weights are its coordinates. */
@Network(inputs = 1, precision = Precision.DOUBLE)
public interface Place {
  /** The coordinates. */
  @Dense(units = 2, bias = false)
  Layer point();
}
