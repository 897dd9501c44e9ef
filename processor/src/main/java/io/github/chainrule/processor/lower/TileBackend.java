package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.PortableTiles;
import io.github.chainrule.processor.kernel.TileCalls;
import io.github.chainrule.processor.lower.cost.Target;

/**
 * What computes with tiles of samples: how long their rows may be and what steps take, which is by
 * the target, and the calls that steps are.
 */
public record TileBackend(Target target, TileCalls calls) {

  /** The runtime's own, in plain Java. */
  public static final TileBackend PORTABLE = new TileBackend(Target.HOTSPOT, new PortableTiles());
}
