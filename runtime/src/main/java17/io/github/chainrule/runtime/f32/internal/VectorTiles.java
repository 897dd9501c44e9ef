package io.github.chainrule.runtime.f32.internal;

import io.github.chainrule.runtime.internal.FromJava17;
import io.github.chainrule.runtime.internal.VectorUnit;

/** Makes what computes by vectors; loads no class that needs their module if they are not used. */
@FromJava17
final class VectorTiles {
  private VectorTiles() {}

  static TileVectors create() {
    return VectorUnit.isUsed() ? VectorKernels.start() : null;
  }
}
