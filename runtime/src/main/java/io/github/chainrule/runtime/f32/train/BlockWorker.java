package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Backprop;
import io.github.chainrule.runtime.f32.DropoutModel;
import io.github.chainrule.runtime.f32.Forward;
import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;
import io.github.chainrule.runtime.f32.internal.Real;
import io.github.chainrule.runtime.internal.Sizes;

/** What one thread needs to evaluate a block of samples: its evaluators and its buffers. */
final class BlockWorker {
  private final Backprop backprop;
  private final float[] x;
  private final float[] t;
  private final float[] g;
  private boolean targets;

  // Where the samples come from, for whoever takes them apart.
  private Dataset data;
  private int[] order;
  private int from;
  private WeightedBlock weighted;

  // For who trains a model that values are left out of.
  private MaskedGradient masked;
  private boolean training;

  // Which of the block's samples they are, null if all of them.
  private int[] places;
  private int firstPlace;

  // For whoever asks for outputs.
  private final Model model;
  private Forward forward;
  private float[] y;

  BlockWorker(Model model, int blockSize) {
    this.backprop = model.newBackprop();
    this.model = model;
    this.x = new float[Sizes.product("samples", blockSize, "inputs", model.inputs())];
    this.t = new float[Sizes.product("samples", blockSize, "outputs", model.outputs())];
    this.g = new float[model.parameters().length];
  }

  /**
   * Has the gradients of a block computed as training does, or by the network as a whole.
   *
   * @param trains whether as training does
   * @param seed the seed of the step
   * @param start the number of samples of the batch in the blocks before
   * @param blockSize the number of samples of each of these
   */
  void begin(boolean trains, long seed, int start, int blockSize) {
    training = trains && model instanceof DropoutModel;
    if (training) {
      if (masked == null) {
        masked = new MaskedGradient((DropoutModel) model, blockSize);
      }
      masked.begin(seed, start);
    }
  }

  /** Gathers the samples of a block. */
  void gather(Dataset samples, int[] sampleOrder, int first, int m) {
    data = samples;
    order = sampleOrder;
    from = first;
    targets = data.outputs() > 0;
    gather(order, from, m, null, 0);
  }

  /** Gathers some samples of the block at hand, by their places in it. */
  void gather(int[] picks, int count, int[] blockPlaces, int first) {
    gather(picks, 0, count, blockPlaces, first);
  }

  private void gather(int[] picks, int pick, int m, int[] blockPlaces, int first) {
    places = blockPlaces;
    firstPlace = first;
    data.gather(picks, pick, m, x, targets ? t : null);
  }

  /** Computes the weighted mean loss of m samples, and its gradient if there is an array for it. */
  double weighted(int m, float[] result) {
    if (weighted == null) {
      weighted = new WeightedBlock(this, x.length / data.inputs(), g.length);
    }
    return weighted.evaluate(data, order, from, m, result);
  }

  /** Where the gradient of a block is until it is added. */
  float[] gradient() {
    return g;
  }

  double gradient(int m, float[] result) {
    float[] own = targets ? t : null;
    return training
        ? masked.gradient(x, own, m, places, firstPlace, result)
        : backprop.gradient(x, own, m, result);
  }

  double gradient(int m) {
    return gradient(m, g);
  }

  double loss(int m) {
    return backprop.loss(x, targets ? t : null, m);
  }

  float[] outputs(int m) {
    if (forward == null) {
      forward = model.newForward();
      y = new float[t.length];
    }
    forward.forward(x, y, m);
    return y;
  }

  /** Adds a multiple of the last gradient to a sum, which it begins if it is the first. */
  void addTo(float[] sum, double factor, boolean first) {
    float weight = Real.round(factor);
    if (first) {
      for (int k = 0; k < g.length; k++) {
        sum[k] = weight * g[k];
      }
    } else {
      for (int k = 0; k < g.length; k++) {
        sum[k] += weight * g[k];
      }
    }
  }
}
