package io.github.chainrule.samples.fits;

import io.github.chainrule.dsl.Dense;
import io.github.chainrule.dsl.Dropout;
import io.github.chainrule.dsl.Network;
import io.github.chainrule.dsl.Precision;
import io.github.chainrule.runtime.Layer;

/** A linear network that values are left out of. */
@Network(inputs = 3, precision = Precision.DOUBLE)
interface MaskedLine {
  @Dropout(0.5)
  Layer fewer();

  @Dense(units = 2)
  Layer inner();

  @Dropout(0.75)
  Layer fewest();

  @Dense(units = 1)
  Layer value();
}
