package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.Dataset;

/** The samples that a fit trains with, and those that it only measures its loss by. */
final class Validation {
  private final BlockTask loss = new LossTask();
  final Dataset training;
  final Dataset samples;

  private Validation(Dataset training, Dataset samples) {
    this.training = training;
    this.samples = samples;
  }

  /** The mean loss of the samples that are not trained with. */
  double loss(BatchEvaluator evaluator) {
    return evaluator.all(loss, samples, null);
  }

  /** Where the samples of a fit come from. */
  abstract static class Source {
    /** Divides what a fit was given, which fits the model. */
    abstract Validation of(Model model, Dataset data, long seed);
  }

  /** Samples of their own. */
  static Source by(final Dataset samples) {
    return new Source() {
      @Override
      Validation of(Model model, Dataset data, long seed) {
        Trainer.fits("validation", model, samples);
        return new Validation(data, samples);
      }
    };
  }

  /** A share of those that the fit was given, drawn at random. */
  static Source by(final double fraction) {
    return new Source() {
      @Override
      Validation of(Model model, Dataset data, long seed) {
        Dataset.Split split = data.shuffle(seed).split(1 - fraction);
        Trainer.fits("data, without the validation fraction", model, split.first());
        Trainer.fits("validation fraction", model, split.second());
        return new Validation(split.first(), split.second());
      }
    };
  }
}
