package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import io.github.chainrule.runtime.internal.VectorUnit;

/** Makes what computes by vectors; loads no class that needs their module if they are not used. */
@FromJava17
final class VectorTiles {
  /** Vectors of two doubles take longer than plain Java. */
  private static final int FEWEST_LANES = 4;

  /** How many numbers a vector has; said here, where no class of vectors is loaded for it. */
  static final int LANES = VectorUnit.floats() * Integer.BYTES / Float.BYTES;

  private VectorTiles() {}

  static TileVectors create() {
    return VectorUnit.isUsed() && LANES >= FEWEST_LANES ? VectorKernels.start() : null;
  }
}
