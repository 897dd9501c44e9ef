package io.github.chainrule.runtime.f32.train;

import io.github.chainrule.runtime.f32.Model;
import io.github.chainrule.runtime.f32.data.SampleSource;
import io.github.chainrule.runtime.internal.Unexpected;

/** Refuses a source that a model cannot take, and settings that need all samples at once. */
final class SourceFits {
  private SourceFits() {}

  static void check(TrainerBuilder settings, Model model, SampleSource source) {
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
    refuse(settings.validation != null && !ownSamples, "validationFraction", "validation samples");
    refuse(settings.batchSize() == Integer.MAX_VALUE, "batchSize", "batches");
    refuse(settings.rule.optimizer().fullBatch(), "optimizer", "one that takes batches");
    refuse(settings.classWeights != null, "classWeights", "no weights");
    refuse(settings.gradientTolerance > 0, "gradientTolerance", "none");
    refuse(settings.metrics != null && !ownSamples, "metric", "validation samples");
    refuse(settings.patience > 0 && !ownSamples, "earlyStopping", "validation samples");
  }

  private static void refuse(boolean wrong, String setting, String expected) {
    if (wrong) {
      throw Unexpected.argument(setting, expected + " for a source", "what needs all samples");
    }
  }
}
