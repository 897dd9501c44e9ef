package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.DropoutMasks;
import io.github.chainrule.runtime.f32.DropoutModel;
import io.github.chainrule.runtime.f32.Training;
import io.github.chainrule.runtime.internal.Sizes;

/**
 * Computes the gradients of one thread's samples with values left out: of each by the mask that its
 * place in the batch has, in whichever block and order it is computed.
 */
final class MaskedGradient {
  private final Training training;
  private final DropoutMasks masks;
  private final float[] m;
  private long seed;
  private int first;

  MaskedGradient(DropoutModel model, int blockSize) {
    this.training = model.newTraining();
    this.masks = training.masks();
    this.m = new float[Sizes.product("samples", blockSize, "masks", masks.size())];
  }

  /**
   * Begins a block.
   *
   * @param stepSeed the seed of the step
   * @param start the number of samples of the batch in the blocks before
   */
  void begin(long stepSeed, int start) {
    seed = stepSeed;
    first = start;
  }

  /**
   * Computes the mean loss and its gradient.
   *
   * @param places the places of the samples in their block, from {@code from} on; null if they are
   *     the block itself
   */
  double gradient(float[] x, float[] t, int count, int[] places, int from, float[] g) {
    for (int row = 0; row < count; row++) {
      masks.draw(seed, first + (places == null ? row : places[from + row]), m, row);
    }
    return training.gradient(x, t, count, m, g);
  }
}
