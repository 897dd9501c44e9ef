package io.github.chainrule.processor.kernel;

import java.util.Optional;

/** What computes with tiles: its types and methods, by which steps are carried out. */
public interface TileCalls {

  /** The type that makes tiles of so many samples, and most computes with them. */
  String tiles(int samples);

  /** The type that makes rows of each sample, and sums along them. */
  String rows(SampleRows rows);

  /** The call that a step is, or nothing if it is none of the runtime's. */
  Optional<RuntimeCall> of(TileStep step, int samples);
}
