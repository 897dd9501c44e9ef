package io.github.chainrule.samples.spark;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** Is of the precision that Spark's rows do not have. */
@Network(inputs = 2, precision = Precision.DOUBLE)
public interface WideWave {
  /** A plane. */
  @Dense(units = 1)
  Layer height();
}
