package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.internal.Unexpected;

/** Refuses a source that a model cannot take, and settings that need all samples at once. */
final class SourceFits {
  private SourceFits() {}

  static void check(TrainerSettings settings, Model model, SampleSource source) {
    if (source.inputs() != model.inputs()) {
      throw Unexpected.argument(
          "source", model.inputs() + " inputs (the model's)", source.inputs());
    }
    boolean needed = source.outputs() != 0 || model.loss().readsTargets();
    if (source.outputs() != model.outputs() && needed) {
      throw Unexpected.argument(
          "source", Trainer.targetsOf(model), Trainer.count(source.outputs()));
    }
    boolean ownSamples = settings.validation != null && settings.validation.hasSamples();
    needsAll(settings.validation != null && !ownSamples, "validationFraction");
    needsAll(settings.rule.optimizer().fullBatch(), "optimizer");
    needsAll(settings.batchSize() == Integer.MAX_VALUE, "fullBatch");
    needsAll(settings.classWeights != null, "balanced or classWeights");
    needsAll(settings.gradientTolerance > 0, "gradientTolerance");
    needsValidation(settings.metrics != null && !ownSamples, "metric");
    needsValidation(settings.patience > 0 && !ownSamples, "earlyStopping");
  }

  private static void needsAll(boolean set, String setting) {
    if (set) {
      throw new IllegalArgumentException(
          setting + ": needs all samples at once; a source has them one after another");
    }
  }

  private static void needsValidation(boolean set, String setting) {
    if (set) {
      throw new IllegalArgumentException(
          setting + ": needs validation samples, since a source is read only once an epoch");
    }
  }
}
