package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import io.github.chainrule.runtime.internal.VectorUnit;

/** Makes what computes by vectors; loads no class that needs their module if they are not used. */
@FromJava17
final class VectorTiles {
  /** Vectors of two doubles take longer than plain Java. */
  private static final int FEWEST_LANES = 4;

  private VectorTiles() {}

  static TileVectors create() {
    int lanes = VectorUnit.floats() * Integer.BYTES / Float.BYTES;
    return VectorUnit.isUsed() && lanes >= FEWEST_LANES ? VectorKernels.start() : null;
  }
}
