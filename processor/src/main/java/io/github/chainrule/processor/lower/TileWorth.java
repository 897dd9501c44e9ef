package io.github.chainrule.processor.lower;

import io.github.chainrule.processor.kernel.TileKernel;
import io.github.chainrule.processor.kernel.TileStep;

/**
 * Estimates how many samples are worth a tile. What is computed along the samples takes as long for
 * a few of them as for all that a tile holds; what is computed along the outputs takes its time for
 * each.
 */
final class TileWorth {

  /**
   * Nanoseconds of a multiply-add of one sample, along 256 samples or 128 outputs, on the machine
   * of {@link SampleCosts}.
   */
  private static final double MULTIPLY_ADD = 0.06;

  /** Whatever the estimate, fewer samples than a part of a tile are not worth it. */
  private static final int LEAST_PART = 16;

  private TileWorth() {}

  /** How many samples are worth a tile of the outputs, at most the tile's. */
  static int fewest(TileKernel outputs, int samples, LayerCosts layers) {
    double single = layers.forward();
    double tile = 0;
    for (TileStep step : outputs.steps()) {
      if (step instanceof TileStep.Affine map) {
        tile += MULTIPLY_ADD * samples * map.inputs() * map.outputs();
      } else if (step instanceof TileStep.AffineAlongOutputs along) {
        single -= MULTIPLY_ADD * along.map().inputs() * along.count();
      }
    }
    double fewest = single > 0 ? Math.ceil(tile / single) : samples;
    return Math.max(samples / LEAST_PART, (int) Math.min(samples, fewest));
  }
}
