package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/** The samples that a fit trains with, and those that it only measures its loss by. */
final class Validation {
  private final BlockTask loss = new LossTask();
  final Dataset training;
  final Dataset samples;

  Validation(Dataset training, Dataset samples) {
    this.training = training;
    this.samples = samples;
  }

  /** The mean loss of the samples that are not trained with. */
  double loss(BatchEvaluator evaluator) {
    return evaluator.all(loss, samples, null);
  }

  /** Where they come from. */
  static final class Source {
    /** Samples of their own; null for a fraction. */
    private final Dataset samples;

    private final double fraction;

    Source(Dataset samples, double fraction) {
      this.samples = samples;
      this.fraction = fraction;
    }

    /** Divides what a fit was given, which fits the model. */
    Validation of(Model model, Dataset data, long seed) {
      if (samples != null) {
        Trainer.fits("validation", model, samples);
        return new Validation(data, samples);
      }
      Dataset.Split split = data.shuffle(seed).split(1 - fraction);
      Trainer.fits("data, without the validation fraction", model, split.first());
      Trainer.fits("validation fraction", model, split.second());
      return new Validation(split.first(), split.second());
    }
  }
}
