package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/** Which samples a fit measures its loss by without training with them. Immutable. */
final class Validation {
  private final BlockTask loss = new BlockTask();

  /** Samples of their own; null for a fraction. */
  private final Dataset samples;

  private final double fraction;

  Validation(Dataset samples, double fraction) {
    this.samples = samples;
    this.fraction = fraction;
  }

  /** Whether it is by samples of their own. */
  boolean hasSamples() {
    return samples != null;
  }

  /** Divides what a fit was given, which fits the model: to train with, to validate by. */
  Dataset[] divide(Model model, Dataset data, long seed) {
    if (samples != null) {
      Trainer.fits("validation", model, samples);
      return new Dataset[] {data, samples};
    }
    Dataset.Split split = data.split(1 - fraction, seed);
    Trainer.fits("data, without the validation fraction", model, split.first());
    Trainer.fits("validation fraction", model, split.second());
    return new Dataset[] {split.first(), split.second()};
  }

  /** The mean loss of the samples to validate by. */
  double loss(BatchEvaluator evaluator, Dataset validating) {
    return evaluator.all(loss, validating, null);
  }
}
