package io.github.chainrule.runtime.train;

import io.github.chainrule.runtime.internal.Settings;
import io.github.chainrule.runtime.internal.Unexpected;

/**
 * What a fit is of: the layers, and how many samples in batches of which size. A checkpoint keeps
 * it, and is not resumed where any of it is another. Immutable.
 */
public final class FitOrigin {
  private final String layers;
  private final int samples;
  private final int batchSize;

  /**
   * Describes what a fit is of.
   *
   * @param layers the layers as {@code io.github.chainrule.runtime.io.Architecture} writes them
   * @param samples the number of samples that are trained with, 0 for any
   * @param batchSize the number of samples of a step, 0 for any
   * @throws IllegalArgumentException if a number is negative
   * @throws NullPointerException if layers are null
   */
  public FitOrigin(String layers, int samples, int batchSize) {
    Settings.present("layers", layers);
    Settings.atLeast("samples", samples, 0);
    Settings.atLeast("batchSize", batchSize, 0);
    this.layers = layers;
    this.samples = samples;
    this.batchSize = batchSize;
  }

  /**
   * The layers.
   *
   * @return such as {@code hidden: 4 -> 16, TANH; species: 16 -> 3, SOFTMAX}
   */
  public String layers() {
    return layers;
  }

  /**
   * The number of samples that are trained with, without those for validation.
   *
   * @return the number, 0 for any
   */
  public int samples() {
    return samples;
  }

  /**
   * The number of samples of a step.
   *
   * @return the number, at most that of the samples; 0 for any
   */
  public int batchSize() {
    return batchSize;
  }

  /**
   * The same layers with whatever data.
   *
   * @return an origin without numbers
   */
  public FitOrigin ofAnyData() {
    return new FitOrigin(layers, 0, 0);
  }

  /**
   * Refuses another network: checkpoints of it may have as many parameters.
   *
   * @param found the layers of the model that is to be fitted further
   * @throws IllegalArgumentException if they are not those of the fit
   */
  public void checkLayers(String found) {
    if (!layers.equals(found)) {
      throw Unexpected.argument("checkpoint", "the layers " + found, layers);
    }
  }

  /**
   * Refuses other sizes of data and batches, with which a fit would go on with other bits.
   *
   * @param foundSamples the number of samples that are to be trained with
   * @param foundBatchSize the number of samples of a step
   * @throws IllegalArgumentException if they are not those of the fit
   */
  public void checkData(int foundSamples, int foundBatchSize) {
    if (samples != 0 && samples != foundSamples) {
      throw Unexpected.argument("data", samples + " samples (the checkpoint's)", foundSamples);
    }
    if (batchSize != 0 && batchSize != foundBatchSize) {
      throw Unexpected.argument("batchSize", batchSize + " (the checkpoint's)", foundBatchSize);
    }
  }

  /** Reads {@code y: 4 -> 3, SOFTMAX; 120 samples in batches of 32}. */
  @Override
  public String toString() {
    return samples == 0 ? layers : layers + "; " + samples + " samples in batches of " + batchSize;
  }
}
